import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { levelMonths, type Metric } from '../../catalogue/index.ts';
import { monthOfYear } from './agreement-file.fixture.ts';
import { annex, metricOf, stafford, withTable } from './annex.fixture.ts';
import { applyChanges } from './apply-changes.ts';
import type { Cells } from './content.ts';
import { type ProfileWish, profileLevels } from './profile-levels.ts';

const sotp = stafford.levels?.rows.find(({ row }) => row === 'CU019.level')?.cells ?? {};
const obp = stafford.levels?.rows.find(({ row }) => row === 'CU021.level')?.cells ?? {};
const behaviour = metricOf({ code: 'CU021', title: 'Offending behaviour programmes', decimals: 2 });
const court = metricOf({
  code: 'CU001',
  title: 'Discharge to court',
  unit: 'percent',
  unitText: '%',
  additive: false,
});

/** Sex offender completions of 34 from October, spread flat, but for what is given. */
function wishOf(given: Partial<ProfileWish> = {}): ProfileWish {
  return {
    ...{ metric: metricOf(), at: { table: 'levels', row: 'CU019.level' }, cells: sotp },
    ...{ agreement: { startsOn: '2014-04-01', endsOn: '2015-03-31' } },
    ...{ effective: monthOfYear(6), total: '34', method: { kind: 'flat' } },
    ...given,
  };
}

/** The row after the changes, or what is wrong. */
function rowAfter(wish: ProfileWish): Cells {
  const { changes, problems } = profileLevels(wish);
  assert.deepEqual(problems, []);
  const rows = [{ row: wish.at.row, cells: wish.cells }];
  const { content } = applyChanges(annex, withTable(stafford, 'levels', { rows }), changes);
  return content.levels?.rows[0]?.cells ?? {};
}

function problemsOf(given: Partial<ProfileWish>): string[] {
  const { changes, problems } = profileLevels(wishOf(given));
  assert.deepEqual(changes, []);
  return problems.map(({ message, place }) => `${place?.path}: ${message}`);
}

const months = (cells: Cells) => levelMonths.map((column) => cells[column] ?? '');

