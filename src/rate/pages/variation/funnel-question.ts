import { z } from 'zod';
import { type Period, printPeriod } from '../../../calendar/index.ts';
import { getMetric, type Metric } from '../../../catalogue/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Subject } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { latestOfMany, type PeriodHeld } from '../../../measure/index.ts';
import { regionOf } from '../../rating/settle-question.ts';
import { type MetricFunnel, metricFunnel } from '../../variation/funnel.ts';
import { readMonth } from './chart-question.ts';
import { FormReading, problemsAt } from './form-reading.ts';
import { periodsOf } from './held-span.ts';

const words = z.string().max(200, 'write at most 200 characters').optional();

/** What the address of a funnel may hold. */
export const funnelQuery = z.object({
  metric: words,
  region: words,
  period: words,
  group: words,
  against: z.enum(['group', 'level'], { error: 'choose group or level' }).default('group'),
});
export type FunnelQuery = z.output<typeof funnelQuery>;

export type FunnelAnswer = {
  metric: Metric | undefined;
  region: Subject;
  /** Undefined where none was asked for and none is held. */
  period: Period | undefined;
  held: readonly PeriodHeld[];
  report: MetricFunnel | undefined;
  /** Comparator groups to choose from. */
  groups: readonly string[];
  problems: readonly Problem[];
};

/** Answers the form of a funnel. */
export async function answerFunnel(hub: Hub, query: FunnelQuery): Promise<FunnelAnswer> {
  const { nation } = hub.estate;
  const none = { period: undefined, held: [], report: undefined, groups: [] };
  if (query.metric === undefined && query.region === undefined) {
    return { ...none, metric: undefined, region: nation, problems: [] };
  }
  const reading = new FormReading();
  const metric = reading.need('metric', query.metric, {
    missing: 'Choose a metric',
    reader: (given) => getMetric(hub.catalogue, given),
  });
  const region = reading.read('region', () =>
    query.region === undefined ? nation : regionOf(hub, query.region),
  );
  const asked = readMonth(reading, 'period', query.period);
  const { problems } = reading;
  if (!metric || !region || problems.length > 0) {
    return { ...none, metric, region: region ?? nation, problems };
  }
  const held = (await periodsOf(hub, region, [metric.code])).filter(
    ({ outturns, counted }) => outturns + counted > 0,
  );
  const period = asked ?? latestOfMany(held);
  const known = { metric, region, period, held };
  if (!period) return { ...known, report: undefined, groups: [], problems };
  return { ...known, ...(await reportOf(hub, query, { metric, region, period })) };
}

async function reportOf(
  hub: Hub,
  { group, against }: FunnelQuery,
  { metric, region, period }: { metric: Metric; region: Subject; period: Period },
): Promise<Pick<FunnelAnswer, 'report' | 'groups' | 'problems'>> {
  const asked = { metric: metric.code, region: region.id, period };
  try {
    const report = await metricFunnel(hub, { ...asked, group, against });
    return { report, groups: report.groups, problems: [] };
  } catch (error) {
    const problems = problemsAt('metric', error);
    const { groups } = await metricFunnel(hub, { ...asked, against: 'group' });
    return { report: undefined, groups, problems };
  }
}

/** The period as an address has it. */
export function periodText({ period }: Pick<FunnelAnswer, 'period'>): string | undefined {
  return period && printPeriod(period);
}
