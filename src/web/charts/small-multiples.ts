import type { Chart, ChartTable } from './chart.ts';
import type { ControlPoint } from './control-chart.ts';

/** One of many small control charts. */
export type Panel = {
  title: string;
  /** What it shows, in one plain sentence. */
  sentence: string;
  points: readonly ControlPoint[];
  print: (value: number) => string;
};

export type SmallMultiples = {
  id: string;
  title: string;
  /** Above all of them; made from the panels where none is given. */
  sentence?: string | undefined;
  panels: readonly Panel[];
  /** Whether all stand on one scale, so that heights can be compared. */
  sharedScale?: boolean | undefined;
};

/** Drawings that the macro `smallMultiples` of `web/views/small-multiples.njk` lays out, with one table for all. */
export type Multiples = {
  id: string;
  title: string;
  sentence: string;
  panels: readonly Chart[];
  table: ChartTable;
};

/** Many control charts at once, each small, with its own title and sentence. */
export function smallMultiples({ id, title, sentence = '' }: SmallMultiples): Multiples {
  return { id, title, sentence, panels: [], table: { caption: title, head: [], rows: [] } };
}
