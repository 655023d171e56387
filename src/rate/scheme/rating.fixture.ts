import type { InputScore, Rating, SchemeRatings } from './rating.ts';

/** A rating for tests: what matters is given, the rest is as plain as can be. */
export function rating(given: Partial<Rating> & { name: string }): Rating {
  return {
    id: given.name.toLowerCase().replace(/ /g, '-'),
    kind: 'establishment',
    members: [],
    score: null,
    computed: null,
    band: null,
    known: 100,
    notRated: null,
    domains: [],
    inputs: [],
    gates: [],
    place: null,
    groupPlace: null,
    ...given,
  };
}

/** The score of one input for tests, in a scheme without domains unless one is given. */
export function inputScore(given: Partial<InputScore> & { metric: string }): InputScore {
  return {
    input: given.metric,
    title: given.metric,
    domain: null,
    outturn: null,
    level: null,
    previous: null,
    texts: { outturn: '', level: '', previous: '' },
    views: [],
    quarters: [],
    score: null,
    weight: 1,
    effectiveWeight: 100,
    contribution: null,
    missing: null,
    ...given,
  };
}

/** Ratings of one period for tests. */
export function schemeRatings(ratings: readonly Rating[], period = '2007-08 Q4'): SchemeRatings {
  return { scheme: 'sample', version: 1, period, ratings, leftOut: [] };
}
