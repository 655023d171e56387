import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { funnelOf } from '../../chance/funnel-of.ts';
import { spreadWords, unusual } from './funnel-view.ts';

/** So many of a hundred at each of some prisons, together at 10%. */
function funnelWith(tops: readonly number[]) {
  return funnelOf({
    ...{ kind: 'proportion', per: 100, polarity: 'lower', target: { kind: 'level', value: 10 } },
    points: tops.map((top, at) => ({ id: `p${at}`, name: `Prison ${at}`, top, bottom: 100 })),
    print: (value) => `${value.toFixed(1)}%`,
  });
}

describe('a funnel in words', () => {
  // Of 100 at 10% there are 21 or more once in 1,200 times, 3 or fewer once in 128: beyond 99.8% and beyond 95%.
  test('names those beyond a limit, the furthest first', () => {
    const said = unusual(funnelWith([11, 3, 21]));
    assert.match(
      said[0] ?? '',
      /^Prison 2, at 21\.0%, is worse than the level of 10\.0% by far more/,
    );
    assert.match(said[1] ?? '', /^Prison 1, at 3\.0%, is better/);
    assert.equal(said.length, 2);
  });

  test('says whether the limits allow for overdispersion', () => {
    assert.match(spreadWords(funnelWith([11, 3, 21])) ?? '', /with fewer than 10 providers/);
    // Ten figures one standard deviation off make 1.0.
    const even = [7, 13, 7, 13, 7, 13, 7, 13, 7, 13];
    assert.match(
      spreadWords(funnelWith(even)) ?? '',
      /not adjusted for overdispersion \(φ = 1\.0\)/,
    );
    // Three standard deviations off make 9.0, more than 1 + 2 √(2 / 10) = 1.9.
    const wide = [1, 19, 1, 19, 1, 19, 1, 19, 1, 19];
    assert.match(
      spreadWords(funnelWith(wide)) ?? '',
      /are adjusted for overdispersion \(φ = 9\.0\)/,
    );
  });

  test('says nothing of limits where none are drawn', () => {
    assert.equal(spreadWords(funnelWith([])), undefined);
  });
});
