import { isDate } from '../../calendar/index.ts';
import {
  type CellUnit,
  type Column,
  type Exact,
  exactOf,
  type Metric,
  type Nothing,
  nought,
  printDecimal,
  readClock,
  readValue,
  roundHalfAway,
  toNumber,
} from '../../catalogue/index.ts';
import { around, type Interval } from './interval.ts';

/** How a figure was written: its decimals (of a duration four where it has seconds), and whether as `28:15` or `8h 33m`. */
export type FigureStyle = { decimals: number; clock: 'h:mm' | 'h m' | null };

/** What the text of a cell says in the unit of its column. */
export type CellValue =
  | { kind: 'blank' }
  | { kind: 'nothing'; nothing: Nothing }
  /** Words, a choice as the template writes it, a day as `2014-04-01`, a time of day as `08:30`. */
  | { kind: 'words'; text: string }
  /** Durations are hours, money pounds, percentages per cent. */
  | { kind: 'figure'; interval: Interval; style: FigureStyle }
  | { kind: 'unreadable'; problem: string; expected: string };

const minutesInHour = 60;
const secondsInHour = 3600;
const timeOfDay = /^([01]?\d|2[0-4])[:.]([0-5]\d)$/;
const wordUnits: readonly CellUnit[] = ['text', 'prose', 'choice', 'date', 'time'];
const durations: readonly CellUnit[] = ['clock', 'decimal hours', 'hours per week'];

/** Reads a cell; `metric` is that of its row in a table of levels. Nothing is cast: what is no value is `unreadable`. */
export function readCell(
  text: string | undefined,
  column: Pick<Column, 'unit' | 'choices'>,
  metric?: Metric,
): CellValue {
  const written = text?.trim() ?? '';
  if (written === '') return { kind: 'blank' };
  if (wordUnits.includes(column.unit)) return readWords(written, column);
  return readFigureCell(written, column.unit, metric);
}

function readWords(
  written: string,
  { unit, choices }: Pick<Column, 'unit' | 'choices'>,
): CellValue {
  if (unit === 'date') {
    if (isDate(written)) return { kind: 'words', text: written };
    return unreadable(written, 'is not a day', 'a day as year, month and day, such as 2014-04-01');
  }
  if (unit === 'time') return readTime(written);
  if (unit !== 'choice') return { kind: 'words', text: written };
  const choice = choices.find((one) => one.toLowerCase() === written.toLowerCase());
  if (choice !== undefined) return { kind: 'words', text: choice };
  return unreadable(written, 'is none of the choices', `one of ${choices.join(', ')}`);
}

function readTime(written: string): CellValue {
  const parts = timeOfDay.exec(written);
  const [, hours = '', minutes = ''] = parts ?? [];
  if (!parts || (hours === '24' && minutes !== '00')) {
    return unreadable(written, 'is not a time of day', 'a time such as 08:30, up to 24:00');
  }
  return { kind: 'words', text: `${hours.padStart(2, '0')}:${minutes}` };
}

function readFigureCell(written: string, unit: CellUnit, metric: Metric | undefined): CellValue {
  const reading = readValue(written, metric ?? metricOf(unit));
  if ('problem' in reading) return { kind: 'unreadable', ...reading };
  const { value, decimals, nothing, choice } = reading.stated;
  if (nothing) return { kind: 'nothing', nothing };
  if (value === null) return { kind: 'words', text: choice ?? written };
  const clock = clockStyle(written);
  if (unit === 'clock' && !clock) {
    return unreadable(written, 'is not a duration', 'hours and minutes such as 28:15');
  }
  if (unit === 'decimal hours' && clock) {
    return unreadable(written, 'is a clock duration', 'decimal hours such as 28.25');
  }
  if (clock) return durationCell(value, decimals, clock);
  const whole = unit === 'count' || metric?.unit === 'count' || metric?.unit === 'places';
  const half = whole ? nought : { top: 1n, bottom: 2n * 10n ** BigInt(decimals) };
  return figureCell(exactOf(value), half, { decimals, clock: null });
}

