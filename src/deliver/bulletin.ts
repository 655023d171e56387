import type { IsoDate, Period } from '../calendar/index.ts';
import type { Place } from '../errors.ts';

/** The four counts of places and people that a bulletin prints for every establishment. */
export type BulletinCount = 'baselineCna' | 'inUseCna' | 'operationalCapacity' | 'population';

/** The two whole percentages that older bulletins print beside them, worked out from the same counts. */
export type BulletinPercent = 'populationPercent' | 'availablePercent';

export type BulletinColumn = BulletinCount | BulletinPercent;

/** One establishment as printed. Null is a blank or a dash, as of an establishment that is empty. */
export type BulletinRow = Record<BulletinCount, number | null> & {
  /** Without footnote marks, and with what was carried over to the next line. */
  name: string;
  /** The heading under which it stands, for instance that of immigration removal centres. */
  section?: string;
  printedPopulationPercent?: number;
  printedAvailablePercent?: number;
  place: Place;
  /** The letter of the column in which each figure stands in this row. */
  columns: Partial<Record<BulletinColumn, string>>;
};

export type BulletinTotalOf =
  | BulletinColumn
  /** The operational capacities less the operating margin. */
  | 'useableOperationalCapacity'
  /** Baseline CNA less in-use CNA. */
  | 'outOfUse';

/** A printed total of the rows `from` up to, not including, `to`. */
export type BulletinTotal = {
  of: BulletinTotalOf;
  stated: number;
  text: string;
  label: string;
  from: number;
  to: number;
  place: Place;
};

/** The number of places that the notes say are taken off the operational capacities. */
export type StatedMargin = { places: number; place: Place };

/** A monthly population bulletin as printed; nothing in it is worked out. */
export type Bulletin = {
  month: Period;
  reportDate?: IsoDate;
  rows: BulletinRow[];
  totals: BulletinTotal[];
  operatingMargin?: number;
  /** Every place where the notes state the margin, which may be several. */
  statedMargins: StatedMargin[];
};
