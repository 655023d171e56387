import { type Period, previousPeriod, printPeriod } from '../calendar/index.ts';
import { getScheme } from '../catalogue/index.ts';
import { GatehouseError } from '../errors.ts';
import { groupsIn, providersIn } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { Subjects } from './figures/read-subjects.ts';
import { moderationsInForce } from './moderation/in-force.ts';
import { type NationRated, preparedRow, rated, rateNation } from './rating/rate-nation.ts';
import { ratedRows } from './rating/rated-rows.ts';
import type {
  NetChange,
  RatedRow,
  RatingCard,
  RatingQuestion,
  RatingReport,
  RatingsCompared,
} from './rating/rating-report.ts';
import { readPublished } from './rating/read-published.ts';
import { resolveWhatIf } from './rating/resolve-what-if.ts';
import {
  latestPeriod,
  nationOfSubject,
  refuseNothing,
  regionOf,
  type Settled,
  settleQuestion,
} from './rating/settle-question.ts';
import { surenessOf } from './rating/sureness.ts';
import { compareSchemes } from './scheme/compare-schemes.ts';
import { type Lift, liftOf, nextBand, nextPlace } from './scheme/lift.ts';
import { netChange, type PlaceChange, placeChanges } from './scheme/place-changes.ts';
import { type PublishedFigures, regionBeside } from './scheme/published-beside.ts';
import { rateRegion } from './scheme/rate-region.ts';
import { isRated, type Rating } from './scheme/rating.ts';
import { pointsOfRow, resultOfRow } from './scheme/tried-figure.ts';
import { applyWhatIf } from './scheme/what-if.ts';
import { schemeHash } from './versions/keep-schemes.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/**
 * Everyone of a region, or of the nation, rated by a scheme. Throws CATALOGUE_UNKNOWN_SCHEME, ESTATE_UNKNOWN,
 * ESTATE_NOT_A_PROVIDER, RATE_PERIOD_REFUSED, RATE_NOTHING_TO_RATE and RATE_WHAT_IF_REFUSED.
 */
export async function listRatings(hub: Known, question: RatingQuestion): Promise<RatingReport> {
  return (await reportOn(hub, question)).report;
}

/** One provider's rating, with what would lift it by a band. Throws as {@link listRatings}, also where it is left out. */
export async function rateOne(
  hub: Known,
  question: RatingQuestion & { provider: string },
): Promise<RatingCard> {
  const { report, now } = await reportOn(hub, question);
  const [row] = report.rows;
  if (row) return { report, row, lift: liftOfRow(hub, now, row) };
  const [left] = report.leftOut;
  const why = left ? `${left.name}: ${left.because}` : 'It was not open, or is of another kind.';
  throw new GatehouseError(
    'RATE_NOTHING_TO_RATE',
    `${report.scheme.title} does not rate ${question.provider} in ${report.period}. ${why}`,
    { status: 404 },
  );
}

/** Two schemes over the same providers and period: who moves, and why. Throws as {@link listRatings}. */
export async function compareRatings(
  hub: Known,
  question: {
    schemes: readonly [string, string];
    region?: string | undefined;
    period?: Period | undefined;
  },
): Promise<RatingsCompared> {
  const [one, other] = question.schemes;
  const region = question.region === undefined ? hub.estate.nation : regionOf(hub, question.region);
  const schemes = [getScheme(hub.catalogue, one), getScheme(hub.catalogue, other)];
  const nation = nationOfSubject(hub, region);
  const period = question.period ?? (await latestPeriod(hub, schemes, { nation, region }));
  const asked = { region: question.region, period };
  const [first, second] = await Promise.all([
    reportOn(hub, { ...asked, scheme: one }),
    reportOn(hub, { ...asked, scheme: other }),
  ]);
  const side = ({ report, now }: Reported) => ({
    scheme: now.scheme,
    ratings: { ...now.ratings, ratings: report.rows },
  });
  return {
    reports: [first.report, second.report],
    comparison: compareSchemes(side(first), side(second)),
  };
}

type Reported = { report: RatingReport; now: NationRated };

