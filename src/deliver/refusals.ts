import { endsOn, type IsoDate, type Period, startsOn } from '../calendar/index.ts';
import { appliesTo, type Metric, type Stated } from '../catalogue/index.ts';
import { type Problem, printPlace } from '../errors.ts';
import { type Estate, findProvider, openIn, type Subject } from '../estate/index.ts';
import { type Entry, type Field, type Kind, placeOf } from './entry.ts';

/** How many years ahead a target may lie. */
const furthestTargetYears = 10;
/** Longest text that a problem quotes: a cell may hold megabytes. */
const longestQuote = 100;
/** A note of a mention is a part of its key, and the database keeps keys short. */
const longestNote = 2_000;
const longestMention = 500;

type Refusal = Problem | undefined;

/** A problem with one part of an entry, in its place. */
export function refusal(
  entry: Entry,
  field: Field,
  { message, expected }: { message: string; expected: string },
): Problem {
  return { message, place: placeOf(entry, field), found: quote(entry[field]), expected };
}

function quote(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

/** `near` names what may have been meant. */
export function refuseMetric(entry: Entry, near: readonly string[]): Problem {
  return refusal(entry, 'metric', {
    message: entry.metric ? 'No metric has this code or title.' : 'No metric is named.',
    expected: suggest('a code or title of the catalogue', near),
  });
}

/** `near` names who may have been meant. */
export function refuseProvider(entry: Entry, near: readonly string[]): Problem {
  return refusal(entry, 'provider', {
    message: entry.provider ? 'No provider has this name.' : 'No provider is named.',
    expected: suggest('a name of the estate', near),
  });
}

function suggest(what: string, near: readonly string[]): string {
  return near.length === 0 ? what : `${what}, such as ${near.join(', ')}`;
}

export function refuseUnreadablePeriod(entry: Entry): Problem {
  const message = entry.period
    ? 'The period cannot be read.'
    : 'No period is stated, neither in the file nor with it.';
  return refusal(entry, 'period', { message, expected: '2007-08, 2007-08 Q4 or Mar 2008' });
}

export function refuseKind(entry: Entry): Problem {
  const message = entry.kind ? 'No kind of figure is called this.' : 'No kind of figure is named.';
  return refusal(entry, 'kind', { message, expected: 'actual, target or mention' });
}

export function refuseMerged(entry: Entry, field: Field): Problem {
  const message = 'The cell is merged with others.';
  return refusal(entry, field, { message, expected: 'one cell a figure: unmerge it' });
}

/** A note too long to be kept; that of a mention is shorter, since it tells mentions apart. */
export function refuseNote(entry: Entry, kind: Kind): Refusal {
  const longest = kind === 'mention' ? longestMention : longestNote;
  if (entry.note.length <= longest) return undefined;
  const expected = `at most ${longest.toLocaleString('en-GB')} characters`;
  return refusal(entry, 'note', { message: 'The source or note is too long.', expected });
}

/** An outturn is of a period that is over (a month may be in progress); a target lies not too far ahead. */
export function refusePeriod(entry: Entry, period: Period, kind: Kind, today: IsoDate): Refusal {
  if (kind === 'target') {
    const latest = `${Number(today.slice(0, 4)) + furthestTargetYears}${today.slice(4)}`;
    if (startsOn(period) <= latest) return undefined;
    const expected = `a period that starts before ${latest}`;
    return refusal(entry, 'period', { message: 'The period is too far ahead.', expected });
  }
  const over = period.kind === 'month' ? startsOn(period) <= today : endsOn(period) <= today;
  if (over) return undefined;
  const expected = `a period that ended by ${today}`;
  return refusal(entry, 'period', { message: 'The period is not over yet.', expected });
}

/** A provider that was not open has no figure; a metric that is not asked of it has none either. */
export function refuseSubject(
  entry: Entry,
  about: { subject: Subject; metric: Metric; period: Period; stated: Stated },
  estate: Estate,
): Refusal {
  const { subject, metric, period, stated } = about;
  if (stated.nothing !== null) return undefined;
  const provider = findProvider(estate, subject.id);
  const standing = provider ? openIn(provider, period) : 'open';
  if (standing !== 'open') {
    const when =
      standing === 'closed' ? `closed ${provider?.closed}` : `opened ${provider?.opened}`;
    return refusal(entry, 'value', {
      message: `${subject.name} was ${standing} in ${entry.period} (${when}).`,
      expected: 'no row, or the word closed as the value',
    });
  }
  if (appliesTo(metric, subject)) return undefined;
  return refusal(entry, 'value', {
    message: `${metric.code} is not asked of ${subject.name} (${subject.kind}).`,
    expected: 'no row, or n/a as the value',
  });
}

/** A figure that the file has stated before. */
export function refuseTwice(entry: Entry, earlier: Entry, kind: Kind): Problem {
  return refusal(entry, 'value', {
    message: `The ${kind} of ${entry.metric} for ${entry.provider}, ${entry.period}, is stated twice; keep one.`,
    expected: `one row; the other is at ${printPlace(earlier.place)}: ${quote(earlier.value)}`,
  });
}
