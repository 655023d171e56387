import { z } from 'zod';
import { describePeriod, findPeriod, parsePeriod, printPeriod } from '../../calendar/index.ts';
import { getScheme, type Scheme } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import { isSimulated, type Subject, territoriesOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { latestOfMany } from '../../measure/index.ts';
import { usualDraws } from '../ranks/usual-draws.ts';
import type { RatingQuestion } from '../rating/rating-report.ts';
import { listRatable, nationOfSubject, regionOf } from '../rating/settle-question.ts';

const mostDraws = 100_000;

export const placeQuery = { region: z.string().optional(), period: z.string().optional() };
export const schemeParams = z.object({ scheme: z.string() });
export const schemeQuery = z.object({
  ...placeQuery,
  draws: wholeNumber(100, mostDraws),
  seed: wholeNumber(0, 4_294_967_295),
});
export type SchemeQuery = z.output<typeof schemeQuery>;

function wholeNumber(least: number, most: number) {
  const error = `give a whole number from ${least} to ${most}`;
  return z.coerce
    .number({ error })
    .int({ error })
    .min(least, { error })
    .max(most, { error })
    .optional();
}

/** One option of a select. */
export type Option = { value: string; text: string; selected: boolean };

/** Which ratings a page shows, with what could be chosen instead. */
export type SchemeQuestion = {
  scheme: Scheme;
  /** The code, with its version where another than the highest was asked for. */
  code: string;
  region: Subject;
  simulated: boolean;
  /** Canonical; undefined where none was asked for and none can be rated. */
  period: string | undefined;
  periodWords: string;
  /** The periods that can be rated, the last first. */
  ratable: readonly string[];
  sureness: { draws: number; seed: number };
};

/** Settles what an address asks for. Throws CATALOGUE_UNKNOWN_SCHEME, ESTATE_UNKNOWN, CALENDAR_PERIOD_UNREADABLE. */
export async function askScheme(
  hub: Hub,
  name: string,
  query: SchemeQuery,
): Promise<SchemeQuestion> {
  const scheme = getScheme(hub.catalogue, name);
  const region = query.region === undefined ? hub.estate.nation : regionOf(hub, query.region);
  const nation = nationOfSubject(hub, region);
  const within = await listRatable(hub, scheme, region);
  const held = within.length > 0 ? within : await listRatable(hub, scheme, nation);
  const period = query.period === undefined ? latestOfMany(held) : parsePeriod(query.period);
  return {
    ...{ scheme, region, code: name.includes('@') ? name : scheme.code },
    simulated: isSimulated(region.id),
    period: period && printPeriod(period),
    periodWords: period ? describePeriod(period) : '',
    ratable: held.map((one) => printPeriod(one.period)),
    sureness: usualSureness(query),
  };
}

/** How the intervals are drawn, where an address leaves it open. */
export function usualSureness({
  draws = usualDraws.draws,
  seed = usualDraws.seed,
}: Pick<SchemeQuery, 'draws' | 'seed'>): SchemeQuestion['sureness'] {
  return { draws, seed };
}

/** The same for the use cases. */
export function ratingQuestion({
  code,
  region,
  period,
}: Pick<SchemeQuestion, 'code' | 'region' | 'period'>): RatingQuestion {
  return { scheme: code, region: region.id, period: period ? findPeriod(period) : undefined };
}

/** The region and period as fields of a form. */
export function placeFields(
  hub: Hub,
  question: Pick<SchemeQuestion, 'region' | 'period' | 'ratable'>,
) {
  return [
    select('period', 'Period', periodOptions(question)),
    select('region', 'Region', regionOptions(hub, question.region)),
  ];
}

export function select(name: string, label: string, options: readonly Option[]) {
  return { kind: 'select', name, label, options };
}

function periodOptions({ period, ratable }: Pick<SchemeQuestion, 'period' | 'ratable'>): Option[] {
  const known = ratable.map((text) => ({ value: text, text, selected: text === period }));
  if (period === undefined || ratable.includes(period)) return known;
  return [{ value: period, text: `${period} (no figures of its own)`, selected: true }, ...known];
}

/** The nation and its regions. */
export function regionOptions({ estate }: Pick<Hub, 'estate'>, chosen: Subject): Option[] {
  return territoriesOf(estate).map(({ id, officialName }) => ({
    ...{ value: id, text: officialName, selected: id === chosen.id },
  }));
}

/** Whether there is nothing to rate, or not of such a period: said on the page, beside what can be chosen. */
export function isNoRating(error: unknown): error is GatehouseError {
  return (
    error instanceof GatehouseError &&
    ['RATE_NOTHING_TO_RATE', 'RATE_PERIOD_REFUSED'].includes(error.code)
  );
}
