import type { IsoDate } from '../calendar/index.ts';
/** A date as a source states it, no finer than the source: `2009`, `2009-04` or `2009-04-30`. */
export type StatedDate = string;

export const subjectKinds = [
  'area',
  'establishment',
  'group',
  'region',
  'nation',
  'partnership',
] as const;

/** What a figure can be about. A partnership is a local area agreement's; it is not listed with performance. */
export type SubjectKind = (typeof subjectKinds)[number];

/** Whom or what a figure is about: `name` is the short name as the appendices print it. */
export type Subject = {
  id: string;
  kind: SubjectKind;
  name: string;
  officialName: string;
  /** The twin of a real subject; nothing that is said of it ever happened. */
  simulated?: true;
};

/**
 * A span that a source vouches for: from the first day on, until the first day no longer covered.
 * An end that is left out is not known. `stated` keeps a date that the source gives only as a month or year.
 */
export type Dated = {
  from?: IsoDate;
  until?: IsoDate;
  stated?: { from?: StatedDate; until?: StatedDate };
};

/** One thing that a source says about a provider, and when it held. */
export type DatedFact = Dated & { fact: string; value: string; source: string; note?: string };

/** Another name of a subject, and when sources used it. */
export type DatedAlias = Dated & { alias: string; source: string };

/** The nation or a region. */
export type Territory = Subject & { aliases: DatedAlias[]; source: string };

/**
 * Whoever delivers. `opened` is the earliest day that the source allows, `closed` the first day on which
 * it can no longer have been open; `stated` keeps dates given only as a month or year.
 */
export type Provider = Subject & {
  codes: Record<string, string>;
  opened?: IsoDate;
  closed?: IsoDate;
  stated?: { opened?: StatedDate; closed?: StatedDate };
  facts: DatedFact[];
  aliases: DatedAlias[];
  source: string;
};

/** Whether a span covers a day; an unknown end is open. */
export function coversDay(span: Dated, day: IsoDate): boolean {
  return (span.from ?? '') <= day && (span.until === undefined || day < span.until);
}

/** Whether a span covers any day from the first to the last, both included. */
export function coversAnyDay(span: Dated, first: IsoDate, last: IsoDate): boolean {
  return (span.from ?? '') <= last && (span.until === undefined || first < span.until);
}
