import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { getMetric, loadCatalogue } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { inTheWay } from './check-return.ts';
import { briefly, findings, sound } from './sample-return.fixture.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

describe('the checks of every return', () => {
  test('find nothing in sound cells', () => {
    assert.deepEqual(findings(sound), []);
  });

  test('find everything at once, in the order of the form', () => {
    const found = findings({ 'on-time': 'many', due: '', staff: '12.55', visits: '2000' });
    assert.deepEqual(briefly(found), [
      'on-time: type refuses',
      'due: needed refuses',
      'staff: type refuses',
      'visits: range refuses',
    ]);
  });

  test('say what may stand in a cell', () => {
    const [found] = findings({ ...sound, due: '50.5' });
    assert.equal(
      found?.message,
      '“50.5” has more decimals than the figure takes. Write a whole number from 0 to 1000.',
    );
    assert.equal(found?.stated, '50.5');
    assert.equal(found?.expected, 'a whole number from 0 to 1000');
  });

  test('let a numerator be as much as its denominator and no more', () => {
    assert.deepEqual(findings({ ...sound, 'on-time': '50' }), []);
    const found = findings({ ...sound, 'on-time': '51' });
    assert.deepEqual(briefly(found), ['on-time: within refuses']);
    assert.equal(found[0]?.expected, 'at most 50');
  });

  test('take “not supplied” with a word of explanation, for a whole line', () => {
    const none = { ...sound, 'on-time': 'not supplied', due: 'n/a' };
    const found = findings(none);
    assert.deepEqual(briefly(found), ['on-time: needed asks', 'due: needed asks']);
    assert.equal(inTheWay(found).length, 2);
    assert.deepEqual(
      inTheWay(findings({ ...none, 'reports:explanation': 'The system was down.' })),
      [],
    );
    const half = findings({ ...sound, 'on-time': 'not supplied', 'reports:explanation': 'Lost.' });
    assert.deepEqual(briefly(half), ['on-time: needed refuses']);
  });

  test('take no blank of words for an explanation', () => {
    const found = findings({
      ...sound,
      staff: '',
      'staff.male': '',
      'staff.female': '',
      'staff.not-stated': '',
    });
    assert.deepEqual(briefly(found), ['staff: needed refuses']);
    const blank = { ...sound, 'on-time': '..', due: '..', 'reports:explanation': '  ' };
    assert.equal(inTheWay(findings(blank)).length, 2);
  });

  test('let a line that is not needed be blank', () => {
    assert.deepEqual(findings({ ...sound, visits: '' }), []);
  });
});

describe('groups of a figure', () => {
  test('add up to the whole, to the last decimal', () => {
    // 0.1 + 0.2 + 12.2 is 12.5, whatever binary fractions make of it.
    const tenths = { 'staff.male': '0.1', 'staff.female': '0.2', 'staff.not-stated': '12.2' };
    assert.deepEqual(findings({ ...sound, ...tenths }), []);
    const found = findings({ ...sound, 'staff.female': '6.4' });
    assert.deepEqual(briefly(found), ['staff: breakdown refuses']);
    assert.equal(found[0]?.expected, '12.4');
  });

  test('are all there or none is', () => {
    const found = findings({ ...sound, 'staff.not-stated': '' });
    assert.deepEqual(briefly(found), ['staff.not-stated: breakdown refuses']);
    const none = { ...sound, 'staff.male': '', 'staff.female': '', 'staff.not-stated': '' };
    assert.deepEqual(briefly(findings(none)), ['staff: breakdown asks']);
  });

  test('that add up are never found wrong, and those that do not always are', () => {
    const tenths = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(
        tenths,
        tenths,
        tenths,
        fc.integer({ min: -5, max: 5 }),
        (male, female, rest, off) => {
          const print = (value: number) => (value / 10).toFixed(1);
          const whole = male + female + rest + off;
          fc.pre(whole >= 0);
          const found = findings({
            ...sound,
            staff: print(whole),
            'staff.male': print(male),
            'staff.female': print(female),
            'staff.not-stated': print(rest),
          });
          assert.equal(found.length, off === 0 ? 0 : 1);
        },
      ),
    );
  });
});