describe('a level spread anew', () => {
  test('flat shares what is left among the months from the effective one on', () => {
    const after = rowAfter(wishOf());
    assert.deepEqual(months(after), ['', '', '', '', '', '', '6', '6', '6', '6', '5', '5']);
    assert.deepEqual([after.q1, after.q2, after.q3, after.q4], [undefined, undefined, '18', '16']);
    assert.deepEqual([after.total, after.national], ['34', '942']);
  });

  test('keeps the frozen months and shares the rest of the total', () => {
    const cells = { apr: '3', may: '3', jun: '3', jul: '4', q1: '9', total: '34' };
    // 40 less 9 to June is 31 for nine months: 3.44 each, so four of them take 4.
    const after = rowAfter(wishOf({ cells, effective: monthOfYear(3), total: '40' }));
    assert.deepEqual(months(after), ['3', '3', '3', '4', '4', '4', '4', '3', '3', '3', '3', '3']);
    assert.deepEqual([after.q1, after.q2, after.q3, after.q4], ['9', '12', '10', '9']);
    assert.equal(after.total, '40');
  });

  test('shares hours among months, as every figure of which months make a year', () => {
    const hours: Metric = {
      ...{ ...behaviour, code: 'CU095a', unit: 'hours', additive: false },
      formula: { kind: 'sum', top: { tally: 'hours-in-industry' }, annual: false },
    };
    const wish = { metric: hours, cells: {}, effective: monthOfYear(0), total: '12000' };
    // 12,000 over twelve months
    const after = rowAfter(wishOf(wish));
    assert.deepEqual(new Set(months(after)), new Set(['1,000.00']));
    assert.deepEqual([after.q1, after.total], ['3,000.00', '12,000.00']);
  });

  test('makes a quarter of its frozen months and its new ones', () => {
    const cells = { oct: '4', q3: '10', total: '34' };
    // 34 less 4 is 30 for five months.
    const after = rowAfter(wishOf({ cells, effective: monthOfYear(7) }));
    assert.deepEqual([after.oct, after.nov, after.q3, after.q4], ['4', '6', '16', '18']);
  });

  test('counts whole completions and writes them in the decimals of the metric', () => {
    const wish = { metric: behaviour, cells: obp, effective: monthOfYear(0), total: '90' };
    const after = rowAfter(wishOf(wish));
    // 90 over twelve is 7.5: seven each make 84, and the first six take one more.
    const [eight, seven] = [Array(6).fill('8.00'), Array(6).fill('7.00')];
    assert.deepEqual(months(after), [...eight, ...seven]);
    assert.deepEqual([after.q1, after.q4, after.total], ['24.00', '21.00', '90.00']);
  });

  test('shares what can be divided to its last place', () => {
    const rate = metricOf({ unit: 'rate', decimals: 2 });
    const wish = { metric: rate, cells: {}, effective: monthOfYear(9), total: '10' };
    assert.deepEqual(months(rowAfter(wishOf(wish))).slice(9), ['3.34', '3.33', '3.33']);
  });

  test('by working days gives each month its part', () => {
    // January to March 2015 have 21, 20 and 22 working days: 63 completions are one a day.
    const days = { jan: 21, feb: 20, mar: 22 };
    const wish = {
      effective: monthOfYear(9),
      total: '63',
      method: { kind: 'working days', days },
    } as const;
    assert.deepEqual(months(rowAfter(wishOf(wish))).slice(9), ['21', '20', '22']);
  });

  test('by the shape of last year gives nothing to a month in which there was nothing', () => {
    const outturns = { jan: 0, feb: 5, mar: '10' };
    const wish = {
      effective: monthOfYear(9),
      total: '34',
      method: { kind: 'last year', outturns },
    } as const;
    // A third of 34 is 11.33 and two thirds 22.67, which has the larger remainder.
    assert.deepEqual(months(rowAfter(wishOf(wish))).slice(9), ['0', '11', '23']);
  });

  test('by hand keeps the words, and a month left out is blank', () => {
    const texts = { dec: '10', mar: '24' };
    const after = rowAfter(wishOf({ method: { kind: 'by hand', texts } }));
    assert.deepEqual(months(after).slice(6), ['', '', '10', '', '', '24']);
    assert.deepEqual([after.q3, after.q4, after.total], ['10', '24', '34']);
  });

  test('keeps the words of a cell that already says the figure', () => {
    const cells = { mar: '90.0', total: '90' };
    const wish = { metric: behaviour, cells, effective: monthOfYear(11), total: '90' };
    assert.deepEqual(
      profileLevels(wishOf(wish)).changes.map(
        (change) => change.kind === 'cell' && change.at.column,
      ),
      ['q4'],
    );
  });

  test('counts clock durations in whole minutes', () => {
    const hours = metricOf({ unit: 'hours', unitText: 'hours', decimals: 2 });
    const wish = { metric: hours, cells: {}, effective: monthOfYear(9), total: '100:00' };
    // 6,000 minutes over three months.
    const after = rowAfter(wishOf(wish));
    assert.deepEqual(months(after).slice(9), ['33:20', '33:20', '33:20']);
    assert.equal(after.q4, '100:00');
  });

  test('of a metric that does not add up holds in every month, quarter and in the total', () => {
    const level = '87.00 %';
    const cells = {
      ...Object.fromEntries(levelMonths.map((month) => [month, level])),
      q2: level,
      q3: level,
      total: level,
    };
    const after = rowAfter(
      wishOf({ metric: court, cells, effective: monthOfYear(7), total: '90.00 %' }),
    );
    assert.deepEqual(new Set(months(after).slice(0, 7)), new Set([level]));
    assert.deepEqual(new Set(months(after).slice(7)), new Set(['90.00 %']));
    assert.deepEqual(
      [after.q2, after.q3, after.q4, after.total],
      [level, '90.00 %', '90.00 %', '90.00 %'],
    );
  });

  test('leaves the months outside the term alone', () => {
    const agreement = { startsOn: '2014-07-01', endsOn: '2014-12-31' };
    const after = rowAfter(
      wishOf({ agreement, cells: {}, effective: monthOfYear(0), total: '12' }),
    );
    assert.deepEqual(months(after), ['', '', '', '2', '2', '2', '2', '2', '2', '', '', '']);
  });
});

