import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getTemplate, printAddress, tablesOf } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { readCell } from './cell-value.ts';
import { cellAt, tableIn } from './content.ts';
import { shippedIn } from './shipped-agreement.fixture.ts';

/*
 * The figures are copied by hand from the local establishment annex 2014-15 of HMP Stafford, in the order of its
 * tables, so a slip in the shipped file is found here.
 */

const { catalogue, shipped } = shippedIn(packageRoot);
const stafford = shipped('stafford-2014-15');
const { content } = stafford;
const rowsOf = (table: string) => tableIn(content, table).rows;

/** What the row of a table says in some of its columns, in order, blanks as ''. */
function printed(table: string, row: string, columns: string): string[] {
  return columns.split(' ').map((column) => cellAt(content, { table, row, column }) ?? '');
}

/** A figure of a column of every row, in order. */
const down = (table: string, column: string) =>
  rowsOf(table).map(({ cells }) => cells[column] ?? '');

describe('the annex of HMP Stafford, transcribed', () => {
  test('is a local annex for 2014-15 under the regional agreement, signed by both parties', () => {
    const { agreement, signatures } = stafford;
    assert.equal(agreement.template, 'local-annex');
    assert.equal(agreement.providerId, 'stafford');
    assert.equal(agreement.parentId, 'west-midlands-2014-17');
    assert.deepEqual([agreement.startsOn, agreement.endsOn], ['2014-04-01', '2015-03-31']);
    assert.deepEqual(
      signatures.map(({ actor }) => actor.party),
      ['commissioner', 'provider'],
    );
  });

  test('has as many rows in each table as the form', () => {
    const sizes = (names: string) => names.split(' ').map((name) => [name, rowsOf(name).length]);
    assert.deepEqual(Object.fromEntries(sizes('background intentions core-offer segments')), {
      background: 9,
      // 7 in theme 1, 8 in 2, 2 in 3, the core and the additional offer in 4, 2 in 5, 5 in 6.
      intentions: 26,
      // One for each “Local”, “Regional” or “Co-commissioned” of Table 4a.
      'core-offer': 39,
      segments: 9,
    });
    assert.deepEqual(
      Object.fromEntries(sizes('segment-completions programmes objectives industries services')),
      {
        'segment-completions': 4,
        programmes: 3,
        objectives: 15,
        industries: 9,
        // Four services and the four of “other occupants”.
        services: 8,
      },
    );
    assert.deepEqual(
      Object.fromEntries(
        sizes('mandatory-specifications applicable-specifications service-options delivery-hours'),
      ),
      {
        'mandatory-specifications': 36,
        'applicable-specifications': 5,
        'service-options': 16,
        'delivery-hours': 2,
      },
    );
    // 8 key skills, 12 classes, 1 induction, 1 accreditation, 6 in PE, 6 trades, ROTL, prison induction.
    assert.equal(rowsOf('activities').length, 36);
  });

  test('has the establishment, its price and its capacity (Tables 1 and 2a)', () => {
    assert.deepEqual(printed('establishment', 'entry', 'name price'), [
      'HMP Stafford',
      '11,508,731',
    ]);
    assert.deepEqual(printed('capacity', 'entry', 'cna operational-capacity'), ['741', '741']);
  });

  test('has the population by sentence group and category (Tables 2c and 2d)', () => {
    assert.deepEqual(printed('origin', 'entry', 'vulnerable-prisoners'), ['330']);
    assert.deepEqual(down('background', 'total'), [
      '0',
      '0',
      '0',
      '597',
      '73',
      '71',
      '0',
      '0',
      '0',
    ]);
    assert.deepEqual(down('background', 'cat-c').slice(2, 7), ['N/A', '597', '73', '71', '0']);
    assert.deepEqual(down('background', 'cat-a').slice(0, 2), ['0', 'N/A']);
    const columns = 'cat-a cat-b cat-c cat-d male-yo other total';
    assert.deepEqual(printed('background', 'total', columns), '0 0 741 0 0 0 741'.split(' '));
  });

  test('has who commissions the core offer (Table 4a)', () => {
    const arrangements = down('core-offer', 'arrangement');
    const count = (arrangement: string) => arrangements.filter((one) => one === arrangement).length;
    // Regional: supervisors, work, visits, Samaritans, health, Lifeline.
    assert.deepEqual([count('Regional'), count('Co-commissioned'), count('Local')], [6, 1, 32]);
  });

  test('has the segments and what is counted within them (Table 4b)', () => {
    assert.deepEqual(down('segments', 'prisoners'), '712 247 138 60 237 137 216 120 2'.split(' '));
    const within = (segment: string) =>
      rowsOf('segment-numbers')
        .filter(({ cells }) => cells.segment === segment)
        .map(({ cells }) => Number(cells.number));
    assert.deepEqual(within('Sexual'), [70, 12, 2, 20, 73, 70, 86, 70]);
    assert.deepEqual(within('Violent'), [15, 22, 42, 17]);
    assert.deepEqual(within('Indeterminate'), [31, 16, 11, 2]);
    assert.deepEqual(within('OGRS low'), [177, 16, 22, 11, 8, 5, 22, 3, 0]);
    assert.deepEqual(within('OGRS medium'), [43, 30, 14, 20, 7]);
    assert.deepEqual(within('OGRS high'), [18, 59, 37, 55, 12, 6, 36, 5, 2]);
    assert.deepEqual(within('OGRS prolific'), [1, 1]);
    assert.deepEqual(down('segment-completions', 'completions'), ['34', '18', '54', '18']);
  });

  test('has the accredited programmes (Table 5)', () => {
    assert.deepEqual(down('programmes', 'starts'), ['80', '20', '36']);
    assert.deepEqual(down('programmes', 'completions'), ['72', '18', '34']);
    assert.deepEqual(printed('programmes', 'living-skills', 'starts completions'), ['100', '90']);
    assert.deepEqual(printed('programmes', 'total', 'starts completions'), ['136', '124']);
  });

  test('has the objectives, all of them regional, with their days (Table 6)', () => {
    assert.ok(down('objectives', 'regional').every((answer) => answer === 'Yes'));
    const reviews = down('objectives', 'review-on').filter((day) => day !== '');
    assert.deepEqual([...new Set(reviews)], ['2015-03-30']);
    assert.equal(reviews.length, 13);
    const due = down('objectives', 'due-on').filter((day) => day !== '');
    assert.deepEqual(due, ['2014-09-30', '2014-11-30']);
  });

  test('has the specifications, options and delivery hours (Tables 7a to 7d)', () => {
    const statuses = down('mandatory-specifications', 'status');
    assert.equal(statuses.filter((status) => status === 'In force').length, 32);
    assert.deepEqual(statuses.slice(31, 36), [
      'In force until replaced',
      'Partly to go live',
      'To go live',
      'To go live',
      'In force',
    ]);
    assert.deepEqual(down('applicable-specifications', 'applies'), 'No No Yes No No'.split(' '));
    assert.equal(
      down('service-options', 'commissioned').join(' '),
      'No Yes No Yes Yes No Yes Yes Yes No No Yes No Yes Yes Yes',
    );
    assert.deepEqual(down('delivery-hours', 'hours'), ['30 minutes', '2.5 hours']);
  });

  test('has the industries, with nine figures each (Table 8a)', () => {
    assert.deepEqual(down('industries', 'places'), '50 42 25 16 16 20 20 35 45'.split(' '));
    assert.deepEqual(down('industries', 'staff'), '3 2 1 1 1 1 1 2 3'.split(' '));
    assert.ok(down('industries', 'hours').every((hours) => hours === '28:15:00'));
    const money = 'income-services income-goods external-income costs-services costs-goods savings';
    const figures = (row: string) => printed('industries', row, money).join(' ');
    assert.equal(figures('workshop-1'), '£0 £0 £70,625 £0 £0 £0');
    assert.equal(figures('workshop-2'), '£0 £0 £59,325 £0 £0 £0');
    assert.equal(figures('workshop-2a'), '£0 £0 £35,312 £0 £0 £0');
    assert.equal(figures('workshop-7'), '£0 £0 £22,600 £0 £0 £0');
    assert.equal(figures('laundry'), '£200,000 £0 £0 £8,000 £0 £0');
    assert.equal(figures('greenhouse'), '£0 £0 £0 £0 £0 £0');
    assert.equal(figures('tailors-5'), '£0 £165,500 £0 £0 £164,000 £0');
    assert.equal(figures('tailors-6'), '£0 £65,618 £0 £0 £63,928 £0');
    assert.equal(figures('total'), '£200,000 £231,118 £210,462 £8,000 £227,928 £0');
    assert.deepEqual(printed('industries', 'total', 'places staff hours'), ['269', '15', '254.15']);
  });

  test('has the services with their errors (Table 8b)', () => {
    assert.deepEqual(down('services', 'places'), '30 6 17 57 10 40 20 40'.split(' '));
    assert.ok(down('services', 'hours').every((hours) => hours === '28:15'));
    assert.deepEqual(
      down('services', 'core-hours'),
      '844.50 168.90 478.55 1604.55 281.50 1126.00 548.92 1126.00'.split(' '),
    );
    const total = printed('services', 'sub-total', 'places hours core-hours');
    assert.deepEqual(total, ['220', '', '6178.92']);
  });

  test('has the other activities with their errors (Table 8c), and all places (Table 8)', () => {
    const group = (name: string) =>
      rowsOf('activities')
        .filter(({ cells }) => cells.group?.startsWith(name))
        .map(({ cells }) => [cells.places, cells.hours, cells['core-hours']].join(' '));
    const odd = '10 18.75 187.5';
    const even = '10 14 140';
    assert.deepEqual(group('Basic key skills'), [odd, even, even, odd, odd, even, odd, even]);
    assert.deepEqual(group('Core education'), [
      '12 14 168',
      '12 14 168',
      '12 32.75 393',
      '6 32.75 196.5',
      '9 32.75 294.75',
      '10 32.75 327.5',
      '10 18.75 187.5',
      '10 32.75 327.5',
      '10 14 140',
      '10 18.75 187.5',
      '8 32.75 262',
      '13 32.75 425.75',
    ]);
    assert.deepEqual(group('Education induction'), ['40 7.25 290']);
    const fifteen = '15 31.5 472.5';
    assert.deepEqual(group('Physical education'), [
      fifteen,
      fifteen,
      '12 31.5 378',
      fifteen,
      fifteen,
      fifteen,
    ]);
    const ten = '10 32.75 327.5';
    const trades = [ten, ten, ten, '12 32.75 393', '9 32.75 294.75', ten];
    assert.deepEqual(group('Skills training'), trades);
    const total = printed('activities', 'sub-total', 'places hours core-hours');
    assert.deepEqual(total, ['390', '624.75', '6675.75']);
    assert.deepEqual(printed('activity-total', 'entry', 'places'), ['610']);
  });

  test('has the time out of cell, day by day, with both averages (Section 3)', () => {
    const columns = 'activity association domestics meal movement total';
    const line = (row: string) => printed('time-out-of-cell', row, columns).join(', ');
    const monday = '4h 39m, 1h 11m, 1h 00m, 0h 45m, 0h 56m, 8h 33m';
    const saturday = '0h 36m, 5h 37m, 0h 31m, 1h 00m, 0h 03m, 7h 47m';
    assert.deepEqual(['mon', 'tue', 'wed', 'thu'].map(line), Array(4).fill(monday));
    assert.equal(line('fri'), '3h 27m, 4h 24m, 1h 00m, 1h 00m, 0h 31m, 10h 23m');
    assert.deepEqual(['sat', 'sun'].map(line), Array(2).fill(saturday));
    assert.equal(line('five-day'), '4h 25m, 1h 49m, 1h 00m, 0h 48m, 0h 51m, 8h 55m');
    assert.equal(line('seven-day'), '3h 19m, 2h 54m, 0h 51m, 0h 51m, 0h 37m, 8h 36m');
    assert.deepEqual(rowsOf('core-day'), []);
  });
});