describe('the checks that a template declares', () => {
  const severity = 'asks';
  const title = 'A check';

  test('compare a figure with the sum of others', () => {
    const check = {
      kind: 'sum',
      code: 'all',
      title,
      severity: 'refuses',
      figure: 'due',
      must: 'equal',
      of: ['on-time', 'visits'],
    } as const;
    assert.deepEqual(findings({ ...sound, visits: '5' }, { checks: [check] }), []);
    const [found] = findings({ ...sound, visits: '6' }, { checks: [check] });
    assert.equal(found?.cell, 'due');
    assert.equal(
      found?.message,
      'A check: “due” is 50, and “on-time” with “visits” together are 51.',
    );
    // Without one of them there is nothing to compare.
    assert.deepEqual(findings(sound, { checks: [check] }), []);
    const least = { ...check, must: 'at least' } as const;
    assert.deepEqual(findings({ ...sound, visits: '4' }, { checks: [least] }), []);
    assert.equal(
      findings({ ...sound, visits: '6' }, { checks: [least] })[0]?.expected,
      'at least 51',
    );
  });

  test('ask about a figure outside the limits of the months before', () => {
    const checks = [
      { kind: 'change', code: 'change', title, severity, figures: ['due', 'visits'] } as const,
    ];
    const limits = { lower: 40, upper: 50 };
    assert.deepEqual(findings(sound, { checks, limits }), []);
    const found = findings({ ...sound, due: '51' }, { checks, limits });
    assert.deepEqual(briefly(found), ['due: change asks']);
    assert.equal(found[0]?.expected, '40.0 to 50.0');
    assert.deepEqual(found[0]?.asks, ['explanation']);
    // Of too few months there are no limits.
    assert.deepEqual(findings({ ...sound, due: '51' }, { checks }), []);
  });

  test('compare with records and with what was published, as far apart as is allowed', () => {
    const records = {
      kind: 'records',
      code: 'records',
      title,
      severity,
      figure: 'due',
      counted: 'reports-counted',
      tolerance: { percent: 10 },
    } as const;
    const published = {
      kind: 'published',
      code: 'published',
      title,
      severity,
      figure: 'due',
      metric: 'B04',
      tolerance: { number: 5 },
    } as const;
    const checks = [records, published];
    const near = { counted: new Map([['reports-counted', 54]]), published: new Map([['B04', 55]]) };
    // 10% of 54 is 5.4 and 54 - 50 is 4; 55 - 50 is 5.
    assert.deepEqual(findings(sound, { checks, beside: near }), []);
    const far = { counted: new Map([['reports-counted', 60]]), published: new Map([['B04', 56]]) };
    // 10% of 60 is 6 and 60 - 50 is 10; 56 - 50 is 6.
    assert.deepEqual(briefly(findings(sound, { checks, beside: far })), [
      'due: records asks',
      'due: published asks',
    ]);
    assert.deepEqual(findings(sound, { checks }), []);
  });

  test('ask about a miss what happened and what is done about it', () => {
    const metrics = [getMetric(catalogue, 'P02')].map((metric) => ({
      ...metric,
      formula: {
        kind: 'ratio',
        top: { tally: 'on-time' },
        bottom: { tally: 'due' },
        annual: false,
      } as const,
    }));
    // 45 of 50 is 90%.
    assert.deepEqual(findings(sound, { metrics, beside: { levels: new Map([['P02', 90]]) } }), []);
    const beside = { levels: new Map([['P02', 95]]) };
    const [missed] = findings(sound, { metrics, beside });
    assert.equal(missed?.check, 'level');
    assert.deepEqual([missed?.stated, missed?.expected], ['90%', '95%']);
    assert.deepEqual(missed?.asks, ['explanation', 'recovery']);
    const said = { ...sound, 'reports:explanation': 'Two writers were ill.' };
    assert.equal(inTheWay(findings(said, { metrics, beside })).length, 1);
    const both = { ...said, 'reports:recovery': 'A third begins in May.' };
    assert.deepEqual(inTheWay(findings(both, { metrics, beside })), []);
  });
});
