import { setImmediate } from 'node:timers/promises';
import { endsOn, findPeriod, type IsoDate, type Period, startsOn } from '../calendar/index.ts';
import {
  appliesTo,
  type Catalogue,
  findMetric,
  type Metric,
  type Nothing,
  nearestMetrics,
  readValue,
} from '../catalogue/index.ts';
import type { StatedFigure } from '../commission/index.ts';
import { type Problem, printPlace } from '../errors.ts';
import {
  type Estate,
  findProvider,
  findSubject,
  nearestNames,
  openIn,
  type Subject,
} from '../estate/index.ts';
import { type Entry, findKind, type Kind } from './entry.ts';

type Known = { estate: Estate; catalogue: Catalogue; today: IsoDate };
type Checked = { levels: StatedFigure[]; published: StatedFigure[]; problems: Problem[] };

const entriesAtATime = 5_000;
const furthestTargetYears = 10;

/**
 * Looks up and checks every entry: who, what, when, and whether the value can be. Every problem comes back
 * with its place; a figure stated twice is one of them.
 */
export async function checkEntries(entries: readonly Entry[], known: Known): Promise<Checked> {
  const checked: Checked = { levels: [], published: [], problems: [] };
  const check = new EntryCheck(known);
  const seen = new Map<string, Entry>();
  for (const [index, entry] of entries.entries()) {
    if (index % entriesAtATime === entriesAtATime - 1) await setImmediate();
    const { figure, kind, problems } = check.read(entry);
    checked.problems.push(...problems);
    if (!figure || !kind) continue;
    const twice = statedTwice(seen, entry, figure, kind);
    if (twice) checked.problems.push(twice);
    else (kind === 'target' ? checked.levels : checked.published).push(figure);
  }
  return checked;
}

function statedTwice(
  seen: Map<string, Entry>,
  entry: Entry,
  figure: StatedFigure,
  kind: Kind,
): Problem | undefined {
  const { first, months } = figure.period;
  const key = `${kind}|${figure.providerId}|${figure.metric}|${first}+${months}|${figure.mentionedIn}`;
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

/** Checks entries one by one; texts that recur are looked up once. */
class EntryCheck {
  private readonly known: Known;
  private readonly metrics = new Map<string, Metric | undefined>();
  private readonly periods = new Map<string, Period | undefined>();
  private readonly subjects = new Map<string, Subject | undefined>();

  constructor(known: Known) {
    this.known = known;
  }

  read(entry: Entry): { figure?: StatedFigure; kind?: Kind; problems: Problem[] } {
    const problems: Problem[] = [];
    const refuse = (message: string, found: string, expected: string) => {
      problems.push({ message, place: entry.place, found, expected });
    };
    const metric = recall(this.metrics, entry.metric, (text) =>
      findMetric(this.known.catalogue, text),
    );
    if (!metric) this.refuseMetric(entry, refuse);
    const period = recall(this.periods, entry.period, findPeriod);
    if (!period)
      refuse('The period cannot be read.', entry.period, '2007-08, 2007-08 Q4 or Mar 2008');
    const kind = findKind(entry.kind);
    if (!kind) refuse('The kind says what the figure is.', entry.kind, 'actual, target or mention');
    const subject = this.subjectOf(entry, metric, refuse);
    if (entry.merged)
      refuse('The cell is merged with others.', entry.value, 'one cell a figure: unmerge it');
    if (!metric || !period || !kind) return { problems };
    const stated = readStated(entry, metric, kind, refuse);
    this.refusePeriod(entry, period, kind, refuse);
    if (subject) this.refuseClosed(entry, subject, period, stated?.nothing ?? null, refuse);
    if (!subject || !stated || problems.length > 0) return { problems };
    const mentionedIn = kind === 'mention' ? entry.note || 'elsewhere in the source' : '';
    const { sheet = null, row, column } = entry.place;
    const note = entry.note === '' ? null : entry.note;
    const place = { sheet, row, column };
    return {
      problems,
      kind,
      figure: {
        providerId: subject.id,
        metric: metric.code,
        period,
        mentionedIn,
        stated,
        place,
        note,
      },
    };
  }

  private refuseMetric(entry: Entry, refuse: Refuse): void {
    const near = nearestMetrics(this.known.catalogue, entry.metric)
      .map(({ code, shortTitle }) => `${code} (${shortTitle})`)
      .join(', ');
    refuse(
      'No metric has this code or title.',
      entry.metric,
      `a metric of the catalogue, such as ${near}`,
    );
  }

  /** The subject that the name means for this metric: "West Midlands" is an area for one and a region for another. */
  private subjectOf(entry: Entry, metric: Metric | undefined, refuse: Refuse): Subject | undefined {
    const { estate } = this.known;
    const subject = recall(this.subjects, `${metric?.code}|${entry.provider}`, () => {
      const kinds = metric?.appliesTo.kinds ?? [];
      const fitting = kinds
        .map((kind) => findSubject(estate, entry.provider, { kind }))
        .find((found) => found && metric && appliesTo(metric, found));
      return fitting ?? findSubject(estate, entry.provider);
    });
    if (!subject) {
      const near = nearestNames(estate, entry.provider, 3).join(', ');
      const found = entry.provider || '(blank)';
      refuse(
        'No provider has this name.',
        found,
        near ? `a name of the estate, such as ${near}` : 'a name of the estate',
      );
    }
    return subject;
  }

  private refusePeriod(entry: Entry, period: Period, kind: Kind, refuse: Refuse): void {
    const { today } = this.known;
    if (kind === 'target') {
      const latest = `${Number(today.slice(0, 4)) + furthestTargetYears}${today.slice(4)}`;
      if (startsOn(period) > latest)
        refuse('The period is too far ahead.', entry.period, `a start before ${latest}`);
      return;
    }
    const over = period.kind === 'month' ? startsOn(period) <= today : endsOn(period) <= today;
    if (!over)
      refuse('The period is not over yet.', entry.period, `a period that ended by ${today}`);
  }

  private refuseClosed(
    entry: Entry,
    subject: Subject,
    period: Period,
    nothing: Nothing | null,
    refuse: Refuse,
  ): void {
    const provider = findProvider(this.known.estate, subject.id);
    if (!provider || nothing === 'not open') return;
    const standing = openIn(provider, period);
    if (standing === 'open') return;
    const when =
      standing === 'closed' ? `closed on ${provider.closed}` : `opened on ${provider.opened}`;
    refuse(
      `${subject.name} was ${standing} in ${entry.period} (${when}).`,
      entry.value,
      'no row, or the word "closed" as the value',
    );
  }
}

type Refuse = (message: string, found: string, expected: string) => void;

function readStated(entry: Entry, metric: Metric, kind: Kind, refuse: Refuse) {
  const reading = readValue(
    entry.value,
    metric,
    kind === 'target' ? 'no target set' : 'not supplied',
  );
  if ('stated' in reading) return reading.stated;
  refuse(
    `The value cannot be that of ${metric.code}, ${metric.shortTitle}: ${reading.problem}.`,
    entry.value,
    reading.expected,
  );
  return undefined;
}

function recall<T>(
  kept: Map<string, T | undefined>,
  key: string,
  make: (key: string) => T | undefined,
): T | undefined {
  if (!kept.has(key)) kept.set(key, make(key));
  return kept.get(key);
}
