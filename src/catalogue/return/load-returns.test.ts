import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { monthPeriod } from '../../calendar/index.ts';
import { packageRoot } from '../../config.ts';
import { getReturnTemplate, getTally } from '../find-declared.ts';
import { checkDefinitions } from '../load-catalogue.ts';
import { changed, checkSample, loadSample } from '../sample-declarations.ts';
import { metrics, only } from '../sample-definitions.ts';
import { lineIn } from '../sample-mistakes.ts';

const text = `kind: returns
returns:
  - code: sample
    title: Sample return
    purpose: For tests.
    owedBy: { kinds: [area] }
    from: Apr 2007
    until: Mar 2009
    due: { day: 15, monthsInArrears: 1 }
    source: Made up
    lines:
      - code: assessments
        title: Assessments
        metric: K01
        numerator:
          tally: returned-on-time
          title: Assessments on time
          unit: count
          inTime: true
          standsInFor: on-time
        denominator:
          tally: returned-due
          title: Assessments due
          unit: count
          standsInFor: due
      - code: staff
        title: Staff
        needed: false
        figure:
          tally: returned-staff
          title: Staff in post
          kind: stock
          unit: count
          max: 500
          by: [age-band]
    checks:
      - { code: part, title: Part, kind: sum, figure: returned-on-time, must: at most, of: [returned-due], severity: refuses }
      - { code: change, title: Change, kind: change, figures: [returned-staff] }
      - { code: recorded, title: Recorded, kind: records, figure: returned-due, counted: due }
      - { code: printed, title: Printed, kind: published, figure: returned-due, metric: K01, tolerance: { percent: 2 } }
`;

const file = (content: string) => ({ 'returns.yaml': content });

describe('a file of returns', () => {
  const { catalogue, problems } = loadSample(file(text));

  test('with a bit of everything holds no mistakes', () => {
    assert.deepEqual(problems, []);
    const { lines, due, from, until } = getReturnTemplate(catalogue, 'sample');
    assert.deepEqual(due, { day: 15, monthsInArrears: 1 });
    assert.deepEqual([from, until], [monthPeriod(2007, 4).first, monthPeriod(2009, 3).first]);
    assert.deepEqual(
      lines.map(({ code, needed, within, figures }) => [
        code,
        needed,
        within,
        figures.map(({ role }) => role),
      ]),
      [
        ['assessments', true, true, ['numerator', 'denominator']],
        ['staff', false, false, ['figure']],
      ],
    );
    assert.deepEqual(lines[1]?.figures[0]?.range, { min: 0, max: 500 });
  });

  test('declares the tallies that its figures feed, over a record type of its own', () => {
    const type = catalogue.recordTypes.find(({ code }) => code === 'returned-sample');
    assert.equal(type?.returned, 'sample');
    assert.deepEqual(
      type?.fields.map(({ name }) => name),
      ['month_end', 'figure', 'value', 'due_on', 'submitted_on', 'age_band'],
    );
    const staff = getTally(catalogue, 'returned-staff');
    assert.deepEqual(
      [staff.kind, staff.record, staff.by],
      ['stock', 'returned-sample', ['age-band']],
    );
    assert.deepEqual(staff.returned, { template: 'sample', line: 'staff' });
    const onTime = getTally(catalogue, 'returned-on-time');
    assert.equal(onTime.standsInFor, 'on-time');
    // Its own records, and those of a return that came by its due day.
    assert.equal(onTime.conditions.length, 2);
  });

  test('may be what a metric is made of', () => {
    const made = metrics({
      unit: 'percent',
      formula: '{ ratio: returned-on-time, of: returned-due }',
    });
    assert.deepEqual(checkSample({ ...file(text), 'm.yaml': made }), []);
  });

  test('is named with the nearest where there is none', () => {
    assert.throws(() => getReturnTemplate(catalogue, 'smaple'), {
      ...{ code: 'CATALOGUE_UNKNOWN_RETURN', status: 404 },
      message: /Did you mean sample\?$/,
    });
  });
});

