import { type Metric, printValue } from '../catalogue/index.ts';
import type { PerformanceRow } from '../measure/index.ts';
import {
  absentFigure,
  computedFigure,
  type Figure,
  type NamedSource,
  statedFigure,
  type Working,
} from './figure.ts';
import { percentOf } from './quotient.ts';

/** How far an outturn stands from its level; positive is better. */
export type Gap = {
  better: boolean;
  /** With its sign, for tables: +54, −7.3. */
  signed: Figure;
  /** Without sign and with its unit, for sentences: 54, 7.3 points. */
  size: Figure;
  /** In percent of the level, with its sign and one decimal; absent where the level is zero. */
  percent?: Figure;
  /** In whole percent of the level without sign, for sentences. */
  wholePercent?: Figure;
};

/** How an outturn stands against its level, exactly on it told apart from above it. */
export type Standing = 'exceeded' | 'met exactly' | 'missed' | 'no level' | 'no outturn';

/** One metric of one subject, as figures of a report. */
export type Measured = {
  row: PerformanceRow;
  metric: Metric;
  outturn: Figure;
  level: Figure;
  gap?: Gap;
  standing: Standing;
};

/** The figures of a row. `members` are the sources of a value that adds up others. */
export function measure(
  row: PerformanceRow,
  metric: Metric,
  subject: string,
  members: { outturns: readonly NamedSource[]; levels: readonly NamedSource[] } = noMembers,
): Measured {
  const of = { subject, metric: row.metric, title: row.title, period: row.period };
  const outturn = figureOf(
    { what: 'outturn', value: row.outturn, text: row.outturnText, row, subject },
    row.outturnSource && { ...of, ref: row.outturnSource, what: 'outturn' },
    members.outturns,
  );
  const level = figureOf(
    { what: 'level', value: row.level, text: row.levelText, row, subject },
    row.levelSource && { ...of, ref: row.levelSource, what: 'level' },
    members.levels,
  );
  const gap = gapOf(row, metric, subject, [outturn, level]);
  return { row, metric, outturn, level, standing: standingOf(row), ...(gap && { gap }) };
}

const noMembers = { outturns: [], levels: [] };

type ShownValue = {
  what: 'outturn' | 'level';
  value: number | null;
  text: string;
  row: PerformanceRow;
  subject: string;
};

function figureOf(
  shown: ShownValue,
  source: NamedSource | null,
  members: readonly NamedSource[],
): Figure {
  const { what, value, text, row, subject } = shown;
  if (source) {
    const nothing = value === null ? nothingOf(text, row) : null;
    return statedFigure(source, { text, number: value, nothing });
  }
  if (value === null) {
    return absentFigure(nothingOf(text, row) ?? 'not supplied', row.explanation ?? '');
  }
  if (what === 'outturn' && row.basis === 'counted') {
    const how =
      row.madeOf === null ? 'Counted from records.' : `Counted from records: ${row.madeOf}.`;
    return computedFigure(value, text, {
      ...{ kind: 'computed', what: `${subject}, ${row.metric}: ${what} counted`, how, from: [] },
    });
  }
  return computedFigure(value, text, {
    kind: 'computed',
    what: `${subject}, ${row.metric}: ${what} added up`,
    how: 'Sum over the providers.',
    from: members,
  });
}

/** A row names one kind of nothing; the words in the cell name it for outturn and level each. */
function nothingOf(text: string, row: PerformanceRow): Figure['nothing'] {
  if (text === 'no target set') return 'no target set';
  if (row.nothing !== null && text === row.nothing) return row.nothing;
  const kinds = ['not applicable', 'not supplied', 'not open', 'suppressed'] as const;
  return kinds.find((kind) => kind === text) ?? row.nothing;
}

function gapOf(
  row: PerformanceRow,
  metric: Metric,
  subject: string,
  [outturn, level]: readonly [Figure, Figure],
): Gap | undefined {
  const { variance } = row;
  if (variance === null || row.level === null) return undefined;
  const working: Working = {
    kind: 'computed',
    what: `${subject}, ${row.metric}: outturn against level`,
    how: describeWorking(row, metric),
    from: [outturn, level].flatMap(({ origin }) =>
      origin.kind === 'stated' ? [origin.source] : origin.kind === 'computed' ? origin.from : [],
    ),
  };
  const decimals = Math.max(outturn.decimals, level.decimals);
  const digits = printValue(Math.abs(variance), { ...plainNumber, decimals });
  const size = `${digits}${unitAfter(digits, metric)}`;
  return {
    better: variance >= 0,
    signed: computedFigure(variance, withSign(variance, digits), working),
    size: { ...computedFigure(Math.abs(variance), size, working), decimals },
    ...(row.level !== 0 && percents(variance, Math.abs(row.level), working)),
  };
}

const plainNumber = { unit: 'count', unitText: '' } as const;

function percents(variance: number, level: number, working: Working) {
  const signed = percentOf(variance, level, 1);
  const words = printValue(Math.abs(signed), { ...plainNumber, decimals: 1 });
  const whole = percentOf(Math.abs(variance), level, 0);
  const told = whole === 0 && variance !== 0 ? `${words}%` : `${printValue(whole, wholeNumber)}%`;
  return {
    percent: computedFigure(signed, `${withSign(signed, words)}%`, working),
    wholePercent: computedFigure(whole, told, working),
  };
}

const wholeNumber = { ...plainNumber, decimals: 0 } as const;

/** A number with + or a real minus before it; zero has neither. */
export function withSign(value: number, digits: string): string {
  if (value === 0) return digits;
  return `${value > 0 ? '+' : '−'}${digits}`;
}

function unitAfter(digits: string, metric: Metric): string {
  if (metric.unit === 'percent') return digits === '1' ? ' point' : ' points';
  if (!['days', 'hours', 'rate'].includes(metric.unit)) return '';
  const text = digits === '1' ? metric.unitText.replace(/\b(day|hour)s\b/, '$1') : metric.unitText;
  return ` ${text}`;
}

function describeWorking(row: PerformanceRow, metric: Metric): string {
  const better = {
    higher: 'more is better',
    lower: 'less is better',
    'on target': 'nearer to the level is better',
  }[metric.polarity];
  const percent = row.level === 0 ? '; the level is zero, so there is no percentage' : '';
  return `${row.outturnText} against ${row.levelText}, ${better}${percent}.`;
}

function standingOf(row: PerformanceRow): Standing {
  if (row.status !== 'met') return row.status;
  return row.variance === 0 ? 'met exactly' : 'exceeded';
}

/** Whether there was a level to be judged against, and an outturn to judge. */
export function isJudged({ standing }: Measured): boolean {
  return standing === 'exceeded' || standing === 'met exactly' || standing === 'missed';
}

/** By standing, in the order given. */
export function withStanding(
  measured: readonly Measured[],
  ...standings: readonly Standing[]
): Measured[] {
  return measured.filter(({ standing }) => standings.includes(standing));
}

/** The further above its level in percent, the earlier; those without a percentage come last. */
export function byPercent(one: Measured, other: Measured): number {
  return (other.gap?.percent?.number ?? -Infinity) - (one.gap?.percent?.number ?? -Infinity);
}
