import { printPeriod } from '../../calendar/index.ts';
import type { Metric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { ChartPhase, ControlChart, DrawnPoint, Mark } from '../chance/drawn-chart.ts';
import type { Funnel, FunnelPoint } from '../chance/funnel.ts';
import type { MonthFigure } from '../figures/read-months.ts';
import type { MetricChange } from '../variation/change.ts';
import type { MetricChart } from '../variation/control-chart.ts';
import type { MetricFunnel } from '../variation/funnel.ts';
import type { YearEndReport } from '../variation/year-end.ts';

/** Which metric, and in which unit its figures are. */
export type ShownMetric = { metric: string; title: string; unit: string };

type ShownSubject = { provider: string; providerId: string; providerKind: Subject['kind'] };

/** A month with its figure and, where there is a chart, its mean, limits and flags. */
export type ShownMonth = MonthFigure &
  Pick<DrawnPoint, 'mean' | 'lower' | 'upper' | 'movingRange' | 'flags'>;

export type ShownChart = ShownSubject &
  ShownMetric & {
    span: string;
    chosen: string;
    sentence: string;
    kind: ControlChart['kind'] | null;
    per: number | null;
    months: readonly ShownMonth[];
    phases: readonly ChartPhase[];
    rules: ControlChart['rules'];
    suggestion: Mark | null;
    notes: readonly string[];
  };

/** A control chart as the API and the command line give it. */
export function shownChart({
  subject,
  metric,
  span,
  months,
  chart,
  chosen,
}: MetricChart): ShownChart {
  const { kind = null, per = null, phases = [], rules = [], suggestion = null } = chart ?? {};
  return {
    ...{ ...shownSubject(subject), ...shownMetric(metric), span: printPeriod(span), chosen },
    ...{ sentence: chart?.sentence ?? chosen, kind, per, phases, rules, suggestion },
    notes: chart?.notes ?? [],
    months: months.map((month, at) => {
      const { mean = null, lower = null, upper = null } = chart?.points[at] ?? {};
      const { movingRange = null, flags = [] } = chart?.points[at] ?? {};
      return { ...month, mean, lower, upper, movingRange, flags };
    }),
  };
}

export type ShownFunnelPoint = Omit<FunnelPoint, 'beyond'> & {
  beyond: number | null;
  side: 'above' | 'below' | null;
};

export type ShownFunnel = ShownMetric &
  Pick<MetricFunnel, 'period' | 'region' | 'group' | 'groups' | 'sentence' | 'without'> &
  Pick<Funnel, 'limits' | 'phi' | 'reason'> & {
    target: Funnel['target'] | null;
    per: number | null;
    widened: number | null;
    points: readonly ShownFunnelPoint[];
  };

/** A funnel as the API and the command line give it. */
export function shownFunnel({ metric, funnel, without, ...report }: MetricFunnel): ShownFunnel {
  const { target = null, per = null, limits = [], phi = null } = funnel ?? {};
  const { reason = null, widened = null, points = [], leftOut = [] } = funnel ?? {};
  return {
    ...{ ...shownMetric(metric), ...report, target, per, limits, phi, reason, widened },
    without: [...without, ...leftOut],
    points: points.map(({ beyond, ...point }) => ({
      ...{ ...point, beyond: beyond?.limit ?? null, side: beyond?.side ?? null },
    })),
  };
}

export type ShownChange = ShownMetric & Omit<MetricChange, 'metric'>;

/** A change as the API and the command line give it. */
export function shownChange({ metric, ...change }: MetricChange): ShownChange {
  return { ...change, ...shownMetric(metric) };
}

export type ShownYearEnd = ShownSubject & ShownMetric & Omit<YearEndReport, 'subject' | 'metric'>;

/** A forecast as the API and the command line give it. */
export function shownYearEnd({ subject, metric, ...report }: YearEndReport): ShownYearEnd {
  return { ...shownSubject(subject), ...shownMetric(metric), ...report };
}

function shownMetric({ code, title, unit, unitText }: Metric): ShownMetric {
  return { metric: code, title, unit: unitText || unit };
}

function shownSubject({ id, name, kind }: Subject): ShownSubject {
  return { provider: name, providerId: id, providerKind: kind };
}
