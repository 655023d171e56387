import { z } from 'zod';
import { parsePeriod } from '../../calendar/index.ts';
import { findMetric } from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { listGroups } from '../group-actions.ts';
import { breakdownsOf } from '../group-method.ts';
import type { GroupedFigure } from '../grouped-figure.ts';

/** What the address of the page of groups may hold. */
export const groupsQuery = z.object({
  provider: z.string().max(200, 'write at most 200 characters').optional(),
  metric: z.string().max(200, 'write at most 200 characters').optional(),
  period: z.string().max(200, 'write at most 200 characters').optional(),
  by: z.string().max(200, 'write at most 200 characters').optional(),
  /** Suppressed as for publication; shown as they are where it is left out. */
  small: z.enum(['shown', 'suppressed']).optional(),
});
export type GroupsQuery = z.output<typeof groupsQuery>;

/** What became of a question: nothing was asked, it has mistakes, or it was answered. */
export type GroupsAnswer =
  | { kind: 'not asked' }
  | { kind: 'refused'; status: number; problems: Problem[] }
  | { kind: 'answered'; figure: GroupedFigure };

type Field = Exclude<keyof GroupsQuery, 'small'>;

/** The field of the form that a problem leads to. */
function placeOf(field: Field): { path: string } {
  return { path: `filter-${field}` };
}

const needed: ReadonlyArray<{ field: Field; message: string }> = [
  { field: 'metric', message: 'Choose a metric' },
  { field: 'by', message: 'Choose by what to break it down' },
  { field: 'provider', message: 'Write a provider, a region or National' },
  { field: 'period', message: 'Write a period such as 2007-08, 2007-08 Q4 or Mar 2008' },
];

/** Answers the form; what is wrong is told beside the form rather than instead of it. */
export async function answerGroups(hub: Hub, query: GroupsQuery): Promise<GroupsAnswer> {
  if (Object.values(query).every((value) => value === undefined)) return { kind: 'not asked' };
  const { provider, metric, period } = query;
  const by = query.by ?? onlyBreakdown(hub, metric);
  if (!provider || !metric || !period || !by) {
    const given = { ...query, by };
    const problems = needed
      .filter(({ field }) => !given[field])
      .map(({ field, message }) => ({ message, place: placeOf(field) }));
    return { kind: 'refused', status: 400, problems };
  }
  try {
    const asked = {
      ...{ provider, metric, period: parsePeriod(period), breakdown: by },
      forPublication: query.small === 'suppressed',
    };
    return { kind: 'answered', figure: await listGroups(hub, asked) };
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    const problem = { message: error.message, place: placeOf(fieldOf(error.code)) };
    return { kind: 'refused', status: error.status, problems: [problem] };
  }
}

/** A metric that is kept by one breakdown alone leaves no choice. */
function onlyBreakdown({ catalogue }: Hub, code: string | undefined): string | undefined {
  const metric = code === undefined ? undefined : findMetric(catalogue, code);
  const [first, second] = metric ? breakdownsOf(catalogue, metric) : [];
  return second ? undefined : first?.code;
}

function fieldOf(code: string): Field {
  if (code.startsWith('ESTATE_')) return 'provider';
  if (code.startsWith('CALENDAR_') || /PERIOD_RUNS|NOT_A_YEAR/.test(code)) return 'period';
  return /BREAKDOWN|BROKEN_DOWN/.test(code) ? 'by' : 'metric';
}
