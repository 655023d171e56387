import { setImmediate } from 'node:timers/promises';
import type { IsoDate, Period } from '../calendar/index.ts';
import { type Catalogue, type Metric, readValue, type Stated } from '../catalogue/index.ts';
import type { StatedFigure } from '../commission/index.ts';
import { type Problem, printPlace } from '../errors.ts';
import type { Estate } from '../estate/index.ts';
import { type Entry, findKind, type Kind } from './entry.ts';
import { LookUp } from './look-up.ts';
import { refuseMetric, refusePeriod, refuseProvider, refuseSubject } from './refusals.ts';

type Known = { estate: Estate; catalogue: Catalogue; today: IsoDate };
type Checked = { levels: StatedFigure[]; published: StatedFigure[]; problems: Problem[] };
type Read = { figure: StatedFigure; kind: Kind } | { problems: Problem[] };

/** The event loop gets a turn after so many entries, so that pages are served meanwhile. */
const entriesAtATime = 5_000;

/**
 * Looks up and checks every entry: who, what, when, and whether the value can be. Every problem comes back
 * with its place; a figure stated twice is one of them.
 */
export async function checkEntries(entries: readonly Entry[], known: Known): Promise<Checked> {
  const checked: Checked = { levels: [], published: [], problems: [] };
  const lookUp = new LookUp(known);
  const seen = new Map<string, Entry>();
  for (const [index, entry] of entries.entries()) {
    if (index % entriesAtATime === entriesAtATime - 1) await setImmediate();
    const read = readEntry(entry, known, lookUp);
    if ('problems' in read) {
      checked.problems.push(...read.problems);
      continue;
    }
    const twice = statedTwice(seen, entry, read.figure, read.kind);
    if (twice) checked.problems.push(twice);
    else (read.kind === 'target' ? checked.levels : checked.published).push(read.figure);
  }
  return checked;
}

function readEntry(entry: Entry, known: Known, lookUp: LookUp): Read {
  const metric = lookUp.metric(entry.metric);
  const period = lookUp.period(entry.period);
  const kind = findKind(entry.kind);
  const subject = lookUp.subject(entry.provider, metric);
  const problems = [
    ...(metric ? [] : [refuseMetric(entry, known.catalogue)]),
    ...(period ? [] : [refuse(entry, 'period')]),
    ...(kind ? [] : [refuse(entry, 'kind')]),
    ...(subject ? [] : [refuseProvider(entry, known.estate)]),
    ...(entry.merged ? [refuse(entry, 'merged')] : []),
  ];
  if (!metric || !period || !kind || !subject || problems.length > 0) return { problems };
  const reading = readStated(entry, metric, kind);
  if ('problems' in reading) return reading;
  const about = { subject, metric, period, stated: reading };
  const refused = [
    refusePeriod(entry, period, kind, known.today),
    refuseSubject(entry, about, known.estate),
  ].filter((problem) => problem !== undefined);
  if (refused.length > 0) return { problems: refused };
  return { kind, figure: figureOf(entry, { ...about, kind }) };
}

const expectations = {
  period: { message: 'The period cannot be read.', expected: '2007-08, 2007-08 Q4 or Mar 2008' },
  kind: { message: 'The kind says what the figure is.', expected: 'actual, target or mention' },
  merged: { message: 'The cell is merged with others.', expected: 'one cell a figure: unmerge it' },
};

function refuse(entry: Entry, what: keyof typeof expectations): Problem {
  const found = what === 'merged' ? entry.value : entry[what];
  return { ...expectations[what], place: entry.place, found };
}

function readStated(entry: Entry, metric: Metric, kind: Kind): Stated | { problems: Problem[] } {
  const blank = kind === 'target' ? 'no target set' : 'not supplied';
  const reading = readValue(entry.value, metric, blank);
  if ('stated' in reading) return reading.stated;
  const message = `${metric.code} (${metric.shortTitle}): ${reading.problem}.`;
  return {
    problems: [{ message, place: entry.place, found: entry.value, expected: reading.expected }],
  };
}

function figureOf(
  entry: Entry,
  about: { subject: { id: string }; metric: Metric; period: Period; stated: Stated; kind: Kind },
): StatedFigure {
  const { sheet = null, row, column } = entry.place;
  return {
    providerId: about.subject.id,
    metric: about.metric.code,
    period: about.period,
    mentionedIn: about.kind === 'mention' ? entry.note || 'elsewhere in the source' : '',
    stated: about.stated,
    place: { sheet, row, column },
    note: entry.note === '' ? null : entry.note,
  };
}

function statedTwice(
  seen: Map<string, Entry>,
  entry: Entry,
  figure: StatedFigure,
  kind: Kind,
): Problem | undefined {
  const { first, months, kind: span } = figure.period;
  const key = `${kind}|${figure.providerId}|${figure.metric}|${first}+${months} ${span}|${figure.mentionedIn}`;
  const earlier = seen.get(key);
  seen.set(key, entry);
  if (!earlier) return undefined;
  return {
    message: `The ${kind} of ${entry.metric} for ${entry.provider}, ${entry.period}, is stated twice; keep one.`,
    place: entry.place,
    found: entry.value,
    expected: `one row; the other is at ${printPlace(earlier.place)}: ${earlier.value}`,
  };
}
