import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { levelMonths, loadCatalogue } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { cellAt, tableIn } from './content.ts';
import { readShippedAgreement } from './shipped-agreement.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

const sound = `agreement: oakwood-2015-16
template: local-annex
title: Oakwood 2015-16
provider: oakwood
commissioner: west-midlands
starts: 2015-04-01
ends: 2016-03-31
signed:
  - { party: provider, name: A. Director, role: Director, on: 2015-03-20 }
tables:
  capacity:
    entry: { cna: 100, operational-capacity: 120 }
  services:
    rows:
      - { row: laundry, name: Laundry, places: 10, hours: 28:15, core-hours: 282.50 }
      - { row: kitchen, name: Kitchen, places: '', hours: 14 }
    totals:
      sub-total: { places: 10 }
  time-out-of-cell:
    rows:
      - { row: tue, activity: 4h 39m }
      - { row: mon, activity..movement: 1h 00m }
  levels-general:
    rows:
      - { row: CU036.level, apr..mar: 95.00 %, national: 94.44 % }
`;

const read = (text: string) => readShippedAgreement(text, 'oakwood.yaml', catalogue);

function problemsOf(text: string): readonly Problem[] {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof GatehouseError, String(error));
    assert.equal(error.code, 'COMMISSION_FILE_INVALID');
    return error.problems;
  }
  assert.fail('The file was read without a mistake.');
}

/** What is wrong with the sound file once a part of it is another. */
function problemsWith(part: string, replacement: string): readonly Problem[] {
  assert.ok(sound.includes(part), part);
  return problemsOf(sound.replace(part, replacement));
}

const lineOf = (part: string) => sound.slice(0, sound.indexOf(part)).split('\n').length;

describe('readShippedAgreement', () => {
  const { agreement, content, signatures } = read(sound);

  test('gives who agrees what with whom and until when, and the signatures', () => {
    assert.deepEqual(agreement, {
      id: 'oakwood-2015-16',
      template: 'local-annex',
      title: 'Oakwood 2015-16',
      providerId: 'oakwood',
      commissionerId: 'west-midlands',
      parentId: null,
      startsOn: '2015-04-01',
      endsOn: '2016-03-31',
      source: null,
    });
    const actor = { party: 'provider', name: 'A. Director', role: 'Director' };
    assert.deepEqual(signatures, [{ actor, on: '2015-03-20', note: null }]);
  });

  test('keeps every cell as it was written, noughts and clocks too, and leaves blank ones out', () => {
    assert.deepEqual(tableIn(content, 'services'), {
      rows: [
        {
          row: 'laundry',
          cells: { name: 'Laundry', places: '10', hours: '28:15', 'core-hours': '282.50' },
        },
        { row: 'kitchen', cells: { name: 'Kitchen', hours: '14' } },
      ],
      totals: { 'sub-total': { places: '10' } },
    });
    assert.equal(cellAt(content, { table: 'capacity', row: 'entry', column: 'cna' }), '100');
  });

  test('writes a cell over every column from one to another, in the order of the template', () => {
    const at = (column: string) =>
      cellAt(content, { table: 'levels-general', row: 'CU036.level', column });
    for (const month of levelMonths) assert.equal(at(month), '95.00 %');
    assert.deepEqual([at('total'), at('q1'), at('national')], [undefined, undefined, '94.44 %']);
  });

  test('puts rows that the template declares in its order, blank where nothing was written', () => {
    const { rows } = tableIn(content, 'time-out-of-cell');
    assert.equal(rows.map(({ row }) => row).join(' '), 'mon tue wed thu fri sat sun');
    assert.deepEqual(rows[1]?.cells, { activity: '4h 39m' });
    assert.equal(Object.keys(rows[0]?.cells ?? {}).length, 5);
    assert.deepEqual(rows[2]?.cells, {});
  });

  test('leaves a table of which nothing is said blank', () => {
    assert.deepEqual(tableIn(content, 'industries'), { rows: [], totals: {} });
    assert.equal(tableIn(content, 'background').rows.length, 9);
    assert.deepEqual(tableIn(content, 'establishment').rows, [{ row: 'entry', cells: {} }]);
  });

  test('does not ask whether a cell makes sense', () => {
    const odd = read(sound.replace('places: 10, hours: 28:15', 'places: -10, hours: 25:70'));
    assert.equal(
      cellAt(odd.content, { table: 'services', row: 'laundry', column: 'hours' }),
      '25:70',
    );
  });

  test('takes any text of a cell as it stands', () => {
    const text = fc.string({ unit: 'binary' }).filter((one) => one.trim() !== '');
    fc.assert(
      fc.property(text, (written) => {
        const file = read(sound.replace('name: Kitchen', `name: ${JSON.stringify(written)}`));
        const at = { table: 'services', row: 'kitchen', column: 'name' };
        assert.equal(cellAt(file.content, at), written.trim());
      }),
    );
  });
});

