import { comparePeriods, endsOn, type Period, printPeriod } from '../calendar/index.ts';
import { getMetric, type Metric } from '../catalogue/index.ts';
import { type KeptFigure, levels } from '../commission/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import {
  factOn,
  getSubject,
  groupSubject,
  groupsIn,
  type Provider,
  providersIn,
  reportingGroupOf,
  type Subject,
} from '../estate/index.ts';
import { type Hub, today } from '../hub.ts';
import {
  listPerformance,
  listPositionChange,
  type PerformanceQuery,
  type PerformanceRow,
  type PublishedRows,
  publishRows,
} from '../measure/index.ts';
import { buildAnnualReport } from './annual-report.ts';
import { refuseWithoutFigures, requireYear } from './coverage.ts';
import type { AnnualReport } from './document.ts';
import { profileFacts } from './facts-of-year.ts';
import { sourcesOf } from './figure.ts';
import { type Material, type ProviderYear, printName } from './material.ts';
import { type Measured, measure } from './measured.ts';
import { scorecardQuarters } from './moved.ts';
import { StatedFigures, stated } from './stated.ts';

/**
 * The annual report of a region for a financial year. Throws ESTATE_UNKNOWN, REPORT_NOT_A_YEAR, and
 * REPORT_NO_FIGURES with the years that have some.
 */
export async function makeAnnualReport(
  hub: Hub,
  asked: { region: string; period: Period },
): Promise<AnnualReport> {
  const region = getSubject(hub.estate, asked.region, { kind: 'region' });
  requireYear(asked.period);
  const material = await readMaterial(hub, region, asked.period);
  const known = material.providers.flatMap(({ measured }) => measured).some(hasFigure);
  if (!known) await refuseWithoutFigures(hub, region, asked.period);
  return buildAnnualReport(material);
}

function hasFigure({ outturn, level }: Measured): boolean {
  return outturn.origin.kind === 'stated' || level.origin.kind === 'stated';
}

async function readMaterial(hub: Hub, region: Subject, period: Period): Promise<Material> {
  const { estate, catalogue } = hub;
  const { nation } = estate;
  const providers = providersIn(estate, region.id, period);
  const partnerships = providersIn(estate, region.id, period, ['partnership']);
  const groups = groupsIn(estate, region.id, period);
  const subjects: Subject[] = [...providers, ...partnerships, region, nation];
  const [own, ofNation, positions, kept] = await Promise.all([
    publishedOf(hub, region, period, { region: region.id }),
    publishedOf(hub, nation, period, { provider: nation.id, providerKind: 'nation' }),
    listPositionChange(hub, { region: region.id, ...scorecardQuarters(period) }),
    readStated(hub, [...subjects, ...groups.map(groupSubject)], period),
  ]);
  const { rows } = own;
  const years = providers.map((provider) => yearOf(hub, provider, period, rows));
  return {
    region,
    nation,
    period,
    madeOn: today(hub),
    providers: years,
    partnerships,
    groups,
    regional: regionalOf(hub, region, rows, years),
    national: ofNation.rows.map((row) =>
      measure(row, getMetric(catalogue, row.metric), nation.name),
    ),
    stated: kept,
    suppression: own.note ?? ofNation.note,
    positions,
    catalogue,
  };
}

/** A report is published whoever asks for it: small numbers are suppressed even for those who may see them. */
async function publishedOf(
  hub: Hub,
  beside: Subject,
  period: Period,
  query: Omit<PerformanceQuery, 'period'>,
): Promise<PublishedRows> {
  return publishRows(hub, await listPerformance(hub, { ...query, period }), { beside, period });
}

function yearOf(
  hub: Hub,
  provider: Provider,
  period: Period,
  rows: readonly PerformanceRow[],
): ProviderYear {
  const lastDay = endsOn(period);
  return {
    subject: provider,
    contracted: factOn(provider, 'management', lastDay) === 'contracted',
    facts: profileFacts(provider, period),
    group: reportingGroupOf(hub.estate, provider, lastDay),
    measured: rows
      .filter(({ providerId }) => providerId === provider.id)
      .map((row) => measure(row, getMetric(hub.catalogue, row.metric), printName(provider))),
  };
}

/** The region's own rows, with the sources of its providers behind each sum. */
function regionalOf(
  hub: Hub,
  region: Subject,
  rows: readonly PerformanceRow[],
  years: readonly ProviderYear[],
): Measured[] {
  return rows
    .filter(({ providerId }) => providerId === region.id)
    .map((row) => {
      const members = years.flatMap(({ measured }) =>
        measured.filter((one) => one.row.metric === row.metric),
      );
      return measure(row, getMetric(hub.catalogue, row.metric), printName(region), {
        outturns: members.flatMap(({ outturn }) => sourcesOf(outturn)),
        levels: members.flatMap(({ level }) => sourcesOf(level)),
      });
    });
}

async function readStated(
  hub: Hub,
  subjects: readonly Subject[],
  period: Period,
): Promise<StatedFigures> {
  const metrics = hub.catalogue.metrics.filter((metric) => belongs(metric, period));
  const wanted = {
    providerIds: subjects.map(({ id }) => id),
    metrics: metrics.map(({ code }) => code),
  };
  const [published, agreed] = await Promise.all([
    publishedFigures.listCurrent(hub.database, wanted),
    levels.listCurrent(hub.database, wanted),
  ]);
  const names = new Map(subjects.map((subject) => [subject.id, printName(subject)]));
  const order = new Map(metrics.map((metric, index) => [metric.code, { metric, index }]));
  const show = (kind: 'published' | 'level') => (figure: KeptFigure) => {
    const metric = order.get(figure.metric)?.metric;
    const relevant = metric?.use === 'context' || figure.mentionedIn !== '';
    if (!metric || !relevant) return [];
    return [stated(figure, kind, metric, names.get(figure.providerId) ?? figure.providerId)];
  };
  const place = (code: string) => order.get(code)?.index ?? 0;
  const all = [...published.flatMap(show('published')), ...agreed.flatMap(show('level'))];
  return new StatedFigures(
    all.toSorted(
      (one, other) =>
        place(one.metric.code) - place(other.metric.code) ||
        comparePeriods(one.period, other.period),
    ),
  );
}

/** Monthly capacity and population (B01 to B06) fill a bulletin, not an annual report. */
const bulletinFigures = /^B\d/;

function belongs({ code, era }: Metric, year: Period): boolean {
  return era === printPeriod(year) && !bulletinFigures.test(code);
}
