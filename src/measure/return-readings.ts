import { contains, type Period } from '../calendar/index.ts';
import { exactOf, getMetric, getTally, type Metric, toNumber } from '../catalogue/index.ts';
import { type KeptFigure, levels } from '../commission/index.ts';
import { listCoverage, type ReturnReadings } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { growthOf } from './growth.ts';
import { sumCells } from './store/cells.ts';
import { compareWithLevel } from './variance.ts';

/** What returns ask of this room. */
export const returnReadings: Pick<ReturnReadings, 'misses' | 'levels' | 'counted'> = {
  misses: (metric, outturn, level) => compareWithLevel(metric, outturn, level).status === 'missed',
  levels: levelsOfMonth,
  counted: countedInMonth,
};

/**
 * The level of a month as it was agreed; else that of the shortest period around it, unless the metric becomes more with
 * each month: a year's awards are no level of a month.
 */
async function levelsOfMonth(
  hub: Hub,
  question: { providerId: string; metrics: readonly string[]; month: Period },
): Promise<Map<string, number>> {
  const { providerId, metrics, month } = question;
  if (metrics.length === 0) return new Map();
  const held = await levels.listCurrent(hub.database, { providerIds: [providerId], metrics });
  return new Map(
    metrics.flatMap((code) => {
      const level = levelOf(hub, getMetric(hub.catalogue, code), held, month);
      return level === undefined ? [] : [[code, level] as const];
    }),
  );
}

function levelOf(
  { catalogue }: Hub,
  metric: Metric,
  held: readonly KeptFigure[],
  month: Period,
): number | undefined {
  const around = held
    .filter((one) => one.metric === metric.code && one.mentionedIn === '')
    .filter(({ period }) => contains(period, month))
    .sort((one, other) => one.period.months - other.period.months);
  const [nearest] = around;
  if (!nearest || nearest.stated.value === null) return undefined;
  const stands = ['stands', 'latest'].includes(growthOf(catalogue, metric));
  return nearest.period.months === 1 || stands ? nearest.stated.value : undefined;
}

/** No record is none where others of the type are there, or the provider says that all are in. */
async function countedInMonth(
  hub: Hub,
  question: { providerId: string; tallies: readonly string[]; month: Period },
): Promise<Map<string, number>> {
  const { catalogue, database } = hub;
  const asked = question.tallies.map((code) => getTally(catalogue, code));
  if (asked.length === 0) return new Map();
  const types = asked.map(({ record }) => record);
  const behind = catalogue.tallies.filter(({ record }) => types.includes(record));
  const { first, months } = question.month;
  const where = { providerIds: [question.providerId], first, months };
  const [cells, covered] = await Promise.all([
    sumCells(database, { ...where, tallies: behind.map(({ code }) => code) }),
    listCoverage(database, { ...where, recordTypes: types }),
  ]);
  const supplied = new Set([
    ...covered.map(({ record_type }) => record_type),
    ...cells.flatMap(({ tally }) => behind.find(({ code }) => code === tally)?.record ?? []),
  ]);
  return new Map(
    asked.flatMap(({ code, record, kind }) => {
      const cell = cells.find(({ tally }) => tally === code);
      if (cell) return [[code, toNumber(exactOf(cell.amount))] as const];
      return supplied.has(record) && kind === 'flow' ? [[code, 0] as const] : [];
    }),
  );
}
