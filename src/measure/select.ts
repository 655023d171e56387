import { contains, endsOn, findPeriod, monthsOf, type Period } from '../calendar/index.ts';
import { type Catalogue, getMetric, type Metric, type Use } from '../catalogue/index.ts';
import {
  comparatorGroupOf,
  type Estate,
  findProvider,
  findSubject,
  getSubject,
  groupSubject,
  groupsIn,
  membersOf,
  type Provider,
  providersIn,
  type Subject,
  type SubjectKind,
} from '../estate/index.ts';

/**
 * Whose performance, in what, when. Without a provider or region: everyone open in the period. Without a
 * period: the latest of which an outturn of these metrics is held.
 */
export type PerformanceQuery = {
  provider?: string | undefined;
  providerKind?: SubjectKind | undefined;
  region?: string | undefined;
  metrics?: readonly string[] | undefined;
  period?: Period | undefined;
  use?: Use | undefined;
};

/** A query whose period is settled. */
export type SettledQuery = PerformanceQuery & { period: Period };

/** The subjects that a query asks for, in the order in which they are listed. Throws ESTATE_UNKNOWN. */
export function selectSubjects(
  { estate, catalogue }: { estate: Estate; catalogue: Catalogue },
  query: SettledQuery,
): Subject[] {
  const { period, providerKind: kind } = query;
  if (query.provider !== undefined) return [namedSubject(estate, catalogue, query.provider, query)];
  const region =
    query.region === undefined
      ? estate.nation
      : (findSubject(estate, query.region, { kind: 'nation' }) ??
        getSubject(estate, query.region, { kind: 'region' }));
  const all: Subject[] = [
    ...providersIn(estate, region.id, period),
    ...groupsIn(estate, region.id, period).map(groupSubject),
    region,
  ];
  return kind ? all.filter((subject) => subject.kind === kind) : all;
}

/** Of several subjects of one name, the one of whom a named metric is asked; else as the estate finds it. */
export function namedSubject(
  estate: Estate,
  catalogue: Catalogue,
  name: string,
  query: Pick<SettledQuery, 'providerKind' | 'metrics' | 'period'>,
): Subject {
  const { providerKind: kind, metrics = [], period } = query;
  const found = findSubject(estate, name, { ...(kind ? { kind } : {}), on: endsOn(period) });
  if (kind || found?.id === name) return found ?? getSubject(estate, name, kind ? { kind } : {});
  const asked = metrics.flatMap((code) => getMetric(catalogue, code).appliesTo.kinds);
  const fitting = asked.map((one) => findSubject(estate, name, { kind: one })).find(Boolean);
  return fitting ?? found ?? getSubject(estate, name);
}

/** The providers whose figures make up a region's, group's or the nation's value. */
export function membersIn(estate: Estate, subject: Subject, period: Period): Subject[] {
  if (subject.kind === 'region') return providersIn(estate, subject.id, period);
  if (subject.kind !== 'group') return [];
  const group = estate.groups.find(({ id }) => id === subject.id);
  if (!group) return [];
  return membersOf(group, endsOn(period)).flatMap((id) => findProvider(estate, id) ?? []);
}

/** The providers whose records are counted for a subject: itself, its members, or everyone of the nation. */
export function countedIn(estate: Estate, subject: Subject, period: Period): Provider[] {
  if (subject.kind === 'region' || subject.kind === 'nation') {
    return providersIn(estate, subject.id, period);
  }
  const ids =
    subject.kind === 'group'
      ? membersIn(estate, subject, period).map(({ id }) => id)
      : [subject.id];
  return ids.flatMap((id) => findProvider(estate, id) ?? []);
}

/** The ids of those who are counted for a subject in any month of a span: members come and go. */
export function countedEver(
  { estate }: { estate: Estate },
  subject: Subject,
  span: Period,
): string[] {
  const all = monthsOf(span).flatMap((month) => countedIn(estate, subject, month));
  return [...new Set(all.map(({ id }) => id))];
}

/** The providers of the subject's comparator group at the end of the period, itself among them. */
export function peersOf(
  estate: Estate,
  subject: Subject,
  period: Period,
): { group: string; ids: string[] } | undefined {
  const group = comparatorGroupOf(estate, subject, endsOn(period));
  return group && { group: group.name, ids: membersOf(group, endsOn(period)) };
}

/** The metrics that a query asks for: those named, or all of a use. Throws CATALOGUE_UNKNOWN_METRIC. */
export function selectMetrics(catalogue: Catalogue, query: PerformanceQuery): readonly Metric[] {
  if (query.metrics !== undefined && query.metrics.length > 0) {
    return query.metrics.map((code) => getMetric(catalogue, code));
  }
  const use = query.use ?? 'delivery';
  return catalogue.metrics.filter((metric) => metric.use === use);
}

/** Whether a metric was in the catalogue of the financial year in which a period lies. */
export function inEra(metric: Metric, period: Period): boolean {
  const era = findPeriod(metric.era);
  return era !== undefined && contains(era, period);
}

/**
 * The era whose definitions hold in a period, among those of metrics that are asked of the same kinds: the last
 * that had begun, else the first. So records of one year are not counted by the definitions of every year.
 */
export function eraInForce({ metrics }: Catalogue, metric: Metric, period: Period): string {
  const eras = metrics
    .filter(({ appliesTo: { kinds } }) =>
      kinds.some((kind) => metric.appliesTo.kinds.includes(kind)),
    )
    .flatMap(({ era }) => ({ era, first: findPeriod(era)?.first ?? 0 }))
    .sort((one, other) => one.first - other.first);
  const begun = eras.filter(({ first }) => first <= period.first);
  return begun.at(-1)?.era ?? eras[0]?.era ?? metric.era;
}
