import { type Exact, type Metric, nought } from '../../catalogue/index.ts';
import { type CellValue, printFigure, readCell } from './cell-value.ts';

/** A level as it is written in one cell, and what it says. */
export type LevelFigure = { value: Exact; text: string };

type Clock = 'h:mm' | 'h m' | null;
type Written = Pick<Metric, 'unit' | 'decimals'>;

/** More places than any level is written in. */
const mostPlaces = 6;

/** Reads a cell of a table of levels. */
export function readLevel(text: string | undefined, metric: Metric): CellValue {
  return readCell(text, { unit: 'metric', choices: [] }, metric);
}

/** The figure of a cell; what is blank or not asked for adds nothing. Undefined where it is no figure at all. */
export function findFigure(text: string, metric: Metric): LevelFigure | undefined {
  const read = readLevel(text, metric);
  if (read.kind === 'figure') return { value: read.interval.value, text };
  return read.kind === 'blank' || read.kind === 'nothing' ? { value: nought, text } : undefined;
}

/** A level in the metric's decimals, or in as many as it takes to say it exactly. */
export function printLevel(value: Exact, metric: Written, clock: Clock): string {
  const decimals = placesOf(value, metric) ?? mostPlaces;
  return printFigure(value, 'metric', { decimals, clock }, metric);
}

/** A figure as a whole number of what is shared out: minutes, or the last place of the metric. */
export function wholeUnits(
  value: Exact,
  metric: Written,
  clock: Clock,
): { units: bigint; bottom: bigint } | undefined {
  const places = placesOf(value, metric);
  const bottom = clock ? 60n : 10n ** BigInt(places ?? 0);
  const top = value.top * bottom;
  return top % value.bottom === 0n ? { units: top / value.bottom, bottom } : undefined;
}

/** The fewest decimals, and no fewer than the metric's, in which a figure is exact. */
function placesOf({ top, bottom }: Exact, { decimals }: Written): number | undefined {
  for (let places = decimals; places <= mostPlaces; places += 1) {
    if ((top * 10n ** BigInt(places)) % bottom === 0n) return places;
  }
  return undefined;
}