async function reportOn(hub: Known, question: RatingQuestion): Promise<Reported> {
  const settled = await settleQuestion(hub, question);
  const { scheme, period, nation } = settled;
  const spread = question.sureness !== undefined;
  const subjects = new Subjects(hub, scheme, { nation, spread });
  const [asIs, before] = await Promise.all([
    rateNation(scheme, subjects, period),
    rateNation(scheme, subjects, previousPeriod(period)),
  ]);
  const now = question.whatIf ? await supposed(hub, asIs, settled, question.whatIf) : asIs;
  if (!now.hasFigures) return refuseNothing(hub, settled);
  const isHere = within(hub, settled);
  const ratings = now.ratings.ratings.filter(isHere);
  const hash = schemeHash(scheme);
  const [published, moderations, sureness] = await Promise.all([
    readPublished(hub, scheme, {
      ...{ ratings: now.ratings.ratings, region: settled.region.id, period },
    }),
    moderationsInForce(hub.database, {
      ...{ scheme: scheme.code, version: scheme.version, period: printPeriod(period) },
    }),
    // Also each by itself who is rated with others.
    surenessOf(
      { now, before, here: now.subjects.filter(isHere).map(({ id }) => id) },
      question.sureness,
    ),
  ]);
  const changes = placeChanges(before.ratings, now.ratings);
  const report: RatingReport = {
    ...{ scheme, schemeHash: hash, period: printPeriod(period), region: settled.region },
    previousPeriod: before.ratings.period,
    rows: ratedRows(now, ratings, {
      ...{ catalogue: hub.catalogue, before, published, moderations, sureness },
      changes: new Map(changes.map((change) => [change.name, change])),
      asIs: question.whatIf && asIs,
    }),
    leftOut: now.ratings.leftOut.filter(isHere),
    regionRating: settled.provider ? null : regionRatingOf(settled, ratings, published),
    rated: { all: countRated(now.ratings.ratings), here: countRated(ratings) },
    net: netOf(changes, ratings),
    chance: sureness.chance,
  };
  return { report, now };
}

/** Of some of those whose place changed; null where there are none. */
function netOf(changes: readonly PlaceChange[], ratings: readonly Rating[]): NetChange | null {
  const names = new Set(ratings.flatMap(({ name, members }) => [name, ...members]));
  const here = changes.filter(({ name }) => names.has(name));
  return here.length === 0 ? null : netChange(here);
}

function regionRatingOf(
  { scheme, region }: Settled,
  ratings: readonly Rating[],
  published: ReadonlyMap<string, PublishedFigures>,
): RatingReport['regionRating'] {
  const rating = rateRegion(scheme, ratings);
  if (!rating) return null;
  const words = published.get(region.id)?.words ?? new Map<string, string>();
  return { ...rating, published: regionBeside(scheme, rating, words) };
}

async function supposed(
  hub: Known,
  asIs: NationRated,
  settled: Settled,
  whatIf: NonNullable<RatingQuestion['whatIf']>,
): Promise<NationRated> {
  const { subjects } = asIs;
  const supposition = await resolveWhatIf(hub, { whatIf, settled, subjects });
  const changed = applyWhatIf({ scheme: settled.scheme, subjects }, supposition, hub.catalogue);
  return rated(changed.scheme, changed.subjects, settled.period);
}

/** Those of the region, or of the provider asked for: itself, or the group that it is rated with. */
function within(
  { estate }: Known,
  { provider, region, period }: Settled,
): (one: { id: string; members?: readonly string[] }) => boolean {
  if (provider) {
    return ({ id, members }) => id === provider.id || members?.includes(provider.name) === true;
  }
  const ids = new Set([
    ...providersIn(estate, region.id, period).map(({ id }) => id),
    ...groupsIn(estate, region.id, period).map(({ id }) => id),
  ]);
  return ({ id }) => ids.has(id);
}

function countRated(ratings: readonly Rating[]): number {
  return ratings.filter(isRated).length;
}

function liftOfRow({ catalogue }: Known, now: NationRated, row: RatedRow): Lift {
  const held = row.gates.map(({ title }) => title);
  const { prepared } = now;
  const own = preparedRow(now, row);
  if (!own || row.score === null) return { to: null, alone: [], together: [], held };
  const scores = now.ratings.ratings.flatMap(({ score }) => score ?? []);
  const aim =
    now.scheme.overall.bands.length > 0
      ? nextBand(prepared, resultOfRow(prepared, own, pointsOfRow(prepared, own)))
      : nextPlace(row.score, scores);
  return liftOf(prepared, own, { aim, held, catalogue });
}
