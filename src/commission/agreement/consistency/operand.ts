import {
  add,
  type CellUnit,
  divide,
  type Exact,
  exactOf,
  type Metric,
} from '../../../catalogue/index.ts';
import { type FigureStyle, printFigure } from '../cell-value.ts';
import {
  addIntervals,
  divideIntervals,
  exactly,
  type Interval,
  multiplyIntervals,
  noInterval,
  subtractIntervals,
} from '../interval.ts';

/** One figure that goes into a computation, or that is held against one, with how it was written. */
export type Operand = {
  /** How a person calls it: `Kitchens`, `Table 8a`. */
  title: string;
  text: string;
  interval: Interval;
  style: FigureStyle;
  unit: CellUnit;
  metric: Metric | undefined;
  /** What it has in common with other rows, such as a service or a family of programmes. */
  groups: readonly string[];
  /** What it was added up from. */
  parts: readonly Operand[];
};

export type How = 'sum' | 'average' | 'product' | 'difference' | 'quotient';

/** How a figure was worked out; `without` counts the cells of which a sum takes no notice. */
export type Computation = {
  how: How;
  operands: readonly Operand[];
  without: number;
};

/** The figure that others make; undefined of no figures, and of a quotient whose divisor may be nought. */
export function compute(how: How, figures: readonly Interval[]): Interval | undefined {
  const [first, ...rest] = figures;
  if (!first) return undefined;
  switch (how) {
    case 'sum':
      return rest.reduce(addIntervals, first);
    case 'average':
      return shareOf(rest.reduce(addIntervals, first), figures.length);
    case 'product':
      return rest.reduce(multiplyIntervals, first);
    case 'difference':
      return rest.reduce(subtractIntervals, first);
    case 'quotient':
      return divideIntervals(first, rest[0] ?? noInterval);
  }
}

/** The same of figures that are taken as exact. */
export function computeExact(how: How, values: readonly Exact[]): Exact | undefined {
  return compute(how, values.map(exactly))?.value;
}

/** A figure in the style of another, so that the two can be read side by side. */
export function printLike(value: Exact, { unit, style, metric }: Operand): string {
  return printFigure(value, unit, style, metric);
}

/** Whether a figure, rounded as another was printed, is that other one. */
export function roundsTo(value: Exact, printed: Operand): boolean {
  return printLike(value, printed) === printLike(printed.interval.value, printed);
}

/** The middle of several figures' sum: the sum over how many they are. */
function shareOf({ value, low, high }: Interval, count: number): Interval | undefined {
  const by = exactOf(count);
  const [middle, least, most] = [divide(value, by), divide(low, by), divide(high, by)];
  return middle && least && most && { value: middle, low: least, high: most };
}

/** The exact sum of what operands state. */
export function sumOfValues(operands: readonly Operand[]): Exact {
  return operands.reduce((sum, { interval }) => add(sum, interval.value), noInterval.value);
}
