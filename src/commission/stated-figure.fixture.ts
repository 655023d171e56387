/** Stated figures for tests, made from what matters to a test; the rest is usual. */
import { parsePeriod } from '../calendar/index.ts';
import type { StatedFigure } from './stated-figure.ts';

type Given = Partial<Omit<StatedFigure, 'period' | 'stated'>> & {
  period?: string;
  stated?: Partial<StatedFigure['stated']>;
};

/** The outturn of Staffordshire, P01, 2007-08: 95%, but for what is given. */
export function statedFigure(given: Given = {}): StatedFigure {
  const { period = '2007-08', stated, ...rest } = given;
  return {
    ...{ providerId: 'staffordshire', metric: 'P01', mentionedIn: '', note: null },
    place: { sheet: null, row: 2, column: 'E' },
    ...rest,
    period: parsePeriod(period),
    stated: { value: 95, text: '95%', decimals: 0, nothing: null, ...stated },
  };
}

/** A whole percentage as it is stated. */
export function percent(value: number): StatedFigure['stated'] {
  return { value, text: `${value}%`, decimals: 0, nothing: null };
}
