import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeRecordType } from './describe-record-type.ts';
import { explainMetric } from './explain.ts';
import { getRecordType, getTally } from './find-declared.ts';
import { changed, loadSample, tallies } from './sample-declarations.ts';
import { metrics } from './sample-definitions.ts';
import { explainTally } from './tally-words.ts';

const examples = `
      - title: Over Easter
        period: Apr 2007
        records:
          - { record: assessment, with: { triggered_on: 2007-04-02, tier: 4, completed_on: 2007-04-11 } }
          - { record: assessment, times: 2, with: { triggered_on: 2007-04-02, tier: 4, priority: true } }
        outturn: 33.33
      - { title: Nothing, period: 2007-08, records: [], outturn: null }`;
const { catalogue } = loadSample({
  'm.yaml': metrics({ unit: 'percent', formula: '{ ratio: on-time, of: due }', examples }),
});
const type = getRecordType(catalogue, 'assessment');

describe('explainTally', () => {
  test('says in words what the declaration holds', () => {
    const explained = explainTally(getTally(catalogue, 'on-time'), type, catalogue.breakdowns);
    assert.deepEqual(Object.fromEntries(explained.map(({ term, text }) => [term, text])), {
      'What is counted': 'Assessments on time.',
      'Records that count':
        'Assessments of which “Tier” is 4; “Completed” is no later than 5 working days after “Triggered”.',
      Month: 'Each counts in the month of 5 working days after “Triggered”.',
      'What each adds': '1.',
      'Over months': 'Months are added.',
      By: 'Age.',
      Source: 'Made up for tests',
    });
  });

  test('has words for every condition, amount and kind', () => {
    const told = (condition: string, amount = '1') => {
      const text = changed(tallies, '{ field: tier, is: 4 }', condition)
        .replace('title: Assessments due', `title: D\n    kind: stock\n    adds: ${amount}`)
        .replace('month: { workingDays: 5, after: triggered_on }', 'month: triggered_on');
      const loaded = loadSample({ 'tallies.yaml': text }).catalogue;
      const lines = explainTally(getTally(loaded, 'due'), type, loaded.breakdowns);
      return lines.map(({ text: words }) => words);
    };
    for (const [condition, words] of [
      ['{ field: trigger, in: [sentence, release] }', '“Trigger” is sentence or release'],
      ['{ field: priority, is: true }', '“Priority” is yes'],
      ['{ not: { field: priority, is: true } }', '“Priority” is not yes'],
      ['{ field: hours, moreThan: 2.5 }', '“Hours” is more than 2.5'],
      ['{ field: completed_on, known: false }', '“Completed” is not known'],
      ['{ date: completed_on, after: triggered_on }', '“Completed” is after “Triggered”'],
      [
        '{ date: triggered_on, weekday: [Monday, Tuesday, Wednesday] }',
        '“Triggered” is a Monday to Wednesday',
      ],
      [
        '{ date: { latest: [triggered_on, completed_on] }, monthEnd: true }',
        'the latest of “Triggered” and “Completed” is the last day of its month',
      ],
      [
        '{ any: [{ field: tier, is: 1 }, { all: [{ field: tier, is: 2 }, { field: hours, known: true }] }] }',
        '“Tier” is 1, or (“Tier” is 2, and “Hours” is known)',
      ],
      [
        '{ not: { date: completed_on, by: { months: 1, after: triggered_on } } }',
        'it is not so that “Completed” is no later than 1 month after “Triggered”',
      ],
    ] as const) {
      assert.equal(told(condition)[1], `Assessments of which ${words}.`);
    }
    const [, , month, , over] = told('{ field: tier, is: 4 }');
    assert.equal(month, 'Each counts in the month of the day in “Triggered”.');
    assert.match(over ?? '', /the average of those for which there are records/);
    for (const [amount, words] of [
      ['{ field: hours }', 'Its “Hours”.'],
      ['{ field: hours, times: tier }', 'Its “Hours” times “Tier”.'],
      ['{ field: hours, times: days in month }', 'Its “Hours” times the days of the month.'],
      [
        '{ workingDays: { from: triggered_on, to: completed_on } }',
        'The working days after “Triggered”, up to and including “Completed”.',
      ],
    ] as const) {
      assert.equal(told('{ field: tier, is: 4 }', amount)[3], words);
    }
  });
});

