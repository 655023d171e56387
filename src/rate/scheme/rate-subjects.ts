import type { Scheme } from '../../catalogue/index.ts';
import { placesOf } from './places.ts';
import { type PreparedRow, type PreparedScheme, prepareScheme } from './prepared-scheme.ts';
import type { RatedSubject } from './rated-subject.ts';
import type { Place, Rating, SchemeRatings } from './rating.ts';
import { ratingOfRow } from './rating-of-row.ts';

/** Rates providers by a scheme, with all of the working; best first, those not rated last. */
export function rateSubjects(
  scheme: Scheme,
  subjects: readonly RatedSubject[],
  period: string,
): SchemeRatings {
  return ratePrepared(prepareScheme(scheme, subjects), period);
}

/** The same of a scheme that was made ready for its providers. */
export function ratePrepared(prepared: PreparedScheme, period: string): SchemeRatings {
  const { scheme, rows, leftOut } = prepared;
  const ratings = rows.map((row) => ratingOfRow(prepared, row));
  const groups = rows.map((row) => groupOf(prepared, row));
  const places = placesAmong(ratings, () => '');
  const groupPlaces = placesAmong(ratings, (at) => groups[at]);
  const placed = ratings.map((rating, at): Rating => {
    const [group, place] = [groups[at], groupPlaces[at]];
    const compared = group !== undefined && place && place.of > 1;
    return {
      ...rating,
      place: places[at] ?? null,
      groupPlace: compared ? { ...place, group } : null,
    };
  });
  return {
    scheme: scheme.code,
    version: scheme.version,
    period,
    ratings: placed.sort(bestFirst),
    leftOut,
  };
}

/** The comparator group of a row; of several members, the one that they all are of. */
function groupOf({ subjects }: PreparedScheme, { members }: PreparedRow): string | undefined {
  const [first, ...others] = members.map((at) => subjects[at]?.group);
  return others.every((other) => other === first) ? first : undefined;
}

/** Places of those with a score, among those of one name; undefined for whoever has none. */
function placesAmong(
  ratings: readonly Rating[],
  among: (at: number) => string | undefined,
): Array<Place | undefined> {
  const places = ratings.map((): Place | undefined => undefined);
  const names = new Map<string, Array<{ at: number; score: number }>>();
  ratings.forEach(({ score }, at) => {
    const name = among(at);
    if (score === null || name === undefined) return;
    names.set(name, [...(names.get(name) ?? []), { at, score }]);
  });
  for (const rated of names.values()) {
    const ranks = placesOf(rated.map(({ score }) => score));
    rated.forEach(({ at }, index) => {
      const rank = ranks[index];
      if (rank !== undefined) places[at] = { rank, of: rated.length };
    });
  }
  return places;
}

function bestFirst(one: Rating, other: Rating): number {
  if (one.score !== other.score) {
    return (other.score ?? Number.NEGATIVE_INFINITY) - (one.score ?? Number.NEGATIVE_INFINITY);
  }
  return one.name.localeCompare(other.name, 'en') || one.id.localeCompare(other.id, 'en');
}
