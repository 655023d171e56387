import { endsOn, type Period } from '../calendar/index.ts';
import {
  type Catalogue,
  getMetric,
  getTally,
  type Metric,
  type Tally,
} from '../catalogue/index.ts';
import { batchAsAt } from '../deliver/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Provider, Subject, SubjectKind } from '../estate/index.ts';
import { type Hub, today } from '../hub.ts';
import { askedOf, talliesBehind } from './counted-figures.ts';
import { countedIn, namedSubject } from './select.ts';
import { standInsFor } from './stand-ins.ts';
import type { Fate } from './store/trace.ts';
import { catalogueAsAt } from './trace-definitions.ts';

/** Which figure to trace, as it stood when, and which of its records to list. */
export type TraceQuery = {
  provider: string;
  providerKind?: SubjectKind | undefined;
  metric: string;
  period: Period;
  /** An instant; now when left out. */
  asAt?: string | undefined;
  /** The tally whose records are listed; the first of the formula when left out. */
  tally?: string | undefined;
  /** Those that counted when left out. */
  fate?: Fate | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
};

/** A trace whose names are settled; the catalogue is that of the instant asked for. */
export type TraceQuestion = {
  catalogue: Catalogue;
  subject: Subject;
  providers: readonly Provider[];
  /** Those of the providers of whom the metric is asked. */
  asked: readonly Provider[];
  metric: Metric;
  period: Period;
  tallies: readonly Tally[];
  /** Those of returns that stand in for them. */
  standIns: readonly Tally[];
  /** The tally whose records are listed. */
  listed: Tally;
  asAt: { instant: string; batchId: number } | undefined;
};

/**
 * Settles what a trace asks for. Throws ESTATE_UNKNOWN, CATALOGUE_UNKNOWN_METRIC, CATALOGUE_UNKNOWN_TALLY,
 * MEASURE_NOT_COUNTED for a metric that is known only as printed, MEASURE_PERIOD_RUNS before the period's end.
 */
export async function settleTrace(hub: Hub, query: TraceQuery): Promise<TraceQuestion> {
  const { period } = query;
  const asAt = query.asAt === undefined ? undefined : await seenAt(hub, query.asAt);
  const catalogue = asAt ? await catalogueAsAt(hub, asAt.instant) : hub.catalogue;
  const metric = getMetric(catalogue, query.metric);
  refuseUncounted(metric, query.asAt);
  refuseRunning(hub, period);
  const { formula } = metric;
  const tallies = formula ? talliesBehind(catalogue, formula) : [];
  const standIns = standInsFor(
    catalogue,
    tallies.map(({ code }) => code),
  );
  const all = [...tallies, ...standIns];
  const listed =
    query.tally === undefined ? tallies[0] : all.find(({ code }) => code === query.tally);
  const kind = query.providerKind ? { providerKind: query.providerKind } : {};
  const about = { ...kind, metrics: [metric.code], period };
  const subject = namedSubject(hub.estate, catalogue, query.provider, about);
  const providers = countedIn(hub.estate, subject, period);
  return {
    ...{ catalogue, subject, metric, period, tallies, standIns, asAt, providers },
    asked: askedOf(providers, metric, period),
    listed: listed ?? getTally({ ...catalogue, tallies: all }, query.tally ?? ''),
  };
}

async function seenAt(hub: Hub, instant: string): Promise<TraceQuestion['asAt']> {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) {
    throw new GatehouseError(
      'MEASURE_INSTANT_UNREADABLE',
      `“${instant}” is no instant. Write a day or a time such as 2008-04-15 or 2008-04-15T12:00:00Z.`,
    );
  }
  // A day alone means all that was stored by its end.
  const end = /^\d{4}-\d{2}-\d{2}$/.test(instant) ? `${instant}T23:59:59.999Z` : at.toISOString();
  return { instant: end, batchId: await batchAsAt(hub.database, end) };
}

function refuseUncounted(metric: Metric, asAt: string | undefined): void {
  if (metric.formula) return;
  const when = asAt === undefined ? '' : ` as at ${asAt}`;
  throw new GatehouseError(
    'MEASURE_NOT_COUNTED',
    `${metric.code} is not counted from records${when}: its outturns are known only as they were printed.`,
    { status: 404 },
  );
}

function refuseRunning(hub: Hub, period: Period): void {
  if (endsOn(period) < today(hub)) return;
  throw new GatehouseError(
    'MEASURE_PERIOD_RUNS',
    `The period ends on ${endsOn(period)}. A figure is given once its period has ended, since what falls due in it may still be done.`,
    { status: 404 },
  );
}
