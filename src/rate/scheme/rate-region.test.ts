import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scheme } from '../../catalogue/index.ts';
import { rateRegion } from './rate-region.ts';
import { rating } from './rating.fixture.ts';
import { twoInputs } from './two-inputs.fixture.ts';

const bands = ['Poor', 'Passable', 'Good', 'Outstanding'].map((label, index) => ({
  ...{ label, value: index + 1, from: index === 0 ? 1 : index + 0.6 },
  to: index === 3 ? 4 : index + 1.6,
}));
const domains = ['protection', 'management', 'interventions', 'capability'].map((code) => ({
  ...{ code, title: code, weight: 1, rollUp: { kind: 'weighted mean' as const }, bands },
}));
const scheme: Scheme = {
  ...twoInputs,
  ...{ domains, regions: 'mean of bands' },
  overall: { of: 'domain bands', rollUp: { kind: 'weighted mean' }, bands },
};
const bandLabelled = (word: string) => bands.find(({ label }) => label === word) ?? null;

function area(name: string, words: readonly string[], overall: string) {
  const scored = { score: null, computed: null, known: 100, notRated: null };
  return rating({
    ...{ name, kind: 'area', band: bandLabelled(overall) },
    domains: domains.map(({ code }, index) => ({
      ...{ ...scored, code, title: code, weight: 1, band: bandLabelled(words[index] ?? '') },
    })),
  });
}

// Annual report 2007-08, table of the four areas, and the sentence on the region above it.
const areas = [
  area('Staffordshire', ['Good', 'Passable', 'Passable', 'Good'], 'Passable'),
  area('Warwickshire', ['Good', 'Passable', 'Passable', 'Good'], 'Passable'),
  area('West Mercia', ['Good', 'Good', 'Passable', 'Good'], 'Good'),
  area('West Midlands', ['Passable', 'Passable', 'Passable', 'Good'], 'Passable'),
];

describe('the rating of a region', () => {
  it('is what the report prints of the West Midlands', () => {
    const region = rateRegion(scheme, areas);
    assert.deepEqual(
      region?.domains.map(({ band }) => band?.label),
      ['Good', 'Passable', 'Passable', 'Good'],
    );
    assert.equal(region?.band?.label, 'Passable');
    // 3, 3, 3 and 2 are 2.75; 2, 2, 3 and 2 are 2.25: to one place, half away from zero.
    assert.deepEqual([region?.domains[0]?.score, region?.score], [2.8, 2.3]);
  });

  it('leaves out providers without a band, and is none where nobody has one', () => {
    const unrated = rating({ name: 'Elsewhere', notRated: 'There is no figure to go by.' });
    assert.equal(rateRegion(scheme, [...areas, unrated])?.of, 4);
    assert.equal(rateRegion(scheme, [unrated]), undefined);
  });

  it('is none in a scheme that rates no regions', () => {
    assert.equal(rateRegion(twoInputs, areas), undefined);
  });
});
