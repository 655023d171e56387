import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { evaluateFormula, type FormulaSources } from './evaluate-formula.ts';
import { add, divide, exactOf, multiply, type Quantity, subtract, toNumber } from './exact.ts';
import type { Formula } from './formula.ts';
import type { Metric } from './metric.ts';
import { valueOver } from './value-over.ts';

const values: Record<string, Quantity | null> = {
  due: 3,
  'on-time': 2,
  none: 0,
  lost: null,
  hours: '0.1',
};
const sources: FormulaSources = {
  valueOf: (tally) => values[tally] ?? null,
  findMetric: (code) => metrics[code],
  months: 12,
  titleOf: (tally) => tally.toUpperCase(),
};
const ratio: Formula = {
  kind: 'ratio',
  top: { tally: 'on-time' },
  bottom: { tally: 'due' },
  annual: false,
};
const metrics: Record<string, Pick<Metric, 'formula' | 'unit' | 'title'>> = {
  R: { formula: ratio, unit: 'percent', title: 'A ratio' },
  P: { unit: 'percent', title: 'Printed only' },
};
const outturn = (formula: Formula, unit: Metric['unit'] = 'count', months = 12) =>
  evaluateFormula(formula, unit, { ...sources, months });

describe('evaluateFormula', () => {
  test('divides, and makes a percentage of a ratio', () => {
    assert.deepEqual(outturn(ratio, 'percent'), {
      outturn: 66.6666666666667,
      top: 2,
      bottom: 3,
      reason: null,
    });
    assert.equal(outturn(ratio).outturn, 0.666666666666667);
    assert.equal(outturn({ ...ratio, kind: 'mean' }, 'percent').outturn, 0.666666666666667);
  });

  test('gives a rate per so many', () => {
    const rate: Formula = { ...ratio, kind: 'rate', per: 100_000 };
    assert.equal(outturn(rate, 'rate').outturn, 66666.6666666667);
  });

  test('adds and takes away without binary noise', () => {
    const sum: Formula = {
      kind: 'sum',
      top: { sum: [{ tally: 'hours' }, { tally: 'hours' }, { tally: 'hours' }] },
      annual: false,
    };
    assert.equal(outturn(sum).outturn, 0.3);
    const less: Formula = {
      kind: 'difference',
      top: { tally: 'hours' },
      bottom: { tally: 'due' },
      annual: false,
    };
    assert.deepEqual(outturn(less), { outturn: -2.9, top: 0.1, bottom: 3, reason: null });
  });

  test('scales to twelve months', () => {
    assert.equal(
      outturn({ ...ratio, kind: 'mean', annual: true }, 'days', 3).outturn,
      2.66666666666667,
    );
    assert.equal(
      outturn({ kind: 'sum', top: { tally: 'due' }, annual: true }, 'count', 24).outturn,
      1.5,
    );
  });

  test('gives no outturn when nothing is there to divide by, and says so', () => {
    const result = outturn({ ...ratio, bottom: { sum: [{ tally: 'none' }, { tally: 'none' }] } });
    assert.equal(result.outturn, null);
    assert.deepEqual([result.top, result.bottom], [2, 0]);
    assert.equal(result.reason, '“NONE” with “NONE” comes to 0, so there is nothing to divide by');
  });

  test('gives none of a sum with an unknown part', () => {
    const result = outturn({ ...ratio, top: { sum: [{ tally: 'due' }, { tally: 'lost' }] } });
    assert.deepEqual(result, {
      outturn: null,
      top: null,
      bottom: 3,
      reason: '“LOST” is not known',
    });
  });

  test('works out a metric that it refers to', () => {
    const sum: Formula = {
      kind: 'sum',
      top: { sum: [{ metric: 'R' }, { metric: 'R' }] },
      annual: false,
    };
    assert.equal(outturn(sum).outturn, 133.333333333333);
    assert.match(outturn({ ...sum, top: { metric: 'P' } }).reason ?? '', /P has no formula/);
  });

  test('asks for values among the providers of every formula on the way', () => {
    const open = { fact: 'category', in: ['D'] };
    const asked: unknown[] = [];
    const inner: Formula = { kind: 'sum', top: { tally: 'due' }, annual: false, among: open };
    evaluateFormula(
      { kind: 'sum', top: { metric: 'I' }, annual: false, among: { fact: 'region', in: ['x'] } },
      'count',
      {
        valueOf: (_, among) => {
          asked.push(among.map(({ fact }) => fact));
          return 1;
        },
        findMetric: () => ({ formula: inner, unit: 'count', title: 'Inner' }),
        months: 1,
      },
    );
    assert.deepEqual(asked, [['region', 'category']]);
  });
});

