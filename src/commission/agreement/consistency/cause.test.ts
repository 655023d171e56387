import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  activities,
  activityRows,
  check,
  checked,
  column,
  entry,
  formTable,
  openTable,
  resultOf,
  rows,
  serviceColumns,
  serviceRows,
  services,
  templateOf,
  totalOf,
  withTotal,
} from './sample-template.fixture.ts';

/** The cause of a product of places and hours that is stated otherwise. */
function causeOfProduct(places: string, hours: string, stated: string): string | null {
  const line = { one: ['One', places, hours, stated] };
  const results = checked(templateOf([services]), {
    services: { rows: rows(serviceColumns, line), totals: {} },
  });
  const result = resultOf(results, 'row services/one/core-hours');
  assert.equal(result.outcome, 'disagrees');
  return result.cause;
}

/** The cause of a total of lines, each a group and a figure, that is stated otherwise. */
function causeOfTotal(
  lines: ReadonlyArray<readonly [string, string]>,
  stated: string,
  unit: 'count' | 'clock' | 'decimal hours' = 'count',
): string | null {
  const table = openTable(
    'lines',
    [column('name', 'text'), column('group', 'text'), column('figure', unit)],
    [totalOf(['figure'])],
  );
  const content = lines.map(([group, figure], at) => ({
    row: `line-${at + 1}`,
    cells: { name: `Line ${at + 1}`, group, figure },
  }));
  const results = checked(templateOf([table]), { lines: withTotal(content, { figure: stated }) });
  const result = resultOf(results, 'total lines/total/figure');
  assert.equal(result.outcome, 'disagrees');
  return result.cause;
}

describe('a clock duration taken for a decimal', () => {
  test('is named for every product of Table 8b that it made', () => {
    const results = checked(templateOf([services]), {
      services: { rows: serviceRows, totals: {} },
    });
    const causes = Object.fromEntries(
      results.filter(({ rule }) => rule === 'row').map(({ row, cause }) => [row, cause]),
    );
    assert.deepEqual(causes, {
      kitchens: '28:15 read as 28.15: 30 × 28.15 is 844.50.',
      orderlies: '28:15 read as 28.15: 6 × 28.15 is 168.90.',
      reclamation: '28:15 read as 28.15: 17 × 28.15 is 478.55.',
      wings: '28:15 read as 28.15: 57 × 28.15 is 1,604.55.',
      bands: '28:15 read as 28.15: 10 × 28.15 is 281.50.',
      age: '28:15 read as 28.15: 40 × 28.15 is 1,126.00.',
      // 19.5 × 28.15 = 548.925, halfway between two prints.
      programmes: 'As if 19.5 for 20, with 28:15 read as 28.15: 19.5 × 28.15 is 548.925.',
      ssg: '28:15 read as 28.15: 40 × 28.15 is 1,126.00.',
    });
  });

  test('is named for a sum', () => {
    // 1.30 + 2.45 + 0.30 = 4.05, where 1:30 + 2:45 + 0:30 = 4:45, 4.75 hours.
    const cause = causeOfTotal(
      [
        ['', '1:30'],
        ['', '2:45'],
        ['', '0:30'],
      ],
      '4:03',
      'clock',
    );
    // 4.05 hours are 4 hours and 3 minutes.
    assert.equal(cause, '1:30 read as 1.30.');
  });

  test('is not named where it makes no difference', () => {
    // 30 × 28:00 is 840 either way.
    assert.equal(causeOfProduct('30', '28:00', '846.13'), null);
  });

  test('is seen in a total whose minutes stand after a point, as in Table 8a', () => {
    const industries = openTable(
      'industries',
      [column('name', 'text'), column('hours', 'hours per week')],
      [totalOf(['hours'])],
    );
    const content = Array.from({ length: 9 }, (_, at) => ({
      row: `workshop-${at + 1}`,
      cells: { name: `Workshop ${at + 1}`, hours: '28:15:00' },
    }));
    const results = checked(templateOf([industries]), {
      industries: withTotal(content, { hours: '254.15' }),
    });
    // 9 × 28:15 = 254:15 = 254.25 hours.
    const { computed, difference, cause } = resultOf(results, 'total industries/total/hours');
    assert.deepEqual([computed, difference], ['254.25', '-0.10']);
    assert.equal(cause, 'Minutes written after a decimal point: 254:15 is 254.25 hours.');
  });
});

describe('a factor slightly off', () => {
  test('is named where one factor fits to the last place', () => {
    // 29 × 28.25 = 819.25; 30.5 × 28.25 = 861.625.
    assert.equal(causeOfProduct('30', '28.25', '819.25'), 'As if 29 for 30: 29 × 28.25 is 819.25.');
    assert.equal(
      causeOfProduct('30', '28.25', '861.63'),
      'As if 30.5 for 30: 30.5 × 28.25 is 861.63.',
    );
  });

  test('is not named where it is further off than a slip', () => {
    // 20 × 28.25 = 565.00, a third less than 30.
    assert.equal(causeOfProduct('30', '28.25', '565.00'), null);
  });

  test('is not looked for among figures so fine that one would always fit', () => {
    // 30 × 28.21 = 846.30, but a step of 0.01 hours moves the product by 0.30 only.
    assert.equal(causeOfProduct('30', '28.25', '846.30'), null);
  });
});

