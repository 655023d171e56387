import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getCalendar, loadCalendars } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import { checkSample } from './sample-declarations.ts';
import { metrics, only } from './sample-definitions.ts';

const calendar = getCalendar(loadCalendars(packageRoot));

/** Due on 11 April 2007: the first on time, the second a day late, the third open, the fourth of another tier. */
const four = `
      - { record: assessment, with: { triggered_on: 2007-04-02, tier: 4, completed_on: 2007-04-11 } }
      - { record: assessment, with: { triggered_on: 2007-04-02, tier: 4, completed_on: 2007-04-12 } }
      - { record: assessment, times: 2, with: { triggered_on: 2007-04-02, tier: 4 } }
      - { record: assessment, with: { triggered_on: 2007-04-02, tier: 2 } }`;

const example = (outturn: string, records = four, period = 'Apr 2007') =>
  checkSample(
    {
      'm.yaml': metrics({
        unit: 'percent',
        formula: '{ ratio: on-time, of: due }',
        examples: `\n    - title: Easter\n      period: ${period}\n      outturn: ${outturn}\n      records: ${records}`,
      }),
    },
    calendar,
  );

describe('the examples of a definition', () => {
  test('that it bears out are no problem', () => {
    assert.deepEqual(example('25'), []);
    assert.deepEqual(example('null', '[]'), []);
    assert.deepEqual(example('null', four, 'May 2007'), []);
    assert.deepEqual(example('25', four, '2007-08'), []);
  });

  test('that it does not are one, with both figures and the place', () => {
    const problem = only(example('66.67'));
    assert.equal(
      problem.message,
      'K01: “Easter”: expected 66.67, the definition gives 25. Correct the example or the definition.',
    );
    assert.equal(problem.place?.path, 'metrics[0].examples[0].outturn');
    assert.equal(problem.place?.line, 19);
  });

  test('are held to two places more than the metric prints', () => {
    const three = `\n      - { record: assessment, with: { triggered_on: 2007-04-02, tier: 4, completed_on: 2007-04-11 } }\n      - { record: assessment, times: 2, with: { triggered_on: 2007-04-02, tier: 4 } }`;
    assert.deepEqual(example('33.33', three), []);
    assert.match(
      only(example('33.3', three)).message,
      /expected 33\.3, the definition gives 33\.33/,
    );
  });

  test('say why there is no outturn', () => {
    const nothing = only(example('0', '[]'));
    assert.match(
      nothing.message,
      /gives no outturn: “Assessments due” comes to 0, so there is nothing/,
    );
    assert.match(only(example('null')).message, /expected no outturn, the definition gives 25/);
  });

  test('are checked against the types of their records', () => {
    const mistakes = example(
      '25',
      `
      - { record: assesment, with: { tier: 4 } }
      - { record: assessment, with: { teir: 4, trigger: bail } }
      - { record: assessment, with: { triggered_on: 2007-02-30, tier: four, priority: 1 } }`,
    );
    assert.deepEqual(
      mistakes.map(({ message }) => message.replace(/\. .*/, '')),
      [
        'K01: There is no record type “assesment”',
        'K01: assessment has no field “teir”',
        'K01: “trigger” cannot be "bail": it is none of the choices',
        'K01: “triggered_on” cannot be "2007-02-30": it is no day',
        'K01: “tier” cannot be "four": it is no number',
        'K01: “priority” cannot be 1: it is neither true nor false',
      ],
    );
    assert.equal(mistakes[2]?.place?.path, 'metrics[0].examples[0].records[1].with.trigger');
  });

  test('are of a period that can be read', () => {
    const problem = only(example('25', four, '2007'));
    assert.equal(problem.place?.path, 'metrics[0].examples[0].period');
  });

  test('wait until there is no other mistake', () => {
    const files = { 'm.yaml': metrics({ unit: 'percent', formula: '{ ratio: on-tim, of: due }' }) };
    assert.match(only(checkSample(files, calendar)).message, /no tally “on-tim”/);
  });
});
