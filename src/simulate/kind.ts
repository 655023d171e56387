import type { MonthIndex } from '../calendar/index.ts';
import type { RecordType } from '../catalogue/index.ts';
import type { monthEnd, Rhythm } from './days.ts';
import type { Crowd } from './people.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

/** How many records of a type there are, when they happen and whom they are about. */
export type Outline = {
  rhythm: Rhythm | typeof monthEnd;
  /** How many records to expect of a month in an estate of full size; they grow with what is asked for. */
  volume?: (provider: SimulatedProvider) => number;
  /** How many records every such month has, whatever is asked for: counts, statements, scores. */
  rows?: (provider: SimulatedProvider, month: MonthIndex, density: number) => number;
  /** Of rows: every month has them also in a small estate, because other figures are divided by them. */
  always?: boolean;
  /** How much more or less there is in each month, January first. */
  season?: readonly number[];
  crowd?: Crowd;
  /** From how many months back a record takes what it refers to; 8 unless told. */
  refersBack?: number;
};

/** A record type with what is supposed of it. */
export type Kind = { type: RecordType; model: Outline };

/** The month of the year of a month's number, 1 for January. */
export function monthOfYear(month: MonthIndex): number {
  return (month % 12) + 1;
}
