import { type Band, type Catalogue, roundHalfAway, type Scheme } from '../../catalogue/index.ts';
import type { PlaceChange } from '../scheme/place-changes.ts';
import { type PublishedFigures, publishedBeside } from '../scheme/published-beside.ts';
import { isRated, type Rating } from '../scheme/rating.ts';
import { type NationRated, preparedRow } from './rate-nation.ts';
import type { Moderation, RatedRow, Standing } from './rating-report.ts';
import type { Sureness } from './sureness.ts';

/** All that stands beside ratings. */
export type Beside = {
  catalogue: Catalogue;
  before: NationRated;
  /** With a what-if: by the figures as they are. */
  asIs: NationRated | undefined;
  published: ReadonlyMap<string, PublishedFigures>;
  moderations: ReadonlyMap<string, Moderation>;
  sureness: Sureness;
  /** By the name of whoever has a place in both periods. */
  changes: ReadonlyMap<string, PlaceChange>;
};

/** Ratings with all that stands beside each. */
export function ratedRows(
  now: NationRated,
  ratings: readonly Rating[],
  beside: Beside,
): RatedRow[] {
  const { prepared } = now;
  const [earlier, asIs] = [byId(beside.before), beside.asIs && byId(beside.asIs)];
  return ratings.map((rating) => {
    const once = earlier.get(rating.id);
    const before = standingOf(once);
    const known = asIs?.get(rating.id);
    const figures = beside.published.get(rating.id);
    const row = preparedRow(now, rating);
    const published =
      row && figures
        ? publishedBeside({ prepared, row, catalogue: beside.catalogue }, rating, figures)
        : undefined;
    return {
      ...rating,
      before: before && {
        ...{ period: beside.before.ratings.period, ...before },
        domains: Object.fromEntries(
          (once?.domains ?? []).map(({ code, band }) => [code, band?.label ?? null]),
        ),
      },
      change: before && changeOf(now.scheme, before, rating, beside.changes.get(rating.name)),
      asIs: known ? shortly(known) : null,
      published: published ?? null,
      moderation: beside.moderations.get(rating.id) ?? null,
      ...beside.sureness.of(rating),
    };
  });
}

function byId({ ratings }: NationRated): ReadonlyMap<string, Rating> {
  return new Map(ratings.ratings.map((rating) => [rating.id, rating]));
}

/** Nothing where there was no rating at all. */
function standingOf(rating: Rating | undefined): Standing | null {
  return rating && isRated(rating) ? shortly(rating) : null;
}

function shortly({ score, band, place }: Rating): Standing {
  return { score, band: band?.label ?? null, rank: place?.rank ?? null };
}

function changeOf(
  { overall, rounding }: Scheme,
  before: Standing,
  now: Rating,
  place: PlaceChange | undefined,
): RatedRow['change'] {
  const minus = (one: number | null | undefined, other: number | null | undefined) =>
    typeof one === 'number' && typeof other === 'number'
      ? roundHalfAway(one - other, rounding.places)
      : null;
  return {
    score: minus(now.score, before.score),
    ...{ places: place?.change ?? null, from: place?.from ?? null, to: place?.to ?? null },
    bands: minus(bandIndex(overall.bands, now.band?.label), bandIndex(overall.bands, before.band)),
  };
}

function bandIndex(bands: readonly Band[], label: string | null | undefined): number | null {
  const index = bands.findIndex((band) => band.label === label);
  return index < 0 ? null : index;
}