describe('what the shipped agreements say', () => {
  for (const id of ['stafford-2014-15', 'west-midlands-2014-17']) {
    test(`can all be read in the units of their columns: ${id}`, () => {
      const { agreement, content: says } = shipped(id);
      const unreadable = tablesOf(getTemplate(catalogue, agreement.template)).flatMap((table) => {
        const { rows, totals } = tableIn(says, table.code);
        const lines = [...rows, ...Object.entries(totals).map(([row, cells]) => ({ row, cells }))];
        return lines.flatMap(({ row, cells }) =>
          table.columns.flatMap((column) => {
            const code = table.rows.find((one) => one.code === row)?.metric;
            const metric = catalogue.metrics.find((one) => one.code === code);
            const value = readCell(cells[column.code], column, metric);
            const at = printAddress({ table: table.code, row, column: column.code });
            return value.kind === 'unreadable' ? [`${at}: ${value.problem}`] : [];
          }),
        );
      });
      assert.deepEqual(unreadable, []);
    });
  }

  test('of the regional agreement is what the annex tells: its term, 41 specifications, its prison', () => {
    const { agreement, content: says } = shipped('west-midlands-2014-17');
    assert.equal(agreement.template, 'regional-sla');
    assert.deepEqual([agreement.startsOn, agreement.endsOn], ['2014-04-01', '2017-03-31']);
    assert.equal(tableIn(says, 'directory').rows.length, 41);
    assert.equal(tableIn(says, 'establishments').rows.length, 1);
  });
});