/** A duration was counted in whole seconds where it has them, else in whole minutes. */
function durationCell(hours: number, decimals: number, clock: 'h:mm' | 'h m'): CellValue {
  const seconds = BigInt(roundHalfAway(hours * secondsInHour, 0));
  const value = { top: seconds, bottom: BigInt(secondsInHour) };
  const unitsInHour = decimals > 2 ? secondsInHour : minutesInHour;
  return figureCell(value, { top: 1n, bottom: 2n * BigInt(unitsInHour) }, { decimals, clock });
}

function figureCell(value: Exact, half: Exact, style: FigureStyle): CellValue {
  return { kind: 'figure', interval: around(value, half), style };
}

function clockStyle(written: string): 'h:mm' | 'h m' | null {
  const read = readClock(written.replace(/\s+/g, ' '));
  if (!read || 'refused' in read) return null;
  return written.includes(':') ? 'h:mm' : 'h m';
}

function unreadable(written: string, problem: string, expected: string): CellValue {
  return { kind: 'unreadable', problem: `“${written.slice(0, 60)}” ${problem}`, expected };
}

const likeMetric: Partial<Record<CellUnit, Pick<Metric, 'unit' | 'decimals' | 'unitText'>>> = {
  count: { unit: 'count', decimals: 0, unitText: '' },
  money: { unit: 'money', decimals: 2, unitText: '£' },
  percent: { unit: 'percent', decimals: 2, unitText: '%' },
};

const metricsByUnit = new Map<CellUnit, Metric>();

/** The catalogue reads figures for metrics; a column is read as a metric of its unit would be. */
function metricOf(unit: CellUnit): Metric {
  const known = metricsByUnit.get(unit);
  if (known) return known;
  const made = asMetric(unit);
  metricsByUnit.set(unit, made);
  return made;
}

/** Nothing agreed is below 0. */
function asMetric(unit: CellUnit): Metric {
  const like =
    likeMetric[unit] ??
    (durations.includes(unit)
      ? ({ unit: 'hours', decimals: 2, unitText: 'hours' } as const)
      : ({ unit: 'rate', decimals: 6, unitText: '' } as const));
  return {
    ...like,
    ...{ code: 'cell', title: 'Cell', shortTitle: 'Cell', polarity: 'higher', periodicity: 'year' },
    ...{ domain: '', appliesTo: { kinds: [] }, use: 'context', additive: false, era: '' },
    ...{ range: { min: 0 }, note: '', source: '' },
  };
}

/** A figure in the style in which another was written: `254:15`, `8h 33m`, `£35,312`, `844.50`. */
export function printFigure(
  value: Exact,
  unit: CellUnit,
  style: FigureStyle,
  metric?: Pick<Metric, 'unit'>,
): string {
  if (style.clock) return printDuration(value, style.clock, style.decimals > 2);
  const digits = printDecimal(roundExact(value, style.decimals));
  const kind = metric?.unit ?? unit;
  if (kind === 'percent') return `${digits}%`;
  if (kind !== 'money') return digits;
  return digits.startsWith('-') ? `-£${digits.slice(1)}` : `£${digits}`;
}

function printDuration(value: Exact, clock: 'h:mm' | 'h m', withSeconds: boolean): string {
  const units = BigInt(withSeconds ? secondsInHour : minutesInHour);
  const { coefficient } = roundExact({ top: value.top * units, bottom: value.bottom }, 0);
  const size = coefficient < 0n ? -coefficient : coefficient;
  const sign = coefficient < 0n ? '-' : '';
  const rest = String(((size * 60n) / units) % 60n).padStart(2, '0');
  if (clock === 'h m') return `${sign}${size / units}h ${rest}m`;
  const seconds = withSeconds ? `:${String(size % 60n).padStart(2, '0')}` : '';
  return `${sign}${size / units}:${rest}${seconds}`;
}

/** Rounded half away from nought to exactly so many places. */
function roundExact(
  { top, bottom }: Exact,
  places: number,
): { coefficient: bigint; places: number } {
  const size = top < 0n ? -top : top;
  const rounded = (2n * size * 10n ** BigInt(places) + bottom) / (2n * bottom);
  return { coefficient: top < 0n ? -rounded : rounded, places };
}

/** The figure of a cell as a number, for drawing and sorting; undefined where it is none. */
export function figureNumber(value: CellValue): number | undefined {
  return value.kind === 'figure' ? toNumber(value.interval.value) : undefined;
}
