import type { NetChange } from '../rating/rating-report.ts';
import type { Rating, SchemeRatings } from './rating.ts';

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
 * The change of place of everyone that has one in both. Members of a group that was not rated together before
 * each change from their own place to the group's.
 */
export function placeChanges(before: SchemeRatings, after: SchemeRatings): PlaceChange[] {
  const earlier = new Map(before.ratings.map((rating) => [rating.name, rating]));
  return after.ratings.flatMap((rating) => {
    const own = earlier.get(rating.name);
    if (own) return changeOf(rating.name, own, rating, null);
    return rating.members.flatMap((member) => {
      const alone = earlier.get(member);
      return alone ? changeOf(member, alone, rating, rating.name) : [];
    });
  });
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

function changeOf(
  name: string,
  before: Rating,
  after: Rating,
  newlyWith: string | null,
): PlaceChange[] {
  if (!before.place || !after.place) return [];
  const [from, to] = [before.place.rank, after.place.rank];
  return [{ name, from, to, change: from - to, newlyWith }];
}
