import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { schemeComparison, type UnderScheme } from './scheme-comparison.ts';
import { slope } from './slope.ts';
import type { SlopeRow } from './slope-row.ts';
import { elementsOf } from './sound-chart.fixture.ts';

const row = (name: string, from: number | null, to: number | null, group?: string): SlopeRow => ({
  ...{ name, from, fromText: String(from ?? 'not rated') },
  ...{ to, toText: String(to ?? 'not rated'), group },
});
const drawn = (rows: readonly SlopeRow[], better: 'low' | 'high' = 'low') =>
  slope({ id: 'c', title: 't', rows, sides: { from: 'Q4 2006-07', to: 'Q4 2007-08' }, better });
const lines = (svg: string) =>
  elementsOf(svg)
    .filter(({ name, attributes }) => name === 'line' && attributes.x2 === '100%')
    .map(({ attributes }) => attributes);

/** As the region's report of 2007-08 prints them. */
const report = [
  row('Stafford', 73, 17),
  row('Blakenhurst', 29, 87),
  row('Brockhill', 123, 36, 'Brockhill and Hewell Grange'),
  row('Hewell Grange', 64, 36, 'Brockhill and Hewell Grange'),
  row('Dovegate', null, null),
];

describe('a slope', () => {
  test('has the better end up: low for places, high for scores', () => {
    const [rise] = lines(drawn(report).svg);
    assert.ok(Number(rise?.y2) < Number(rise?.y1));
    const [fall] = lines(drawn(report, 'high').svg);
    assert.ok(Number(fall?.y2) > Number(fall?.y1));
  });

  test('tells a rise from a fall by width, and members of a group by dash, not by colour alone', () => {
    const drawnLines = lines(drawn(report).svg);
    assert.deepEqual(
      drawnLines.map((line) => line['stroke-width']),
      ['3', '1.5', '3', '3'],
    );
    assert.deepEqual(
      drawnLines.map((line) => line['stroke-dasharray'] !== undefined),
      [false, false, true, true],
    );
  });

  test('says how many rose and fell, and names those without a figure on both sides', () => {
    const { sentence, description, svg } = drawn(report);
    assert.equal(
      sentence,
      'Of 5, 3 improved, 1 fell, 1 cannot be compared; farthest moved Brockhill, from 123 to 36, and Blakenhurst, from 29 to 87.',
    );
    assert.match(description, /In another dash, members of: Brockhill and Hewell Grange\.$/);
    assert.match(svg, />Dovegate: not rated, then not rated</);
  });

  test('names only one end where nobody moved the other way', () => {
    assert.equal(
      drawn([row('a', 5, 4), row('b', 9, 2)]).sentence,
      'Of 2, 2 improved; farthest moved b, from 9 to 2.',
    );
    assert.equal(drawn([row('a', 5, 5)]).sentence, 'Of 1, 1 stayed.');
  });

  test('never writes one label over another on either side, and keeps all inside', () => {
    const place = fc.integer({ min: 1, max: 150 });
    const rows = fc.array(fc.record({ from: place, to: place, long: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const { svg } = drawn(
          all.map(({ from, to, long }, index) =>
            row(long ? `The House of the Long Name by the Sea ${index}` : `P${index}`, from, to),
          ),
        );
        const height = Number(elementsOf(svg)[0]?.attributes.height);
        // Numbers of the left side end at 34 pixels; names of the right begin at 61 from its edge.
        for (const x of ['34', '61']) {
          const down = elementsOf(svg)
            .filter(({ name, attributes }) => name === 'text' && attributes.x === x)
            .map(({ attributes }) => Number(attributes.y))
            .sort((a, b) => a - b);
          down.forEach((y, index) => {
            const next = down[index + 1];
            assert.ok(next === undefined || next - y >= 15.95, `${y} and ${next} at ${x}`);
            assert.ok(y > 0 && y < height);
          });
        }
      }),
    );
  });
});

describe('two schemes side by side', () => {
  const under = (place: number | null, band: string | null): UnderScheme => ({
    ...{ place, placeText: String(place ?? 'not rated'), band },
  });
  const schemes = [
    { title: 'IPPF', bands: ['Good', 'Poor'] },
    { title: 'PRS', bands: ['4', '3'] },
  ] as const;
  const rows = [
    { name: 'a', under: [under(1, 'Good'), under(1, '4')] as const },
    { name: 'b', under: [under(2, 'Good'), under(4, '3')] as const },
    { name: 'c', under: [under(3, 'Poor'), under(null, null)] as const },
  ];

  test('count how many have which pair of bands, those not rated apart', () => {
    const { bands } = schemeComparison({ id: 'c', title: 't', schemes, rows });
    assert.deepEqual(
      bands?.rows.map((cells) => cells.map(({ text }) => text)),
      [
        ['Good', '1', '1', '0'],
        ['Poor', '0', '0', '1'],
      ],
    );
    assert.deepEqual(
      bands?.head.map(({ text }) => text),
      ['IPPF, by PRS', '4', '3', 'not rated'],
    );
  });

  test('have no table of bands where one of them only ranks', () => {
    const ranks = [schemes[0], { title: 'Scorecard', bands: [] }] as const;
    assert.equal(schemeComparison({ id: 'c', title: 't', schemes: ranks, rows }).bands, null);
  });

  test('say who moves farthest, of those with a place under both', () => {
    assert.equal(
      schemeComparison({ id: 'c', title: 't', schemes, rows }).places.sentence,
      'Of 2 with a place under both, 1 keeps it; b moves farthest, from 2 (IPPF) to 4 (PRS).',
    );
  });
});
