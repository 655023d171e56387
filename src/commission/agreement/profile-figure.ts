import { type Exact, type Metric, nought } from '../../catalogue/index.ts';
import { type CellValue, printFigure, readCell } from './cell-value.ts';

/** A level as it is written in one cell, and what it says. */
export type LevelFigure = { value: Exact; text: string };

type Clock = 'h:mm' | 'h m' | null;
type Written = Pick<Metric, 'unit' | 'decimals'>;

/** More places than any level is written in. */
const mostPlaces = 6;
const minutesInHour = 60n;
const secondsInHour = 3600n;

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

/** A level in the metric's decimals, or in as many as it takes to say it exactly; seconds only where there are any. */
export function printLevel(value: Exact, metric: Written, clock: Clock): string {
  if (clock) {
    const decimals = isWhole(value, minutesInHour) ? 2 : mostPlaces;
    return printFigure(value, 'metric', { decimals, clock }, metric);
  }
  const decimals = placesOf(value, metric.decimals) ?? mostPlaces;
  return printFigure(value, 'metric', { decimals, clock }, metric);
}

/** A figure as a whole number of what is shared out: minutes, persons, or the last place of the metric. */
export function wholeUnits(
  value: Exact,
  { unit, decimals }: Written,
  clock: Clock,
): { units: bigint; bottom: bigint } | undefined {
  const counted = unit === 'count' || unit === 'places';
  const places = placesOf(value, counted ? 0 : decimals) ?? 0;
  const bottoms = clock ? [minutesInHour, secondsInHour] : [10n ** BigInt(places)];
  const bottom = bottoms.find((one) => isWhole(value, one));
  return bottom === undefined ? undefined : { units: (value.top * bottom) / value.bottom, bottom };
}

/** The fewest decimals, and no fewer than given, in which a figure is exact. */
function placesOf(value: Exact, least: number): number | undefined {
  for (let places = least; places <= mostPlaces; places += 1) {
    if (isWhole(value, 10n ** BigInt(places))) return places;
  }
  return undefined;
}

function isWhole({ top, bottom }: Exact, units: bigint): boolean {
  return (top * units) % bottom === 0n;
}
