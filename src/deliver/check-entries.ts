import type { IsoDate, Period } from '../calendar/index.ts';
import type { Catalogue, Metric, Stated } from '../catalogue/index.ts';
import type { StatedFigure } from '../commission/index.ts';
import { type Problem, printPlace } from '../errors.ts';
import type { Estate } from '../estate/index.ts';
import { type Entry, findKind, type Kind } from './entry.ts';
import { LookUp } from './look-up.ts';
import {
  refusal,
  refuseKind,
  refuseMerged,
  refuseMetric,
  refuseNote,
  refusePeriod,
  refuseProvider,
  refuseSubject,
  refuseTwice,
  refuseUnreadablePeriod,
} from './refusals.ts';
import { Turn } from './turn.ts';

type Known = { estate: Estate; catalogue: Catalogue; today: IsoDate };
type Checked = {
  levels: StatedFigure[];
  published: StatedFigure[];
  problems: Problem[];
  notices: string[];
};
type About = { subject: { id: string }; metric: Metric; period: Period; stated: Stated };
type Read = { figure: StatedFigure; kind: Kind; metric: Metric } | { problems: Problem[] };

/**
 * Looks up and checks every entry: who, what, when, and whether the value can be. Every problem comes back once
 * with its place; a figure stated twice is one of them.
 */
export async function checkEntries(entries: readonly Entry[], known: Known): Promise<Checked> {
  const checked: Checked = { levels: [], published: [], problems: [], notices: [] };
  const lookUp = new LookUp(known);
  const problems = new Map<string, Problem>();
  const seen = new Map<string, Entry>();
  const shares: Entry[] = [];
  const turn = new Turn();
  for (const entry of entries) {
    if (turn.isOver()) await turn.giveWay();
    const read = seeTwice(seen, entry, readEntry(entry, known, lookUp));
    if ('problems' in read) {
      for (const problem of read.problems) problems.set(keyOfProblem(problem), problem);
      continue;
    }
    if (looksLikeShare(entry, read.figure.stated, read.metric)) shares.push(entry);
    (read.kind === 'target' ? checked.levels : checked.published).push(read.figure);
  }
  return { ...checked, problems: [...problems.values()], notices: shareNotice(shares) };
}

/** A heading or a name that many figures share is wrong once, not once a figure. */
function keyOfProblem({ message, place = {} }: Problem): string {
  return `${printPlace(place)}|${message}`;
}

function readEntry(entry: Entry, known: Known, lookUp: LookUp): Read {
  const metric = lookUp.metric(entry.metric);
  const period = lookUp.period(entry.period);
  const kind = findKind(entry.kind);
  const subject = lookUp.subject(entry.provider, metric);
  const stated = metric && readStated(entry, metric, kind ?? 'actual', lookUp);
  const isWhole = metric && period && kind && subject && stated && !entry.merged;
  if (!isWhole || 'problem' in stated) {
    return {
      problems: refuseParts(entry, { metric, period, kind, subject, stated }, known, lookUp),
    };
  }
  const about = { subject, metric, period, stated };
  const problems = [
    refusePeriod(entry, period, kind, known.today),
    refuseNote(entry, kind),
    refuseSubject(entry, about, known.estate),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) return { problems };
  return { kind, metric, figure: figureOf(entry, about, kind) };
}

type Parts = {
  metric: Metric | undefined;
  period: Period | undefined;
  kind: Kind | undefined;
  subject: { id: string } | undefined;
  stated: Stated | { problem: Problem } | undefined;
};

/** Every part that can be told to be wrong, although others could not be made out. */
function refuseParts(entry: Entry, parts: Parts, { today }: Known, lookUp: LookUp): Problem[] {
  const { metric, period, kind, subject, stated } = parts;
  return [
    subject ? undefined : refuseProvider(entry, lookUp.nearestProviders(entry.provider)),
    metric ? undefined : refuseMetric(entry, lookUp.nearestMetrics(entry.metric)),
    period ? refusePeriod(entry, period, kind ?? 'target', today) : refuseUnreadablePeriod(entry),
    kind ? refuseNote(entry, kind) : refuseKind(entry),
    entry.merged && refuseMerged(entry, entry.merged),
    stated && 'problem' in stated ? stated.problem : undefined,
  ].filter((problem) => problem !== undefined);
}

function readStated(
  entry: Entry,
  metric: Metric,
  kind: Kind,
  lookUp: LookUp,
): Stated | { problem: Problem } {
  const blank = kind === 'target' ? 'no target set' : 'not supplied';
  const reading = lookUp.reading(entry.value, metric, blank);
  if ('stated' in reading) return reading.stated;
  const message = `${metric.code} (${metric.shortTitle}): ${reading.problem}.`;
  return { problem: refusal(entry, 'value', { message, expected: reading.expected }) };
}

function figureOf(entry: Entry, about: About, kind: Kind): StatedFigure {
  const { sheet = null, row, column } = entry.place;
  return {
    providerId: about.subject.id,
    metric: about.metric.code,
    period: about.period,
    mentionedIn: kind === 'mention' ? entry.note || 'elsewhere in the source' : '',
    stated: about.stated,
    place: { sheet, row, column },
    note: entry.note === '' ? null : entry.note,
  };
}

function seeTwice(seen: Map<string, Entry>, entry: Entry, read: Read): Read {
  if ('problems' in read) return read;
  const { figure, kind } = read;
  const { first, months, kind: span } = figure.period;
  const key = `${kind}|${figure.providerId}|${figure.metric}|${first}+${months} ${span}|${figure.mentionedIn}`;
  const earlier = seen.get(key);
  if (earlier) return { problems: [refuseTwice(entry, earlier, kind)] };
  seen.set(key, entry);
  return read;
}

/** A spreadsheet keeps 95% as 0.95, and writes that where the cell lost its percent format. */
function looksLikeShare(entry: Entry, { value }: Stated, { unit }: Metric): boolean {
  if (unit !== 'percent' || value === null || value <= 0 || value > 1) return false;
  return !/%|per ?cent/i.test(entry.value);
}

function shareNotice(shares: readonly Entry[]): string[] {
  const [first] = shares;
  if (!first) return [];
  const one = shares.length === 1;
  const many = one
    ? 'One percentage is'
    : `${shares.length.toLocaleString('en-GB')} percentages are`;
  const meant = Number((Number(first.value) * 100).toPrecision(12));
  return [
    `${many} 1 or less and written without a % sign. ${one ? 'It was' : 'They were'} read as written: ` +
      `${first.value} in ${printPlace(first.place)} as ${first.value}%. Check that ${meant}% is not meant.`,
  ];
}
