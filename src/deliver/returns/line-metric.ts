import {
  evaluateFormula,
  figuresIn,
  type Metric,
  printValue,
  type ReturnLine,
} from '../../catalogue/index.ts';
import { type CheckContext, findingAt, statedIn, wholeOf } from './check-context.ts';
import type { ReturnFinding } from './return.ts';

/** What a line comes to by the metric that it makes, with the level of the month. */
export type LineMetric = {
  metric: Metric;
  outturn: number | null;
  level: number | null;
  missed: boolean;
};

/**
 * The metric of a line, worked out by its formula from the figures of the return: each stands for its own tally and for
 * the one in whose place it counts. Undefined for a line that makes none.
 */
export function lineMetric(line: ReturnLine, context: CheckContext): LineMetric | undefined {
  const metric = context.metrics.find(({ code }) => code === line.metric);
  if (!metric) return undefined;
  const outturn = outturnOf(metric, context);
  const level = context.beside.levels.get(metric.code) ?? null;
  const missed =
    outturn !== null && level !== null && context.readings.misses(metric, outturn, level);
  return { metric, outturn, level, missed };
}

function outturnOf(metric: Metric, { template, cells, metrics }: CheckContext): number | null {
  if (!metric.formula) return null;
  const figures = figuresIn(template).map(({ figure }) => figure);
  const { outturn } = evaluateFormula(metric.formula, metric.unit, {
    valueOf: (tally) => {
      const figure = figures.find((one) => one.tally === tally || one.standsInFor === tally);
      return figure ? (statedIn(cells, figure.tally) ?? null) : null;
    },
    findMetric: (code) => metrics.find((one) => one.code === code),
    months: 1,
  });
  return outturn;
}

/** A finding for each line whose outturn misses its level: it asks what happened and what is done about it. */
export function levelFindings(context: CheckContext): ReturnFinding[] {
  return context.template.lines.flatMap((line): ReturnFinding[] => {
    const made = lineMetric(line, context);
    const cell = wholeOf(context.cells, line.figures[0]?.tally ?? '');
    if (!made?.missed || made.outturn === null || made.level === null || !cell) return [];
    const [outturn, expected] = [made.outturn, made.level].map((one) =>
      printValue(one, made.metric),
    );
    const message = `${made.metric.title} comes to ${outturn}, and the level is ${expected}. Say what happened, and what is being done to get back.`;
    const found = findingAt(cell, {
      check: 'level',
      severity: 'asks',
      message,
      expected: expected ?? '',
    });
    return [{ ...found, stated: outturn ?? '', asks: ['explanation', 'recovery'] }];
  });
}