/** A part of the sample, what is put in its place, the line on which the mistake is found and what it says. */
const mistakes: ReadonlyArray<[string, string, string, RegExp]> = [
  [
    'tally: returned-staff',
    'tally: due',
    'tally: due',
    /is counted from records\. Give the figure a tally of its own/,
  ],
  [
    'tally: returned-staff',
    'tally: returned-due',
    'tally: returned-due\n          title: Staff',
    /The tally code “returned-due” is taken/,
  ],
  [
    'standsInFor: due',
    'standsInFor: dues',
    'standsInFor: dues',
    /There is no tally “dues”\. Write “due”/,
  ],
  [
    'standsInFor: due',
    'standsInFor: on-time',
    'standsInFor: on-time\n      - code',
    /Two figures stand in for “on-time”/,
  ],
  ['by: [age-band]', 'by: [age]', 'by: [age]', /There is no breakdown “age”/],
  ['kind: stock\n', 'kind: latest\n', 'by: [age-band]', /no groups that add up/],
  [
    'kind: stock\n',
    'standsInFor: due\n          kind: stock\n',
    'kind: stock',
    /“due” is a flow and this figure a stock/,
  ],
  ['max: 500', 'max: -1', 'max: -1', /The most, -1, is less than the least, 0/],
  [
    'metric: K01\n        numerator',
    'metric: K02\n        numerator',
    'metric: K02',
    /There is no metric “K02”/,
  ],
  ['until: Mar 2009', 'until: Mar 2007', 'until: Mar 2007', /The last month is before the first/],
  ['from: Apr 2007', 'from: 2007-08', 'from: 2007-08', /a month such as Apr 2007/],
  ['day: 15', 'day: 31', 'due:', /a day of the month from 1 to 28/],
  [
    'code: staff',
    'code: assessments',
    'code: assessments\n        title: Staff',
    /The line code “assessments” stands twice/,
  ],
  ['code: change', 'code: level', 'code: level', /The check code “level” stands twice/],
  [
    'figures: [returned-staff]',
    'figures: [returned-staf]',
    'figures: [returned-staf]',
    /There is no figure “returned-staf”/,
  ],
  [
    'of: [returned-due]',
    'of: [returned-on-time]',
    'of: [returned-on-time]',
    /is compared with itself/,
  ],
  ['counted: due', 'counted: duo', 'counted: duo', /There is no tally “duo”/],
  [
    'needed: false\n',
    'needed: false\n        within: true\n',
    'within: true',
    /A single figure is a part of nothing/,
  ],
];

describe('a mistake in a return', () => {
  for (const [part, replacement, at, message] of mistakes) {
    test(`such as “${replacement.trim().split('\n')[0]}” is found at its line`, () => {
      const wrong = changed(text, part, replacement);
      const found = checkSample(file(wrong)).filter((problem) => message.test(problem.message));
      const problem = only(found);
      assert.equal(problem.place?.line, lineIn(wrong, at));
    });
  }

  test('of a line that is neither a figure nor a pair says what it is to be', () => {
    const wrong = changed(
      text,
      'figure:\n          tally: returned-staff',
      'numerator:\n          tally: returned-staff',
    );
    const problem = only(
      checkSample(file(wrong)).filter(({ message }) => /a figure, or a numerator/.test(message)),
    );
    assert.equal(problem.place?.file?.endsWith('returns.yaml'), true);
  });
});

test('the file of the guide to returns is sound', (context) => {
  const guide = readFileSync(join(packageRoot, 'docs/guides/returns.md'), 'utf8');
  const [, written = ''] = /^```yaml\n(.*?)^```/ms.exec(guide) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-guide-'));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(packageRoot, 'definitions'), folder, { recursive: true });
  writeFileSync(join(folder, 'guide.yaml'), written);
  assert.deepEqual(checkDefinitions(folder), []);
});
