import { GatehouseError, type Problem } from '../../errors.ts';
import type { ChartPoint, ControlChartQuestion } from './drawn-chart.ts';

/** Throws RATE_CHART_REFUSED with every count that cannot be, and every mark that fits no month or comes twice. */
export function refuseChartMistakes(question: ControlChartQuestion): void {
  const problems = [
    ...question.points.flatMap((point) => pointProblems(question, point)),
    ...markProblems(question),
  ];
  const [first] = problems;
  if (!first) return;
  const message =
    problems.length === 1
      ? first.message
      : `A control chart cannot be drawn, for ${problems.length} reasons. The first: ${first.message}`;
  throw new GatehouseError('RATE_CHART_REFUSED', message, { problems });
}

function pointProblems({ kind }: ControlChartQuestion, point: ChartPoint): Problem[] {
  const { period, value, top = null, bottom = null } = point;
  if (kind === 'xmr') return value === null ? [] : numberProblems(period, value, -Infinity);
  if (top === null || bottom === null) return [];
  const impossible = kind === 'p' && top > bottom;
  return [
    ...numberProblems(period, top, 0),
    ...numberProblems(period, bottom, 0),
    ...(impossible
      ? [{ message: `${period} counts ${top} of ${bottom}: a part is no more than its whole.` }]
      : []),
  ];
}

function numberProblems(period: string, value: number, least: number): Problem[] {
  if (Number.isFinite(value) && value >= least) return [];
  return [{ message: `${period} has ${value}, which is no figure of that kind.` }];
}

function markProblems({ points, marks = [] }: ControlChartQuestion): Problem[] {
  return marks.flatMap(({ period }, index) => {
    if (!points.some((point) => point.period === period)) {
      const span = [points[0]?.period, points.at(-1)?.period].join(' to ');
      return [{ message: `No month of the chart is ${period}: mark one of ${span}.` }];
    }
    const isAgain = marks.findIndex((one) => one.period === period) < index;
    return isAgain ? [{ message: `${period} is marked twice: say both changes in one mark.` }] : [];
  });
}
