import { type Period, printPeriod } from '../../calendar/index.ts';
import type { Scheme } from '../../catalogue/index.ts';
import { hasFigure, type Subjects } from '../figures/read-subjects.ts';
import { type PreparedRow, type PreparedScheme, prepareScheme } from '../scheme/prepared-scheme.ts';
import { ratePrepared } from '../scheme/rate-subjects.ts';
import type { RatedSubject } from '../scheme/rated-subject.ts';
import type { Rating, SchemeRatings } from '../scheme/rating.ts';

/** A scheme run over everyone of a nation. */
export type NationRated = {
  scheme: Scheme;
  /** The scheme made ready for everyone, to look at what would change a rating. */
  prepared: PreparedScheme;
  subjects: readonly RatedSubject[];
  ratings: SchemeRatings;
  /** Whether any figure is held that the scheme looks at. */
  hasFigures: boolean;
};

/** Rates everyone of a nation in a period by the figures that are held. */
export async function rateNation(
  scheme: Scheme,
  subjects: Subjects,
  period: Period,
): Promise<NationRated> {
  return rated(scheme, await subjects.of(period), period);
}

/** Rates subjects whose figures are at hand. */
export function rated(
  scheme: Scheme,
  subjects: readonly RatedSubject[],
  period: Period,
): NationRated {
  const hasFigures = subjects.some(({ spans }) => spans.some(hasFigure));
  const prepared = prepareScheme(scheme, subjects);
  const ratings = ratePrepared(prepared, printPeriod(period));
  return { scheme, prepared, subjects, ratings, hasFigures };
}

/** A rating's own row in the scheme made ready. */
export function preparedRow(
  { prepared }: Pick<NationRated, 'prepared'>,
  { id }: Pick<Rating, 'id'>,
): PreparedRow | undefined {
  return prepared.rows.find((row) => row.id === id);
}
