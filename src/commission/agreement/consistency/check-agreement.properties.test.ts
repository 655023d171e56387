import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Exact, exactOf } from '../../../catalogue/index.ts';
import { type FigureStyle, printFigure } from '../cell-value.ts';
import { findingsOf } from './check-agreement.ts';
import {
  checked,
  column,
  openTable,
  resultOf,
  templateOf,
  totalOf,
  withTotal,
} from './sample-template.fixture.ts';

const table = openTable(
  'lines',
  [
    column('name', 'text'),
    column('group', 'text'),
    column('a', 'number'),
    column('b', 'hours per week'),
    column('product', 'number', { computed: { kind: 'product', columns: ['a', 'b'] } }),
  ],
  [totalOf(['a']), totalOf(['a'], { code: 'mean', how: 'average' })],
);
const template = templateOf([table]);
const styleOf = (decimals: number): FigureStyle => ({ decimals, clock: null });
const print = (value: Exact, decimals: number) => printFigure(value, 'number', styleOf(decimals));
/** Hundredths, so that a figure of none to two places is known exactly. */
const hundredths = (count: number): Exact => ({ top: BigInt(count), bottom: 100n });
const decimals = fc.integer({ min: 0, max: 2 });
const figures = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });

function lines(texts: readonly string[], groups: readonly string[] = []) {
  return texts.map((a, at) => ({
    row: `line-${at}`,
    cells: { name: `Line ${at}`, group: groups[at] ?? '', a },
  }));
}

describe('a check of any figures', () => {
  test('finds nothing where a total is made of the true parts and each is printed rounded', () => {
    fc.assert(
      fc.property(figures, decimals, decimals, (parts, places, placesOfTotal) => {
        const sum = parts.reduce((total, part) => total + part, 0);
        const mean = { top: BigInt(sum), bottom: BigInt(100 * parts.length) };
        const content = {
          rows: lines(parts.map((part) => print(hundredths(part), places))),
          totals: {
            total: { a: print(hundredths(sum), placesOfTotal) },
            mean: { a: print(mean, placesOfTotal) },
          },
        };
        const results = checked(template, { lines: content });
        assert.deepEqual(findingsOf(results), []);
        assert.ok(results.every(({ outcome }) => outcome.startsWith('agrees')));
      }),
    );
  });

  test('finds a total that is one print further off than rounding can explain', () => {
    fc.assert(
      fc.property(figures, decimals, fc.boolean(), (parts, places, above) => {
        const texts = parts.map((part) => print(hundredths(part), places));
        const unit = 10 ** (2 - places);
        const sum = texts.reduce(
          (total, text) => total + Number(text.replaceAll(',', '')) * 100,
          0,
        );
        // Each of the parts and the total may be half a unit off; the next print but one is beyond that.
        const beyond = Math.floor((parts.length + 1) / 2) + 1;
        const stated = Math.round(sum) + (above ? 1 : -1) * beyond * unit;
        fc.pre(stated >= 0);
        const content = withTotal(lines(texts), { a: print(hundredths(stated), places) });
        const result = resultOf(checked(template, { lines: content }), 'total lines/total/a');
        assert.equal(result.outcome, 'disagrees');
      }),
    );
  });

  test('finds nothing in a product of the true factors', () => {
    const minutes = fc.integer({ min: 0, max: 6000 });
    fc.assert(
      fc.property(fc.nat(100_000), minutes, fc.boolean(), (a, b, onTheClock) => {
        const hours = { top: BigInt(b), bottom: 60n };
        const style: FigureStyle = { decimals: 2, clock: onTheClock ? 'h:mm' : null };
        const product = { top: BigInt(a) * BigInt(b), bottom: 6000n };
        const cells = {
          name: 'Line',
          a: print(hundredths(a), 2),
          b: printFigure(hours, 'hours per week', style),
          product: print(product, 2),
        };
        const results = checked(template, {
          lines: { rows: [{ row: 'line', cells }], totals: {} },
        });
        assert.deepEqual(findingsOf(results), []);
        assert.ok(resultOf(results, 'row lines/line/product'));
      }),
    );
  });

  test('names the group that was left out of a total', () => {
    const membership = fc.array(fc.constantFrom('one', 'two', 'three'), {
      minLength: 6,
      maxLength: 12,
    });
    fc.assert(
      fc.property(membership, fc.nat(2), (groups, pick) => {
        const group = ['one', 'two', 'three'][pick] ?? '';
        const members = groups.filter((one) => one === group).length;
        fc.pre(members > 1 && members < groups.length);
        // Powers of three, times seven: no other rows, once or twice, and no changed digits make the same figure.
        const parts = groups.map((_, at) => 7 * 3 ** at);
        const stated = parts.reduce(
          (sum, part, at) => (groups[at] === group ? sum : sum + part),
          0,
        );
        const texts = parts.map((part) => print(exactOf(part), 2));
        const content = withTotal(lines(texts, groups), { a: print(exactOf(stated), 2) });
        const { cause } = resultOf(checked(template, { lines: content }), 'total lines/total/a');
        assert.match(cause ?? '', new RegExp(`^As if the ${members} rows of “${group}” \\(`));
      }),
    );
  });
});