describe('readShippedAgreement names, with its line,', () => {
  const wrong: ReadonlyArray<[string, string, string, RegExp]> = [
    ['a template that is not there', 'local-annex', 'local-anex', /Write “local-annex”/],
    ['an end before the start', 'ends: 2016-03-31', 'ends: 2015-03-31', /before it starts/],
    ['a day that is none', 'starts: 2015-04-01', 'starts: 2015-04-31', /“starts” cannot be/],
    ['a field that is none', 'commissioner: west', 'comissioner: west', /Write “commissioner”/],
    ['a party that is none', 'party: provider', 'party: governor', /commissioner, provider/],
    ['a signature without a name', 'name: A. Director, ', '', /“name” is missing/],
    [
      'a table that is not there',
      '  services:',
      '  service:',
      /no table “service”\. Write “services”/,
    ],
    ['a part that is none', '    totals:', '    total:', /Write “totals”/],
    ['a column that is not there', 'cna: 100', 'can: 100', /no column “can” here\. Write “cna”/],
    [
      'a column of a total that it does not add up',
      '{ places: 10 }',
      '{ name: 10 }',
      /no column “name”/,
    ],
    [
      'a total that is not there',
      '      sub-total:',
      '      subtotal:',
      /no total “subtotal”\. Write “sub-total”/,
    ],
    [
      'a row that is not declared',
      'row: tue',
      'row: tues',
      /“time-out-of-cell” has no row “tues”\. Write “tue”/,
    ],
    ['a row of no metric', 'CU036.level', 'CU036.target', /no row “CU036.target”/],
    ['a row twice', 'row: kitchen', 'row: laundry', /The row “laundry” stands twice in “services”/],
    ['a row without a code', 'row: kitchen, ', '', /A row of “services” has no code/],
    ['a row whose code is none', 'row: kitchen', 'row: the kitchen', /is no code of a row/],
    ['a total among the rows', 'row: kitchen', 'row: sub-total', /is a total of “services”/],
    [
      'rows of a form',
      '    entry: { cna: 100, operational-capacity: 120 }',
      '    rows: []',
      /is a form: write its cells under entry/,
    ],
    ['an entry of a table', '    totals:', '    entry: {}\n    totals:', /is no form/],
    ['a span that runs backwards', 'apr..mar', 'mar..apr', /Write apr\.\.mar/],
    ['a span to nowhere', 'apr..mar', 'apr..march', /no column “march” here\. Write “mar”/],
    [
      'a cell given twice',
      'apr..mar: 95.00 %',
      'apr..mar: 95.00 %, jun: 90 %',
      /“jun” is given twice/,
    ],
    ['a list in a cell', 'cna: 100', 'cna: [100]', /Write a text/],
    ['what is not YAML', 'title: Oakwood', 'title: [Oakwood', /Not valid YAML/],
  ];
  for (const [what, part, replacement, message] of wrong) {
    test(what, () => {
      const problems = problemsWith(part, replacement);
      const said = problems.find((problem) => message.test(problem.message));
      assert.ok(said, JSON.stringify(problems, null, 2));
      assert.equal(said.place?.file, 'oakwood.yaml');
      const distance = (said.place?.line ?? 0) - lineOf(part);
      assert.ok(distance >= -1 && distance <= 1, `line ${said.place?.line}`);
    });
  }

  test('a row too many in a table of fixed rows', () => {
    const [problem, ...more] = problemsWith(
      '      - { row: mon,',
      '      - { row: eighth-day, activity: 1h 00m }\n      - { row: mon,',
    );
    assert.match(problem?.message ?? '', /“time-out-of-cell” has no row “eighth-day”/);
    assert.equal(problem?.place?.line, lineOf('      - { row: mon,'));
    assert.deepEqual(more, []);
  });

  test('a field that is missing, where it belongs', () => {
    const [problem] = problemsWith('provider: oakwood\n', '');
    assert.match(problem?.message ?? '', /“provider” is missing/);
  });

  test('every mistake at once', () => {
    const text = sound.replace('cna: 100', 'can: 100').replace('row: tue', 'row: tues');
    const problems = problemsOf(text.replace('ends: 2016', 'ends: 2014'));
    assert.equal(problems.length, 3);
  });

  test('an empty file', () => {
    assert.equal(problemsOf('').length, 1);
  });
});
