import {
  add,
  type Catalogue,
  exactOf,
  type Metric,
  nought,
  printValue,
  type ReturnFigure,
  type ReturnSeverity,
  type ReturnTemplate,
  toNumber,
} from '../../catalogue/index.ts';
import { type FigureCell, figureCells } from './form.ts';
import type { CellReading } from './read-cell.ts';
import { readCell } from './read-cell.ts';
import type { ReturnReadings } from './readings.ts';
import type { ReturnFinding } from './return.ts';

/** What the checks of a return look at besides its own cells. */
export type Beside = {
  /** Of each figure the values of the twelve months before, the last month last. */
  before: ReadonlyMap<string, ReadonlyArray<number | null>>;
  /** Levels by metric, tallies counted from records, and what was published, of the month. */
  levels: ReadonlyMap<string, number>;
  counted: ReadonlyMap<string, number>;
  published: ReadonlyMap<string, number>;
};

/** Everything that is checked: the form, what its cells say, and what stands beside it. */
export type CheckContext = {
  template: ReturnTemplate;
  metrics: readonly Metric[];
  cells: readonly ReadCell[];
  beside: Beside;
  readings: Pick<ReturnReadings, 'naturalLimits' | 'misses'>;
};

/** A cell of the form with its text and what it says. */
export type ReadCell = FigureCell & { text: string; reading: CellReading };

/** The form with what its cells say. */
export function readCells(
  template: ReturnTemplate,
  catalogue: Pick<Catalogue, 'breakdowns'>,
  texts: ReadonlyMap<string, string>,
): ReadCell[] {
  return figureCells(template, catalogue).map((cell) => {
    const text = texts.get(cell.address) ?? '';
    return { ...cell, text, reading: readCell(text, cell.figure) };
  });
}

/** The cell of a whole figure. */
export function wholeOf(cells: readonly ReadCell[], tally: string): ReadCell | undefined {
  return cells.find(({ address }) => address === tally);
}

/** What a figure comes to; undefined where its cell states no value. */
export function statedIn(cells: readonly ReadCell[], tally: string): number | undefined {
  const reading = wholeOf(cells, tally)?.reading;
  return reading?.kind === 'value' ? reading.value : undefined;
}

/** The sum without the slips of binary fractions. */
export function sumOf(values: readonly number[]): number {
  return toNumber(values.reduce((sum, value) => add(sum, exactOf(value)), nought));
}

/** A value as the figure's cells are written; worked-out ones with a decimal more. */
export function printFigure(value: number, { unit, decimals }: ReturnFigure, more = 0): string {
  return printValue(value, { unit, unitText: '', decimals: Math.min(6, decimals + more) });
}

type Found = { check: string; severity: ReturnSeverity; message: string; expected: string };

/** A finding at a cell. Whether its words are given is told later, of all findings alike. */
export function findingAt(cell: ReadCell, found: Found): ReturnFinding {
  return {
    ...found,
    line: cell.line.code,
    cell: cell.address,
    stated: cell.text,
    asks: found.severity === 'asks' ? ['explanation'] : [],
    answered: false,
  };
}