const cell = fc.record({
  month: fc.integer({ min: 24_000, max: 24_040 }),
  amount: fc.integer({ min: -1000, max: 1000 }).map((cents) => String(cents / 100)),
});
const cells = fc.uniqueArray(cell, { selector: ({ month }) => month });
const period = fc.record({
  first: fc.integer({ min: 24_000, max: 24_040 }),
  months: fc.integer({ min: 1, max: 24 }),
});

describe('valueOver', () => {
  const asNumber = (value: ReturnType<typeof valueOver>) =>
    value === null ? null : toNumber(value);

  test('adds a flow, so that a period is the sum of its halves in any order', () => {
    fc.assert(
      fc.property(cells, period, fc.nat(), (given, { first, months }, cut) => {
        const at = cut % (months + 1);
        const whole = valueOver('flow', given.toReversed(), { first, months });
        const parts = [
          valueOver('flow', given, { first, months: at }),
          valueOver('flow', given, { first: first + at, months: months - at }),
        ];
        const [a, b] = parts;
        assert.ok(whole && a && b);
        assert.equal(toNumber(subtract(whole, add(a, b))), 0);
      }),
    );
  });

  test('averages a stock over the months held: times their number it is the sum', () => {
    fc.assert(
      fc.property(cells, period, (given, { first, months }) => {
        const held = given.filter(({ month }) => month >= first && month < first + months).length;
        const average = valueOver('stock', given, { first, months });
        if (held === 0) return assert.equal(average, null);
        const sum = valueOver('flow', given, { first, months });
        assert.ok(average && sum);
        return assert.equal(toNumber(subtract(multiply(average, exactOf(held)), sum)), 0);
      }),
    );
  });

  test('carries the last month of a latest forward, and never back', () => {
    fc.assert(
      fc.property(cells, period, (given, { first, months }) => {
        const past = given.filter(({ month }) => month < first + months);
        const last = past.sort((a, b) => b.month - a.month)[0];
        const value = asNumber(valueOver('latest', given, { first, months }));
        assert.equal(value, last ? Number(last.amount) : null);
      }),
    );
  });
});

describe('exact figures', () => {
  const figure = fc.integer({ min: -100_000, max: 100_000 }).map((value) => value / 1000);

  test('come back as the numbers they were', () => {
    fc.assert(fc.property(figure, (a) => assert.equal(toNumber(exactOf(a)), a)));
    for (const text of ['1e-7', '123456789012345', '-0.000001234', '0.5']) {
      assert.equal(toNumber(exactOf(text)), Number(text));
    }
  });

  test('divide as numbers do, to fifteen digits', () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const quotient = divide(exactOf(a), exactOf(b));
        if (b === 0) return assert.equal(quotient, undefined);
        assert.ok(quotient);
        const error = Math.abs(toNumber(quotient) - a / b);
        return assert.ok(error <= 1e-14 * Math.abs(a / b));
      }),
    );
  });

  test('stay exact however many are put together', () => {
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1 }), (all) => {
        const sum = all.map((a) => divide(exactOf(a), exactOf(7)) ?? exactOf(0)).reduce(add);
        const back = all.reduce(
          (rest, a) => subtract(rest, divide(exactOf(a), exactOf(7)) ?? exactOf(0)),
          sum,
        );
        assert.equal(toNumber(back), 0);
      }),
    );
  });
});
