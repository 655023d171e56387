import type { Nothing } from '../catalogue/index.ts';
import type { SourceRef } from '../measure/index.ts';

/** A place in a file from which a figure was taken, and what stands there. */
export type NamedSource = {
  ref: SourceRef;
  subject: string;
  metric: string;
  title: string;
  period: string;
  what: 'outturn' | 'level' | 'stated again';
};

/** How a computed figure was come by; figures worked out together share one object. */
export type Working = {
  kind: 'computed';
  /** What was worked out: 'Staffordshire, P14: outturn against level'. */
  what: string;
  how: string;
  from: readonly NamedSource[];
  /** The table of the report that holds the figures counted, where they are many. */
  table?: string;
};

/** Where a figure came from: a file, a calculation, or nowhere because there is none. */
export type Origin =
  | { kind: 'stated'; source: NamedSource }
  | Working
  | { kind: 'absent'; why: string };

/** A figure as a report shows it. */
export type Figure = {
  text: string;
  /** Null for a word, such as a rating, and where there is nothing. */
  number: number | null;
  /** Places after the point, as shown. */
  decimals: number;
  /** Whether the number is a percentage: 95 for 95%. */
  percent: boolean;
  nothing: Nothing | null;
  origin: Origin;
};

/** Text with figures in it. */
export type Sentence = ReadonlyArray<string | Figure>;

/** A figure that a source states, as printed there. */
export function statedFigure(
  source: NamedSource,
  shown: Pick<Figure, 'text' | 'number' | 'nothing'>,
): Figure {
  return { ...shown, ...shapeOf(shown.text), origin: { kind: 'stated', source } };
}

/** A figure that is not there, with the kind of nothing in its place. */
export function absentFigure(nothing: Nothing, why: string): Figure {
  return {
    text: nothing,
    number: null,
    decimals: 0,
    percent: false,
    nothing,
    origin: { kind: 'absent', why },
  };
}

/** A figure worked out from others, shown as the text given. */
export function computedFigure(number: number, text: string, origin: Working): Figure {
  return { text, number, nothing: null, ...shapeOf(text), origin };
}

/** Every source behind a figure. */
export function sourcesOf(figure: Figure): readonly NamedSource[] {
  if (figure.origin.kind === 'stated') return [figure.origin.source];
  return figure.origin.kind === 'computed' ? figure.origin.from : [];
}

/** How a number was written: its places after the point, and whether it is a percentage. */
function shapeOf(text: string): Pick<Figure, 'decimals' | 'percent'> {
  return { decimals: /\.(\d+)/.exec(text)?.[1]?.length ?? 0, percent: text.endsWith('%') };
}
