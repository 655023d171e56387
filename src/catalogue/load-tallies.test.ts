import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getRecordType, getTally } from './find-declared.ts';
import { changed, checkSample, loadSample, records, tallies } from './sample-declarations.ts';
import { only } from './sample-definitions.ts';

const counted = (part: string, replacement: string) =>
  checkSample({ 'tallies.yaml': changed(tallies, part, replacement) });
const counts = (condition: string) => counted('{ field: tier, is: 4 }', condition);

describe('loadCatalogue reads tallies', () => {
  test('each part with the record, month and conditions of its whole first', () => {
    const { catalogue } = loadSample();
    const due = getTally(catalogue, 'due');
    assert.deepEqual(due, {
      code: 'due',
      title: 'Assessments due',
      record: 'assessment',
      kind: 'flow',
      month: { kind: 'after', count: 5, step: 'working days', field: 'triggered_on' },
      conditions: [{ kind: 'is', field: 'tier', values: [4] }],
      adds: { kind: 'one' },
      by: ['age-band'],
      of: undefined,
      note: undefined,
      source: 'Made up for tests',
    });
    const part = getTally(catalogue, 'on-time');
    assert.deepEqual(part.month, due.month);
    assert.deepEqual(part.conditions.slice(0, 1), due.conditions);
    assert.equal(part.conditions.length, 2);
  });

  test('parts of parts, which take the kind and not the amount', () => {
    const text = `${changed(tallies, 'title: Assessments due', 'title: D\n    kind: stock\n    adds: { field: hours, times: days in month }\n    by: []')}  - { code: third, title: T, of: on-time, source: Elsewhere, counts: [{ field: hours, moreThan: 1 }] }
`;
    const { catalogue } = loadSample({ 'tallies.yaml': text });
    const third = getTally(catalogue, 'third');
    assert.equal(third.kind, 'stock');
    assert.equal(third.adds.kind, 'one');
    assert.equal(third.source, 'Elsewhere');
    assert.deepEqual(
      third.conditions.map(({ kind }) => kind),
      ['is', 'date', 'number'],
    );
    assert.equal(getTally(catalogue, 'due').adds.kind, 'field by days in month');
  });

  test('and is asked for what is not there with the nearest that is', () => {
    const { catalogue } = loadSample();
    assert.throws(() => getTally(catalogue, 'on-tim'), /No tally .*Did you mean on-time/);
    assert.throws(() => getRecordType(catalogue, 'assess'), /Did you mean assessment/);
  });
});

