import { endsOn, type Period, printPeriod } from '../../calendar/index.ts';
import { getScheme, listWords, type Scheme } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import { findSubject, getSubject, isSimulated, type Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { latestOfMany, listPeriodsHeld, type PeriodHeld } from '../../measure/index.ts';
import { metricsOfScheme } from '../figures/scheme-metrics.ts';
import type { RatingQuestion } from './rating-report.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** A question of which all is settled that it may leave open. */
export type Settled = {
  scheme: Scheme;
  period: Period;
  /** The nation whose providers are rated: the real one, or the simulated. */
  nation: Subject;
  region: Subject;
  provider: Subject | undefined;
};

/** Throws CATALOGUE_UNKNOWN_SCHEME, ESTATE_UNKNOWN, ESTATE_NOT_A_PROVIDER, RATE_PERIOD_REFUSED, RATE_NOTHING_TO_RATE. */
export async function settleQuestion(
  hub: Known,
  question: Omit<RatingQuestion, 'whatIf' | 'sureness'>,
): Promise<Settled> {
  const scheme = getScheme(hub.catalogue, question.scheme);
  if (question.period) refusePeriod(scheme, question.period);
  const provider =
    question.provider === undefined
      ? undefined
      : providerOf(hub, question.provider, question.period);
  const region =
    question.region === undefined
      ? nationOfSubject(hub, provider ?? hub.estate.nation)
      : regionOf(hub, question.region);
  const nation = nationOfSubject(hub, provider ?? region);
  const period = question.period ?? (await latestPeriod(hub, [scheme], { nation, region }));
  return { scheme, period, nation, region, provider };
}

/** A region or nation by its name; throws ESTATE_UNKNOWN. */
export function regionOf({ estate }: Pick<Known, 'estate'>, name: string): Subject {
  return (
    findSubject(estate, name, { kind: 'nation' }) ?? getSubject(estate, name, { kind: 'region' })
  );
}

function providerOf({ estate }: Known, name: string, period: Period | undefined): Subject {
  const found =
    (period && findSubject(estate, name, { on: endsOn(period) })) ?? getSubject(estate, name);
  if (['area', 'establishment', 'group'].includes(found.kind)) return found;
  throw new GatehouseError(
    'ESTATE_NOT_A_PROVIDER',
    `${found.name} is a ${found.kind}. Name a probation area or an establishment.`,
  );
}

/** The nation that a subject belongs to: a simulated one to the simulated. */
export function nationOfSubject(
  { estate }: Pick<Known, 'estate'>,
  { id }: Pick<Subject, 'id'>,
): Subject {
  return isSimulated(id) && estate.simulatedNation ? estate.simulatedNation : estate.nation;
}

function refusePeriod(scheme: Scheme, period: Period): void {
  if (rates(scheme, period)) return;
  throw new GatehouseError(
    'RATE_PERIOD_REFUSED',
    `${scheme.title} rates ${kindsOf(scheme)}, and ${printPeriod(period)} is none. Ask for another period.`,
    { status: 422 },
  );
}

function rates({ periods }: Scheme, { kind }: Period): boolean {
  return kind !== 'range' && periods.includes(kind);
}

const plurals = { month: 'months', quarter: 'quarters', year: 'years', 'to date': 'years to date' };

/** `quarters and years`: what a scheme rates. */
export function kindsOf({ periods }: Scheme): string {
  return listWords(periods.map((kind) => plurals[kind]));
}

/** The periods of which a scheme finds outturns, the last to end first. */
export async function listRatable(
  hub: Known,
  scheme: Scheme,
  within: Subject,
): Promise<PeriodHeld[]> {
  const metrics = metricsOfScheme(hub.catalogue, scheme).map(({ code }) => code);
  const everyoneReal = within.id === hub.estate.nation.id;
  const providerIds = everyoneReal ? undefined : idsIn(hub, within);
  const held = await listPeriodsHeld(hub, { metrics, ...(providerIds && { providerIds }) });
  return held.filter(
    ({ period, outturns, counted }) => rates(scheme, period) && outturns + counted > 0,
  );
}

/** Whoever was ever in a region or nation. */
function idsIn({ estate }: Known, region: Subject): string[] {
  if (region.kind === 'nation') {
    return estate.providers.filter(({ simulated }) => simulated).map(({ id }) => id);
  }
  return estate.providers
    .filter(({ facts }) =>
      facts.some(({ fact, value }) => fact === 'region' && value === region.id),
    )
    .map(({ id }) => id);
}

/**
 * The latest period that all of some schemes can rate, in the region or else in the nation. Throws
 * RATE_NOTHING_TO_RATE where there is none.
 */
export async function latestPeriod(
  hub: Known,
  schemes: readonly Scheme[],
  { nation, region }: Pick<Settled, 'nation' | 'region'>,
): Promise<Period> {
  for (const within of region.id === nation.id ? [nation] : [region, nation]) {
    const each = await Promise.all(schemes.map((scheme) => listRatable(hub, scheme, within)));
    const [first = [], ...others] = each;
    const common = first.filter(({ period }) =>
      others.every((held) =>
        held.some((other) => printPeriod(other.period) === printPeriod(period)),
      ),
    );
    const latest = latestOfMany(common);
    if (latest) return latest;
  }
  const named = schemes.map(({ title }) => title).join(' and ');
  throw new GatehouseError(
    'RATE_NOTHING_TO_RATE',
    `No period is held that ${named} can rate: bring in figures or records of the metrics that it looks at.`,
    { status: 404 },
  );
}

/** Throws RATE_NOTHING_TO_RATE with the periods that can be rated. */
export async function refuseNothing(
  hub: Known,
  { scheme, period, nation }: Settled,
): Promise<never> {
  const periods = (await listRatable(hub, scheme, nation))
    .slice(0, 5)
    .map((held) => printPeriod(held.period));
  const hint =
    periods.length === 0 ? 'Nothing that it looks at is held.' : `Rate ${periods.join(', ')}.`;
  throw new GatehouseError(
    'RATE_NOTHING_TO_RATE',
    `No figure of ${printPeriod(period)} is held that ${scheme.title} looks at. ${hint}`,
    { status: 404 },
  );
}
