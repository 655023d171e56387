import { refuseChartMistakes } from './chart-mistakes.ts';
import { phaseOf } from './chart-phase.ts';
import { chartNotes, chartSentence, printRounded } from './chart-words.ts';
import type { ControlChart, ControlChartQuestion } from './drawn-chart.ts';
import { rules } from './special-causes.ts';

/**
 * The control chart of some months: each phase with its mean and limits, and what is more than chance by the rules.
 * Throws RATE_CHART_REFUSED with every count that cannot be and every mark that fits no month.
 */
export function controlChartOf(question: ControlChartQuestion): ControlChart {
  refuseChartMistakes(question);
  const { kind, per, points, polarity } = question;
  const marks = marksOf(question);
  const starts = [{ at: 0, words: null }, ...marks];
  const phases = starts.map(({ at, words }, index) =>
    phaseOf(question, points.slice(at, starts[index + 1]?.at), words),
  );
  const drawn = phases.flatMap((one) => one.points);
  const flagged = new Set(drawn.flatMap(({ flags }) => flags.map(({ rule }) => rule)));
  const chart = {
    ...{ kind, per, polarity, points: drawn, phases: phases.map(({ phase }) => phase) },
    rules: rules.filter(({ code }) => flagged.has(code)),
    suggestion: phases.at(-1)?.suggestion ?? null,
  };
  const sentence = chartSentence(chart, question.print ?? printRounded);
  return { ...chart, sentence, notes: chartNotes(chart) };
}

/** The marks by place. One on the first month begins no new phase. */
function marksOf({
  points,
  marks = [],
}: ControlChartQuestion): Array<{ at: number; words: string }> {
  return marks
    .map(({ period, words }) => ({ at: points.findIndex((one) => one.period === period), words }))
    .filter(({ at }) => at > 0)
    .sort((one, other) => one.at - other.at);
}