describe('loadCatalogue names a mistake in a tally with its line and remedy', () => {
  test('an unknown record type, once for its file', () => {
    const problem = only(counted('record: assessment', 'record: assesment'));
    assert.match(problem.message, /no record type “assesment”\. Write “assessment”, or declare/);
    assert.equal(problem.place?.line, 2);
  });

  test('but not where the type is declared with a mistake of its own', () => {
    const broken = changed(records, 'title: Assessment\n', 'title: 5\n');
    assert.match(only(checkSample({ 'records.yaml': broken })).message, /“title” cannot be 5/);
  });

  test('an unknown field, with the likely one', () => {
    const problem = only(counts('{ field: teir, is: 4 }'));
    assert.match(
      problem.message,
      /^due: assessment has no field “teir”\. Write “tier”, or declare/,
    );
    assert.deepEqual([problem.place?.line, problem.place?.column], [9, '18']);
  });

  test('a value that the field cannot have', () => {
    for (const [condition, words] of [
      ['{ field: trigger, is: bail }', /“trigger” cannot be "bail": it is none of the choices/],
      ['{ field: trigger, in: [sentence, 4] }', /“trigger” cannot be 4/],
      ['{ field: priority, is: "yes" }', /is neither true nor false/],
      ['{ field: tier, is: "4" }', /is no number. Write a whole number from 1 to 4/],
      ['{ field: tier, is: 5 }', /is more than can be/],
      ['{ field: tier, is: 1.5 }', /is no whole number/],
      ['{ field: person, is: 5 }', /is no text/],
      ['{ field: age_band, is: 21 }', /is none of the choices/],
      ['{ field: completed_on, is: 2007-04-01 }', /“completed_on” is a date\. Compare it/],
    ] as const) {
      assert.match(only(counts(condition)).message, words);
    }
  });

  test('a comparison of days with what is no date, and of figures with what is none', () => {
    for (const [condition, words] of [
      [
        '{ date: tier, by: triggered_on }',
        /“tier” is a whole and cannot stand here\. Write a date/,
      ],
      ['{ date: completed_on, by: { days: 3, after: tier } }', /“tier” is a whole/],
      ['{ date: { latest: [completed_on, hours] }, weekday: [Monday] }', /“hours” is a number/],
      ['{ date: priority, monthEnd: true }', /“priority” is a flag/],
      ['{ field: trigger, atLeast: 3 }', /“trigger” is a choice .* Write a whole or number field/],
      ['{ field: nothing, known: true }', /no field “nothing”/],
      ['{ not: { any: [{ field: tier, is: 1 }, { field: teir, is: 4 }] } }', /no field “teir”/],
    ] as const) {
      assert.match(only(counts(condition)).message, words);
    }
  });

  test('a condition that is none, that says too much, or whose names are hostile', () => {
    for (const condition of [
      '{ field: tier }',
      '{ field: tier, is: 4, known: true }',
      '{ date: completed_on, by: { workingDays: 0, after: triggered_on } }',
      '{ date: completed_on, by: { workingDays: 5, days: 3, after: triggered_on } }',
      '{ field: "tier\\" or true --", is: 4 }',
      '{ field: "tier; drop table record_assessment", is: 4 }',
      '{ field: TIER, is: 4 }',
      '{ sql: "1=1" }',
    ]) {
      assert.ok(counts(condition).length > 0, condition);
    }
  });

  test('an amount that is no figure', () => {
    const adds = (amount: string) => only(counted('of: due', `of: due\n    adds: ${amount}`));
    assert.match(adds('{ field: trigger }').message, /“trigger” is a choice/);
    assert.match(adds('{ field: hours, times: person }').message, /“person” is a person/);
    assert.match(
      adds('{ days: { from: triggered_on, to: hours } }').message,
      /“hours” is a number/,
    );
    const span = adds('{ workingDays: { from: triggered_on, to: complete_on } }');
    assert.match(span.message, /Write “completed_on”/);
    assert.equal(span.place?.path, 'tallies[1].adds.workingDays.to');
  });

  test('a month that is no date, or none', () => {
    assert.match(
      only(counted('{ workingDays: 5, after: triggered_on }', 'tier')).message,
      /“tier”/,
    );
    const none = counted('    month: { workingDays: 5, after: triggered_on }\n', '');
    assert.match(only(none).message, /^due: The tally does not say which day/);
  });

  test('a breakdown that is not declared, or not of the type', () => {
    const by = (codes: string) => only(counted('of: due', `of: due\n    by: ${codes}`));
    assert.match(by('[age]').message, /no breakdown “age”/);
    const records2 = changed(records, 'breakdowns: [age-band]', 'breakdowns: []');
    const text = changed(tallies, 'of: due', 'of: due\n    by: [age-band]');
    const problem = only(checkSample({ 'records.yaml': records2, 'tallies.yaml': text }));
    assert.match(problem.message, /assessment is not broken down by age-band/);
  });

  test('a part of what is not there, of itself, or of another record', () => {
    assert.match(only(counted('of: due', 'of: du')).message, /no tally “du”\. Write “due”, or/);
    const circle = counted('month: { workingDays: 5, after: triggered_on }', 'of: on-time');
    assert.match(only(circle).message, /a part of itself: due → on-time → due/);
    const records2 = `${records}${records.replace('kind: records\nrecords:\n', '').replace('code: assessment', 'code: other')}`;
    const other = changed(tallies, 'record: assessment', 'record: other')
      .replace('code: due', 'code: other-due')
      .replace('code: on-time', 'code: other-on-time');
    const found = checkSample({ 'records.yaml': records2, 'other.yaml': other });
    assert.match(
      only(found).message,
      /“due” counts assessment, not other\. Name a tally over other/,
    );
  });

  test('a part that says its own month or kind', () => {
    const month = only(counted('of: due', 'of: due\n    month: triggered_on'));
    assert.match(month.message, /The month is that of “due”\. Take month out here/);
    const kind = only(counted('of: due', 'of: due\n    kind: stock'));
    assert.match(kind.message, /“due” is a flow, and so are its parts/);
  });

  test('a code that is taken', () => {
    const problem = only(
      checkSample({
        'tallies.yaml': tallies,
        'z.yaml': changed(tallies, 'code: on-time', 'code: on-time2'),
      }),
    );
    assert.match(problem.message, /The tally code “due” is taken \(tallies\.yaml, line 5/);
  });
});
