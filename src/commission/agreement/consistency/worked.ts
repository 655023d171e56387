import type { CellUnit } from '../../../catalogue/index.ts';
import type { FigureStyle } from '../cell-value.ts';
import type { Interval } from '../interval.ts';
import { type Computation, compute, type How, type Operand, printLike } from './operand.ts';
import type { CellRead } from './read-tables.ts';

/** Why a figure is not to be had: what, and what it is instead, as in `Kitchens is blank`. */
export type Missing = { title: string; reason: string };

/** What a cell or a term comes to: a figure, words, or the reasons why it has neither. */
export type Worked =
  | { kind: 'figure'; operand: Operand; made?: Computation }
  /** `ordered` words are days and times of day, of which one is before another. */
  | { kind: 'words'; title: string; text: string; ordered: boolean }
  /** Of `apart` a sum takes no notice: it is not applicable, and so none of what is added up. */
  | { kind: 'missing'; missing: readonly Missing[]; apart: boolean };

export function lacking(title: string, reason: string): Worked {
  return { kind: 'missing', missing: [{ title, reason }], apart: false };
}

/** What a cell states, under the name that a reader of the computation should see. */
export function workedCell(cell: CellRead, title: string, groups: readonly string[] = []): Worked {
  const { value, text, column, metric } = cell;
  switch (value.kind) {
    case 'blank':
      return lacking(title, 'blank');
    case 'nothing': {
      const missing = [{ title, reason: value.nothing }];
      return { kind: 'missing', missing, apart: value.nothing === 'not applicable' };
    }
    case 'unreadable':
      return lacking(title, 'unreadable');
    case 'words': {
      const ordered = column.unit === 'date' || column.unit === 'time';
      return { kind: 'words', title, text: value.text, ordered };
    }
    case 'figure': {
      const { interval, style } = value;
      const written = { title, text: text ?? '', interval, style, unit: column.unit, metric };
      return { kind: 'figure', operand: { ...written, groups, parts: [] } };
    }
  }
}

/** Puts figures together. A sum takes no notice of what is not applicable, unless all is. */
export function combine(how: How, title: string, given: readonly Worked[]): Worked {
  const adds = how === 'sum' || how === 'average';
  const applicable = given.filter((one) => !(adds && one.kind === 'missing' && one.apart));
  if (applicable.length === 0) return allApart(title, given);
  const missing = applicable.flatMap(whyMissing);
  if (missing.length > 0) return { kind: 'missing', missing, apart: false };
  const operands = applicable.flatMap((one) => (one.kind === 'figure' ? one.operand : []));
  const interval = compute(
    how,
    operands.map((operand) => operand.interval),
  );
  if (!interval) return lacking(operands[1]?.title ?? title, 'nought, by which nothing is divided');
  const operand = combined(how, title, operands, interval);
  return {
    kind: 'figure',
    operand,
    made: { how, operands, without: given.length - applicable.length },
  };
}

function allApart(title: string, given: readonly Worked[]): Worked {
  if (given.length === 0) return lacking(`a row of ${title}`, 'missing');
  const missing = [{ title: `each of the ${given.length} figures`, reason: 'not applicable' }];
  return { kind: 'missing', missing, apart: true };
}

function whyMissing(worked: Worked): readonly Missing[] {
  if (worked.kind === 'missing') return worked.missing;
  return worked.kind === 'words' ? [{ title: worked.title, reason: 'no figure' }] : [];
}

function combined(
  how: How,
  title: string,
  operands: readonly Operand[],
  interval: Interval,
): Operand {
  const [first] = operands;
  const alike = how === 'sum' || how === 'average' || how === 'difference';
  const unit: CellUnit = alike && first ? first.unit : 'number';
  const metric = alike ? first?.metric : undefined;
  const style = sharedStyle(operands, alike);
  const parts = how === 'sum' ? operands : [];
  const operand = { title, text: '', interval, style, unit, metric, groups: [], parts };
  return { ...operand, text: printLike(interval.value, operand) };
}

/** Durations stay on the clock where all are; decimals are as many as any has. */
function sharedStyle(operands: readonly Operand[], alike: boolean): FigureStyle {
  const styles = operands.map(({ style }) => style);
  const clock = alike && styles.every((style) => style.clock) ? (styles[0]?.clock ?? null) : null;
  return { clock, decimals: Math.max(0, ...styles.map(({ decimals }) => decimals)) };
}