describe('a level that cannot be spread', () => {
  test('by hand names both figures where the months do not make the total', () => {
    const texts = { oct: '10', mar: '20' };
    assert.deepEqual(problemsOf({ method: { kind: 'by hand', texts } }), [
      'method: The months from there on make 30, and 34 is left of the total for them. Change a month or the total.',
    ]);
  });

  test('by hand cannot write in a frozen month', () => {
    const texts = { sep: '4', oct: '34' };
    assert.deepEqual(problemsOf({ method: { kind: 'by hand', texts } }), [
      'levels/CU019.level/sep: This month is frozen, or is none of the term. Leave it as it is.',
    ]);
  });

  test('has frozen months that hold more than the new total', () => {
    assert.deepEqual(problemsOf({ cells: { apr: '20', may: '16' } }), [
      'total: The months before hold 36 and stay, which is more than the new total of 34. Give a total of at least 36.',
    ]);
  });

  test('has a total or a frozen month that is no figure', () => {
    assert.deepEqual(problemsOf({ total: '' }), ['total: Give the new level.']);
    assert.match(problemsOf({ total: 'many' })[0] ?? '', /^total: “many”/);
    assert.match(problemsOf({ total: '-3' })[0] ?? '', /^total: /);
    assert.match(
      problemsOf({ cells: { may: 'few' } })[0] ?? '',
      /^levels\/CU019\.level\/may: “few” is no figure/,
    );
    assert.match(problemsOf({ metric: court, total: '' })[0] ?? '', /^total: Give the new level/);
  });

  test('has no month left, or no weight for one', () => {
    assert.deepEqual(problemsOf({ effective: monthOfYear(12) }), [
      'effective: No month is left from there on. Choose an earlier month.',
    ]);
    const outturns = { oct: 2, nov: 3, dec: 1, jan: 4, feb: -1 };
    assert.deepEqual(problemsOf({ method: { kind: 'last year', outturns } }), [
      'method: There is no outturn of last year for Feb 2015, Mar 2015. Choose another way to spread the level.',
    ]);
    const days = { feb: 0, mar: 0 };
    assert.match(
      problemsOf({ effective: monthOfYear(10), method: { kind: 'working days', days } })[0] ?? '',
      /is nought in every month/,
    );
  });

  test('is spread by hand though it does not add up', () => {
    assert.match(
      problemsOf({ metric: court, total: '90%', method: { kind: 'by hand', texts: {} } })[0] ?? '',
      /^method: “Discharge to court” does not add up/,
    );
  });
});

describe('the months of any level spread anew', () => {
  const weights = fc.tuple(
    ...levelMonths.map((month) => fc.nat(30).map((figure) => [month, figure + 1] as const)),
  );
  const method = fc.oneof(
    fc.constant({ kind: 'flat' } as const),
    weights.map((all) => ({ kind: 'working days', days: Object.fromEntries(all) }) as const),
    weights.map((all) => ({ kind: 'last year', outturns: Object.fromEntries(all) }) as const),
  );

  test('make its total, quarter by quarter, and the frozen ones stay', () => {
    const cells = fc.tuple(
      ...levelMonths.map((month) => fc.nat(900).map((cents) => [month, cents] as const)),
    );
    fc.assert(
      fc.property(cells, method, fc.nat(11), fc.nat(20_000), (before, how, from, extra) => {
        const frozen = before.slice(0, from).reduce((sum, [, cents]) => sum + cents, 0);
        const print = (cents: number) => (cents / 100).toFixed(2);
        const row = Object.fromEntries(before.map(([month, cents]) => [month, print(cents)]));
        const total = frozen + extra;
        const after = rowAfter(
          wishOf({
            metric: metricOf({ unit: 'rate', decimals: 2 }),
            cells: row,
            effective: monthOfYear(from),
            total: print(total),
            method: how,
          }),
        );
        const cents = months(after).map((text) =>
          Math.round(Number(text.replaceAll(',', '')) * 100),
        );
        assert.equal(
          cents.reduce((sum, one) => sum + one, 0),
          total,
        );
        assert.deepEqual(months(after).slice(0, from), months(row).slice(0, from));
        const open = Math.floor(from / 3);
        for (const quarter of [0, 1, 2, 3].slice(open)) {
          const own = cents.slice(quarter * 3, quarter * 3 + 3).reduce((sum, one) => sum + one, 0);
          const text = after[`q${quarter + 1}`] ?? '';
          assert.equal(Math.round(Number(text.replaceAll(',', '')) * 100), own);
        }
      }),
    );
  });
});
