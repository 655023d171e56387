import type { Period } from '../calendar/index.ts';
import type { Stated } from '../catalogue/index.ts';

/** Where in a file a figure stands; rows count from 1. */
export type FilePlace = { sheet: string | null; row: number; column: string };

/** A figure as somebody stated it: a level (what was agreed) or a published figure (what was printed). */
export type StatedFigure = {
  providerId: string;
  metric: string;
  period: Period;
  /** '' for the figure itself; otherwise where the same source states it once more. */
  mentionedIn: string;
  stated: Stated;
  place: FilePlace;
  note: string | null;
};

/** A stated figure as the hub keeps it: one revision, from one file. */
export type KeptFigure = StatedFigure & {
  revisionId: number;
  batchId: number;
  fileName: string;
  recordedBy: string;
  recordedAt: string;
};

/** What a file would change: a figure not known before, or one that was stated otherwise. */
export type Change = { figure: StatedFigure; before: string | null };

/** How a set of figures compares with what is kept: counts of all, and the first of the changes, revisions before new ones. */
export type Comparison = { added: number; revised: number; unchanged: number; changes: Change[] };
