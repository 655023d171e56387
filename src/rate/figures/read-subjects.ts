import { endsOn, type Period, samePeriod } from '../../calendar/index.ts';
import type { Scheme } from '../../catalogue/index.ts';
import {
  comparatorGroupOf,
  factsOn,
  type Provider,
  providersIn,
  reportingGroupOf,
  type Subject,
} from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import type { RatedSubject, Span } from '../scheme/rated-subject.ts';
import { SchemeReader } from './scheme-reader.ts';
import { spanPeriods } from './span-periods.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Whose figures, and whether to look at single months where counts alone do not tell how sure a figure is. */
export type SubjectsQuestion = {
  /** The nation, or the simulated one. */
  nation: Pick<Subject, 'id'>;
  spread?: boolean | undefined;
};

/**
 * Everyone of a nation as a scheme sees them in one period after another: facts and groups on the period's last day,
 * and the figures that it looks at. What periods share is read once.
 */
export class Subjects {
  private readonly hub: Known;
  private readonly scheme: Scheme;
  private readonly nation: Pick<Subject, 'id'>;
  private readonly reader: SchemeReader;

  constructor(hub: Known, scheme: Scheme, { nation, spread = false }: SubjectsQuestion) {
    this.hub = hub;
    this.scheme = scheme;
    this.nation = nation;
    this.reader = new SchemeReader(hub, scheme, { nation, spread });
  }

  async of(period: Period): Promise<RatedSubject[]> {
    const { hub, scheme, nation, reader } = this;
    const providers = providersIn(hub.estate, nation.id, period, scheme.rated.kinds);
    const periods = spanPeriods(scheme, period);
    const readers = await Promise.all(periods.map((span) => reader.read(providers, span)));
    const spans = providers.map((provider) => readers.map((spanOf) => spanOf(provider)));
    // A year may be known where none of its quarters is.
    const asked = periods.some((span) => samePeriod(span.period, period));
    const known = asked || spans.every((own) => own.some(hasFigure));
    const alone = known ? undefined : await reader.read(providers, { period, weight: 1 });
    return providers.map((provider, at) => {
      const own = spans[at] ?? [];
      const whole = own.some(hasFigure) ? undefined : alone?.(provider);
      const held = whole && hasFigure(whole) ? [whole] : own;
      return subjectOf(hub, provider, period, held);
    });
  }
}

/** The same of one period. */
export function readSubjects(
  hub: Known,
  scheme: Scheme,
  { period, ...question }: SubjectsQuestion & { period: Period },
): Promise<RatedSubject[]> {
  return new Subjects(hub, scheme, question).of(period);
}

/** Whether an outturn is known of any input. */
export function hasFigure({ figures }: Span): boolean {
  return [...figures.values()].some(({ outturn }) => outturn !== null);
}

function subjectOf(
  { estate }: Known,
  provider: Provider,
  period: Period,
  spans: readonly Span[],
): RatedSubject {
  const { id, name, kind } = provider;
  const day = endsOn(period);
  const reported = reportingGroupOf(estate, provider, day);
  // Of a fact with several values the first stands.
  const facts = factsOn(provider, day).toReversed();
  return {
    ...{ id, name, spans },
    kind: kind === 'area' ? 'area' : 'establishment',
    facts: Object.fromEntries(facts.map(({ fact, value }) => [fact, value])),
    group: comparatorGroupOf(estate, provider, day)?.name,
    reportedWith: reported && { id: reported.id, name: reported.name },
  };
}
