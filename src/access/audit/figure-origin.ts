import type { Period } from '../../calendar/index.ts';

/** Something that a figure was made from, under the kind and id by which the audit trail knows it. */
export type MadeFrom = { kind: string; id: string; title: string; href: string };

/** How a figure came to be: what it is, how it was worked out, and what it was made from. */
export type FigureOrigin = {
  providerId: string;
  metric: string;
  period: string;
  /** `Stafford, K05, 2007-08: 4.2%`. */
  title: string;
  /** Where it is shown. */
  href: string;
  /** How it was made, in sentences. */
  words: readonly string[];
  /** Batches, returns, agreements, in the order in which they were recorded. */
  madeFrom: readonly MadeFrom[];
};

/** Which figure is meant, by names. */
export type FigureAsked = { provider: string; metric: string; period: Period };

/** Tells how a figure came to be: the room that measures knows. */
export type OriginOf<H> = (hub: H, asked: FigureAsked) => Promise<FigureOrigin>;