describe('the technical note of a metric with a formula', () => {
  const [metric] = catalogue.metrics;
  assert.ok(metric);
  const lines = Object.fromEntries(
    explainMetric(metric, catalogue).map(({ term, text }) => [term, text]),
  );

  test('gives the formula and the rule of each tally, a part by what it adds to its whole', () => {
    assert.equal(
      lines['How it is made'],
      '“Assessments on time” as a percentage of “Assessments due”.',
    );
    assert.equal(
      lines['Assessments due'],
      'Assessments of which “Tier” is 4. Each counts in the month of 5 working days after “Triggered”. (Made up for tests.)',
    );
    assert.equal(
      lines['Assessments on time'],
      'Of the records of “Assessments due”, those of which “Completed” is no later than 5 working days after “Triggered”. (Made up for tests.)',
    );
    const terms = Object.keys(lines);
    assert.ok(terms.indexOf('Assessments due') < terms.indexOf('Assessments on time'));
  });

  test('gives the examples with their records and what they come to', () => {
    assert.equal(
      lines['Example, April 2007'],
      'Over Easter. Records: assessment (triggered: 2 April 2007, tier: 4, completed: 11 April 2007); 2 × assessment (triggered: 2 April 2007, tier: 4, priority: yes). Outturn: 33.33%.',
    );
    assert.equal(lines['Example, April 2007 to March 2008'], 'Nothing. No records. Outturn: none.');
  });

  test('says that a region is made from tallies', () => {
    assert.match(lines['Regions, groups and the nation'] ?? '', /never an average/);
  });

  test('says what the formula is, of every kind', () => {
    const made = (formula: string, unit = 'rate') => {
      const loaded = loadSample({ 'm.yaml': metrics({ unit, formula }) }).catalogue;
      const [first] = loaded.metrics;
      assert.ok(first);
      return explainMetric(first, loaded).find(({ term }) => term === 'How it is made')?.text;
    };
    const [due, done] = ['“Assessments due”', '“Assessments on time”'];
    assert.equal(made('{ ratio: on-time, of: due }'), `${done} divided by ${due}.`);
    assert.equal(
      made('{ rate: on-time, of: due, per: 100000, annual: true }'),
      `${done} for every 100,000 of ${due}. Scaled to twelve months.`,
    );
    assert.equal(made('{ difference: due, less: on-time }'), `${due} less ${done}.`);
    assert.equal(
      made('{ sum: [due, on-time], among: { fact: category, in: [C, D] } }'),
      `${due} plus ${done}. Only of providers of which the category on the last day of the period is C or D.`,
    );
  });
});

describe('describeRecordType', () => {
  test('says of every field what to write', () => {
    const { fields, about, providers, happened } = describeRecordType(type);
    assert.deepEqual(
      [about, providers, happened],
      [
        'One assessment that fell due.',
        'Recorded by probation areas.',
        'The provider must have been open on the day in “Triggered”.',
      ],
    );
    const takes = Object.fromEntries(fields.map((field) => [field.name, field.takes]));
    assert.deepEqual(takes, {
      person: 'The pseudonymous key of a person.',
      triggered_on: 'A day such as 2007-04-30.',
      completed_on:
        'A day such as 2007-04-30, not before “Triggered”. Left empty when it is not known.',
      tier: 'A whole number from 1 to 4. Left empty when it is not known.',
      priority: 'True or false. Left empty when it is not known.',
      hours: 'A number. Left empty when it is not known.',
      trigger: 'One of sentence (Sentence), release (Release). Left empty when it is not known.',
      earlier: 'The key of a record of assessment. Left empty when it is not known.',
      age_band:
        'One of under-21 (Under 21), 21-and-over (21 and over). Left empty when it is not known.',
    });
  });
});
