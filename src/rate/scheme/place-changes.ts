import type { NetChange } from '../rating/rating-report.ts';
import type { Place, Rating, SchemeRatings } from './rating.ts';

/** How many places a provider rose (positive) or fell between two ratings by one scheme. */
export type PlaceChange = {
  name: string;
  from: number;
  to: number;
  change: number;
  /** Name of the reporting group that it is newly rated with. */
  newlyWith: string | null;
};

/**
 * The change of place of everyone that has one in both, among those: a field that grows pushes nobody down. Members
 * of a group that was not rated together before each change from their own place to the group's.
 */
export function placeChanges(before: SchemeRatings, after: SchemeRatings): PlaceChange[] {
  const earlier = new Map(placed(before).map((rating) => [rating.name, rating]));
  const pairs = placed(after).flatMap((rating): PlacedPair[] => {
    const own = earlier.get(rating.name);
    if (own) return [{ name: rating.name, own, rating, newlyWith: null }];
    return rating.members.flatMap((name) => {
      const alone = earlier.get(name);
      return alone ? [{ name, own: alone, rating, newlyWith: rating.name }] : [];
    });
  });
  const from = placesAmong(before, new Set(pairs.map(({ own }) => own.name)));
  const to = placesAmong(after, new Set(pairs.map(({ rating }) => rating.name)));
  return pairs.map(({ name, own, rating, newlyWith }) => {
    const [was, is] = [from.get(own.name) ?? 0, to.get(rating.name) ?? 0];
    return { name, from: was, to: is, change: was - is, newlyWith };
  });
}

type Placed = Rating & { place: Place };
type PlacedPair = { name: string; own: Placed; rating: Placed; newlyWith: string | null };

function placed({ ratings }: SchemeRatings): Placed[] {
  return ratings.flatMap((rating) => (rating.place ? [{ ...rating, place: rating.place }] : []));
}

/** The places of some, without those before them that are not among these. */
function placesAmong(ratings: SchemeRatings, names: ReadonlySet<string>): Map<string, number> {
  const all = placed(ratings);
  const others = all.filter(({ name }) => !names.has(name)).map(({ place }) => place.rank);
  return new Map(
    all
      .filter(({ name }) => names.has(name))
      .map(({ name, place: { rank } }) => [
        name,
        rank - others.filter((other) => other < rank).length,
      ]),
  );
}

/** The places gained in sum, with and without those that are newly rated together with others. */
export function netChange(changes: readonly PlaceChange[]): NetChange {
  const sum = (counted: readonly PlaceChange[]) =>
    counted.reduce((total, { change }) => total + change, 0);
  return {
    excludingGroups: sum(changes.filter(({ newlyWith }) => newlyWith === null)),
    includingGroups: sum(changes),
  };
}
