import {
  dateOfDay,
  dayCount,
  endsOn,
  getCalendar,
  type MonthIndex,
  previousPeriod,
  rangePeriod,
  startsOn,
  workingDaysBetween,
} from '../../calendar/index.ts';
import {
  type AgreementTemplate,
  getMetric,
  getTemplate,
  type Metric,
  tablesOf,
} from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import type { Agreement } from './agreement.ts';
import type { Change } from './change.ts';
import { cellsOf, tableIn } from './content.ts';
import { refuse } from './draft-actions.ts';
import type { Evidence } from './evidence.ts';
import { getFile } from './get-agreement.ts';
import { columnPeriods } from './level-figures.ts';
import { profileLevels } from './profile-levels.ts';
import type { MonthFigures, ProfileMethod, profileMethods } from './profile-method.ts';
import { type Slot, slotsOf } from './profile-slots.ts';
import { contentOn } from './standing.ts';

/** A level to be spread anew from a month on, as somebody asks for it. */
export type LevelProfile = {
  metric: string;
  method: (typeof profileMethods)[number];
  /** The new level as it is written. */
  total: string;
  effective: MonthIndex;
  /** By hand: the months from the effective one on, in order. */
  months?: readonly string[] | undefined;
};

/**
 * The changes of cells that spread a level anew, on the agreement as it stands in the effective month. Throws
 * COMMISSION_NOTICE_REFUSED with every problem, at the fields `metric`, `total`, `method` or `months`.
 */
export async function profileChanges(
  hub: Hub,
  evidence: Evidence,
  id: string,
  wish: LevelProfile,
): Promise<Change[]> {
  const file = await getFile(hub.database, id);
  const { agreement } = file;
  const template = getTemplate(hub.catalogue, agreement.template);
  const metric = getMetric(hub.catalogue, wish.metric);
  const at = getLevelRow(template, metric);
  refuse(
    'COMMISSION_NOTICE_REFUSED',
    'The level cannot be spread so.',
    handProblems(agreement, wish),
  );
  const { content } = contentOn(template, file, wish.effective);
  const { changes, problems } = profileLevels({
    ...{ metric, at, agreement, effective: wish.effective, total: wish.total },
    cells: cellsOf(tableIn(content, at.table), at.row) ?? {},
    method: await methodOf(hub, evidence, agreement, { ...wish, metric: metric.code }),
  });
  refuse('COMMISSION_NOTICE_REFUSED', 'The level cannot be spread so.', problems);
  return changes;
}

/** By hand, no figure is given for a month that is not there. */
function handProblems(
  agreement: Agreement,
  { method, months = [], effective }: LevelProfile,
): Problem[] {
  const { open } = slotsOf(agreement, effective);
  if (method !== 'by hand' || months.length <= open.length) return [];
  const message = `${months.length} months are given, and ${open.length} are left from the effective one on. Give one figure for each of those.`;
  return [{ message, place: { path: 'months' } }];
}

/** Where the level of a metric stands; throws COMMISSION_NOTICE_REFUSED where the agreement has none. */
function getLevelRow(template: AgreementTemplate, metric: Metric): { table: string; row: string } {
  const levels = tablesOf(template).filter(({ shape }) => shape === 'levels');
  for (const { code: table, rows } of levels) {
    const row = rows.find(({ metric: code, line }) => code === metric.code && line === 'level');
    if (row) return { table, row: row.code };
  }
  const codes = levels.flatMap(({ rows }) => rows.map((row) => row.metric));
  const message = `The agreement has no level of ${metric.code}. Choose one of ${[...new Set(codes)].join(', ')}.`;
  const problem: Problem = { message, place: { path: 'metric' } };
  throw new GatehouseError('COMMISSION_NOTICE_REFUSED', message, {
    status: 422,
    problems: [problem],
  });
}

async function methodOf(
  hub: Hub,
  evidence: Evidence,
  agreement: Agreement,
  wish: LevelProfile,
): Promise<ProfileMethod> {
  const { open: months } = slotsOf(agreement, wish.effective);
  switch (wish.method) {
    case 'flat':
      return { kind: 'flat' };
    case 'working days':
      return { kind: 'working days', days: workingDays(hub, months) };
    case 'last year':
      return {
        kind: 'last year',
        outturns: await outturnsBefore(hub, evidence, agreement, wish.metric),
      };
    case 'by hand': {
      const texts = months.map(({ column }, index) => [column, wish.months?.[index]?.trim() ?? '']);
      return { kind: 'by hand', texts: Object.fromEntries(texts) };
    }
  }
}

/** Working days as they are known on the hub's day. */
function workingDays({ calendars }: Hub, months: readonly Slot[]): MonthFigures {
  const calendar = getCalendar(calendars);
  return Object.fromEntries(
    months.map(({ column, period }) => {
      const dayBefore = dateOfDay(dayCount(startsOn(period)) - 1);
      return [column, workingDaysBetween(calendar, dayBefore, endsOn(period))];
    }),
  );
}

/** What was delivered in the same months a year before; a month without an outturn is left out. */
async function outturnsBefore(
  hub: Hub,
  evidence: Evidence,
  agreement: Agreement,
  metric: string,
): Promise<MonthFigures> {
  const months = columnPeriods(agreement).filter(({ period }) => period.months === 1);
  const first = months[0]?.period.first ?? 0;
  const year = previousPeriod(rangePeriod(first, first + months.length - 1));
  const { providerId } = agreement;
  const known = await evidence.monthlyOutturns(hub, { providerId, metrics: [metric], year });
  const outturns = known.get(metric) ?? [];
  return Object.fromEntries(
    months.flatMap(({ column }, index) => {
      const outturn = outturns[index] ?? null;
      return outturn === null ? [] : [[column, outturn]];
    }),
  );
}
