import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { printPeriod } from '../calendar/index.ts';
import { loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import { type Problem, printPlace } from '../errors.ts';
import { loadEstate } from '../estate/index.ts';
import { checkEntries } from './check-entries.ts';
import type { Entry } from './entry.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const known = { catalogue, estate: loadEstate(packageRoot), today: '2026-11-02' };

const columns = { provider: 'A', metric: 'B', period: 'C', kind: 'D', value: 'E', note: 'F' };
const fields = Object.fromEntries(
  Object.entries(columns).map(([field, column]) => [field, { column }]),
);

const stafford = { provider: 'Stafford', metric: 'K01', value: '0' };

/** Rows of a long file from row 2 on. */
function entriesOf(rows: Partial<Entry>[]): Entry[] {
  return rows.map((row, index) => ({
    ...{ provider: 'Staffordshire', metric: 'P01', period: '2007-08', kind: 'actual' },
    ...{ value: '95%', note: '', merged: undefined, fields },
    place: { file: 'figures.csv', row: index + 2, column: 'E' },
    ...row,
  }));
}

async function problemsOf(...rows: Partial<Entry>[]): Promise<Problem[]> {
  return (await checkEntries(entriesOf(rows), known)).problems;
}

async function onlyProblem(row: Partial<Entry>): Promise<Problem> {
  const [problem, ...more] = await problemsOf(row);
  assert.ok(problem);
  assert.deepEqual(more, []);
  return problem;
}

describe('checking what a file states', () => {
  test('keeps outturns and mentions as published figures and targets as levels', async () => {
    const checked = await checkEntries(
      entriesOf([
        { value: '95%', note: 'Appendix B' },
        { kind: 'Target', value: '90%' },
        { kind: 'mention', value: '95%', note: 'headlines' },
        { kind: 'mention', value: '95%' },
      ]),
      known,
    );
    assert.deepEqual(checked.problems, []);
    const printed = checked.published.map(({ providerId, metric, period, mentionedIn, stated }) =>
      [providerId, metric, printPeriod(period), mentionedIn, stated.text].join(' | '),
    );
    assert.deepEqual(printed, [
      'staffordshire | P01 | 2007-08 |  | 95%',
      'staffordshire | P01 | 2007-08 | headlines | 95%',
      'staffordshire | P01 | 2007-08 | elsewhere in the source | 95%',
    ]);
    assert.deepEqual(checked.published[0]?.place, { sheet: null, row: 2, column: 'E' });
    assert.equal(checked.published[0]?.note, 'Appendix B');
    assert.deepEqual(
      checked.levels.map(({ stated }) => stated.value),
      [90],
    );
  });

  test('keeps every kind of nothing as what it is', async () => {
    const words = ['n/a', '..', '-', 'closed', '*', '', '[z]', '[x]', '[c]'];
    const rows = words.map((value, index) => ({ value, period: `${1990 + index}-${91 + index}` }));
    const targets = [{ kind: 'target', value: '' }];
    const { published, levels, problems } = await checkEntries(
      entriesOf([...rows, ...targets]),
      known,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      published.map(({ stated }) => [stated.value, stated.nothing]),
      [
        [null, 'not applicable'],
        [null, 'not supplied'],
        [null, 'not supplied'],
        [null, 'not open'],
        [null, 'suppressed'],
        [null, 'not supplied'],
        [null, 'not applicable'],
        [null, 'not supplied'],
        [null, 'suppressed'],
      ],
    );
    assert.equal(levels[0]?.stated.nothing, 'no target set');
  });

  test('names an unknown provider in its cell, with the nearest names', async () => {
    const problem = await onlyProblem({ provider: 'Stafordshire' });
    assert.equal(problem.message, 'No provider has this name.');
    assert.equal(printPlace(problem.place ?? {}), 'figures.csv, row 2, column A');
    assert.equal(problem.found, 'Stafordshire');
    assert.match(problem.expected ?? '', /^a name of the estate, such as Staffordshire, /);
  });

  test('names an unknown metric in its cell, with the nearest codes', async () => {
    const problem = await onlyProblem({ metric: 'P99' });
    assert.equal(problem.message, 'No metric has this code or title.');
    assert.equal(problem.place?.column, 'B');
    assert.match(problem.expected ?? '', /such as P\d\d \(/);
  });

  test('says what is missing where a part is blank', async () => {
    const problems = await problemsOf({ provider: '', metric: '', period: '', kind: '' });
    assert.deepEqual(
      problems.map(({ message, place }) => [place?.column, message]),
      [
        ['A', 'No provider is named.'],
        ['B', 'No metric is named.'],
        ['C', 'No period is stated, neither in the file nor with it.'],
        ['D', 'No kind of figure is named.'],
      ],
    );
    assert.ok(problems.every(({ expected = '' }) => !/such as\s*$/.test(expected)));
  });

  test('names an unreadable period and a period to come', async () => {
    const problems = await problemsOf({ period: '2007-19' }, { ...stafford, period: '2026-27' });
    assert.deepEqual(
      problems.map(({ message, place, found }) => [place?.row, place?.column, found, message]),
      [
        [2, 'C', '2007-19', 'The period cannot be read.'],
        [3, 'C', '2026-27', 'The period is not over yet.'],
      ],
    );
  });

  const impossible = [
    { metric: 'P01', value: '101%', reason: /more than 100/ },
    { metric: 'P09', value: '-3', reason: /less than 0/ },
    { metric: 'P09', value: '1e308', reason: /exponent/ },
    { metric: 'P09', value: '9'.repeat(309), reason: /digits/ },
    { metric: 'P09', value: '12.5', reason: /whole number/ },
    { metric: 'P09', value: '=cmd()', reason: /formula/ },
    { metric: 'P09', value: "=cmd|' /C calc'!A0", reason: /formula/ },
    { metric: 'P09', value: '+SUM(A1)', reason: /formula/ },
    { metric: 'P09', value: '#REF!', reason: /error/ },
    { metric: 'P09', value: '1.028,5', reason: /thousands|comma|not a number/ },
    { metric: 'P09', value: 'NaN', reason: /not a number/ },
    { metric: 'P09', value: 'Infinity', reason: /not a number/ },
    { metric: 'P09', value: '£12', reason: /£/ },
    { metric: 'R01', value: 'Splendid', reason: /rating/ },
  ];
  for (const { metric, value, reason } of impossible) {
    test(`refuses ${value.slice(0, 20)} for ${metric} in the cell of the value`, async () => {
      const problem = await onlyProblem({ metric, value });
      assert.match(problem.message, reason);
      assert.ok(problem.message.startsWith(`${metric} (`));
      assert.equal(problem.place?.column, 'E');
      assert.ok(problem.expected);
    });
  }

  test('keeps what looks like a formula as plain text in a note', async () => {
    const { published } = await checkEntries(entriesOf([{ note: '=cmd()' }]), known);
    assert.equal(published[0]?.note, '=cmd()');
  });

  test('refuses a figure that is stated twice, and says where the other is', async () => {
    const [problem] = await problemsOf({}, { value: '94%' });
    assert.equal(
      problem?.message,
      'The actual of P01 for Staffordshire, 2007-08, is stated twice; keep one.',
    );
    assert.equal(problem?.expected, 'one row; the other is at figures.csv, row 2, column E: 95%');
  });

  test('knows a figure again under other names and spellings', async () => {
    const problems = await problemsOf({}, { provider: 'STAFFORDSHIRE', period: '2007/08' });
    assert.equal(problems.length, 1);
    assert.deepEqual(await problemsOf({}, { period: '2007-08 Q4' }, { kind: 'target' }), []);
  });

  test('refuses a figure of which a part is merged, in the cell of that part', async () => {
    const problem = await onlyProblem({ merged: 'metric' });
    assert.equal(problem.message, 'The cell is merged with others.');
    assert.equal(problem.place?.column, 'B');
  });

  test('tells every problem of a row that can be told', async () => {
    const columnsTold = (await problemsOf({ ...stafford, period: '2026-27', value: '1.5' })).map(
      ({ place }) => place?.column,
    );
    assert.deepEqual(columnsTold, ['C', 'E']);
    const unknown = await problemsOf({ provider: 'Nowhere', kind: 'forecast', value: '101%' });
    assert.deepEqual(
      unknown.map(({ place }) => place?.column),
      ['A', 'D', 'E'],
    );
  });

  test('tells a mistake that figures share once', async () => {
    const heading = { metric: { row: 1, column: 'D' } };
    const shared = { metric: 'P99', fields: heading };
    const problems = await problemsOf(shared, shared, shared);
    assert.deepEqual(
      problems.map(({ place }) => place),
      [{ file: 'figures.csv', row: 1, column: 'D' }],
    );
  });

  test('asks whether 0.95 without a percent sign is meant', async () => {
    const { notices, published } = await checkEntries(
      entriesOf([{ value: '0.95' }, { value: '0.95%', period: '2006-07' }]),
      known,
    );
    assert.equal(published[0]?.stated.value, 0.95);
    assert.deepEqual(notices, [
      'One percentage is 1 or less and written without a % sign. It was read as written: ' +
        '0.95 in figures.csv, row 2, column E as 0.95%. Check that 95% is not meant.',
    ]);
  });

  test('tells ten thousand mistakes, each of them', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ provider: `Nowhere ${index}` }));
    assert.equal((await problemsOf(...rows)).length, 10_000);
  });
});
