import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareSchemes } from './compare-schemes.ts';
import { inputScore, rating, schemeRatings } from './rating.fixture.ts';
import { twoInputs } from './two-inputs.fixture.ts';

// Two inputs on a scale from 0 to 100. In the first scheme K05 counts 80 of 100, in the second 20.
const drugs = { input: 'k05', metric: 'K05', title: 'Drug tests' };
const work = { input: 'k16', metric: 'K16', title: 'Work' };
const scheme = twoInputs;

function rated(name: string, [k05, k16]: readonly [number, number], share: number) {
  return rating({
    name,
    score: (k05 * share + k16 * (100 - share)) / 100,
    inputs: [
      inputScore({ ...drugs, score: k05, effectiveWeight: share }),
      inputScore({ ...work, score: k16, effectiveWeight: 100 - share }),
    ],
  });
}

const points = { Stafford: [90, 20], Featherstone: [50, 60], Brockhill: [20, 70] } as const;
const by = (share: number) =>
  schemeRatings(Object.entries(points).map(([name, pair]) => rated(name, pair, share)));

describe('two schemes over the same providers', () => {
  const compared = compareSchemes({ scheme, ratings: by(80) }, { scheme, ratings: by(20) });

  it('show who moves: 76, 52, 30 in the one are 34, 58, 60 in the other', () => {
    assert.deepEqual(
      compared.rows.map(({ name, one, other, moved }) => [name, one.place, other.place, moved]),
      [
        ['Stafford', 1, 3, -2],
        ['Featherstone', 2, 2, 0],
        ['Brockhill', 3, 1, 2],
      ],
    );
  });

  it('are turned round, so that the orders agree by -1', () => {
    assert.equal(compared.agreement, -1);
  });

  it('explain a move by the metrics that count otherwise there', () => {
    const [stafford, featherstone] = compared.rows;
    // The mean of K05 is (90 + 50 + 20) / 3: Stafford is 36.67 ahead of it, of K16 (50) 30 behind.
    const [first] = stafford?.why ?? [];
    assert.equal(first?.metric, 'K05');
    assert.equal(first?.one.ahead.toFixed(3), (0.8 * 36.6667).toFixed(3));
    assert.equal(first?.other.ahead.toFixed(3), (0.2 * 36.6667).toFixed(3));
    assert.deepEqual(
      stafford?.why.map(({ metric }) => metric),
      ['K05', 'K16'],
    );
    assert.deepEqual(featherstone?.why, []);
  });

  it('name those that only one of them rates', () => {
    const fewer = schemeRatings(by(20).ratings.slice(1));
    const result = compareSchemes({ scheme, ratings: by(80) }, { scheme, ratings: fewer });
    assert.deepEqual(result.onlyOne, ['Stafford']);
    assert.deepEqual(result.onlyOther, []);
    assert.equal(result.rows[0]?.name, 'Featherstone');
    assert.equal(result.rows[0]?.one.place, 1);
  });

  it('have no agreement where there is nobody to order', () => {
    const nobody = schemeRatings([]);
    const result = compareSchemes({ scheme, ratings: nobody }, { scheme, ratings: nobody });
    assert.equal(result.agreement, null);
  });
});