describe('rows left out of a total', () => {
  test('are named as the group of Table 8c that was left out of the core hours', () => {
    const results = checked(templateOf([activities]), {
      activities: withTotal(activityRows, { hours: '624.75', 'core-hours': '6675.75' }),
    });
    // 9416.25 - 6675.75 = 2740.50 = 5 × 472.5 + 378.
    assert.equal(
      resultOf(results, 'total activities/total/core-hours').cause,
      'As if the 6 rows of “Physical education” (2,740.50) had been left out.',
    );
    // 832.50 - 624.75 = 207.75 = 6 × 31.5 + 18.75, and six rows have 18.75.
    const hours = resultOf(results, 'total activities/total/hours').cause ?? '';
    assert.match(
      hours,
      /^As if the 6 rows of “Physical education” \(189\.00\) and one of the 6 rows with 18\.75 \(.* 3 more\) had been left out\.$/,
    );
  });

  test('are named as the table of Table 8 that was left out of all places', () => {
    const part = (code: string, label: string) =>
      openTable(code, [column('name', 'text'), column('places', 'count')], [], { label });
    const columnOf = (table: string) =>
      ({ kind: 'column', table, column: 'places', of: {} }) as const;
    const codes = ['industries', 'services', 'others'];
    const all = check('all-places', {
      compare: { kind: 'cell', at: { table: 'all', row: 'entry', column: 'places' } },
      with: { kind: 'sum', terms: codes.map(columnOf) },
    });
    const tables = codes.map((code, at) => part(code, `Table 8${'abc'.charAt(at)}`));
    const places = (figures: readonly string[]) => ({
      rows: figures.map((figure, at) => ({
        row: `row-${at}`,
        cells: { name: `Row ${at}`, places: figure },
      })),
      totals: {},
    });
    const results = checked(
      templateOf([...tables, formTable('all', [column('places', 'count')])], [all]),
      {
        // Table 8a makes 269, Table 8b 220; of Table 8c the sums of its groups make 390.
        industries: places(['50', '42', '25', '16', '16', '20', '20', '35', '45']),
        services: places(['30', '6', '17', '57', '10', '40', '20', '40']),
        others: places(['80', '122', '40', '87', '61']),
        all: entry({ places: '610' }),
      },
    );
    const result = resultOf(results, 'all-places all/entry/places');
    assert.deepEqual([result.computed, result.difference], ['879', '-269']);
    assert.equal(result.cause, 'As if Table 8a (269) had been left out.');
    assert.match(
      result.explanation,
      /Table 8a, Table 8b and Table 8c together: 269 \+ 220 \+ 390 is 879\./,
    );
  });

  const lines = [
    ['a', '100'],
    ['a', '30'],
    ['b', '7'],
    ['b', '30'],
    ['c', '400'],
  ] as const;

  test('are named as one row, or as one of several that have the figure', () => {
    // 100 + 30 + 7 + 30 + 400 = 567.
    assert.equal(causeOfTotal(lines, '560'), 'As if Line 3 (7) had been left out.');
    assert.equal(
      causeOfTotal(lines, '537'),
      'As if one of the 2 rows with 30 (Line 2 and Line 4) had been left out.',
    );
  });

  test('are named as a row counted twice', () => {
    assert.equal(causeOfTotal(lines, '967'), 'As if Line 5 (400) had been counted twice.');
  });

  test('are named by the row rather than by the group where both would fit', () => {
    // The group b makes 30 + 7 = 37, and so does the row of 37.
    const fits = [
      ['a', '37'],
      ['b', '7'],
      ['b', '30'],
      ['c', '400'],
      ['c', '1'],
    ] as const;
    assert.equal(causeOfTotal(fits, '438'), 'As if Line 1 (37) had been left out.');
  });

  test('are not named where two groups fit alike', () => {
    // Both groups make 110.
    const two = [
      ['a', '100'],
      ['a', '10'],
      ['b', '60'],
      ['b', '50'],
      ['c', '400'],
    ] as const;
    assert.equal(causeOfTotal(two, '510'), null);
  });

  test('are not named where nothing fits', () => {
    assert.equal(causeOfTotal(lines, '566'), null);
  });
});

describe('two digits that changed places', () => {
  test('are named', () => {
    // 6178.92 with its second and third digits changed.
    assert.equal(
      causeOfTotal(
        [
          ['', '6000.00'],
          ['', '178.92'],
        ],
        '6718.92',
        'decimal hours',
      ),
      'Two digits changed places: 6,718.92 for 6,178.92.',
    );
  });

  test('are not named where another cause fits as well', () => {
    // 45 for 54, and a row of 9 left out.
    assert.equal(
      causeOfTotal(
        [
          ['', '9'],
          ['', '45'],
        ],
        '45',
      ),
      null,
    );
  });
});
