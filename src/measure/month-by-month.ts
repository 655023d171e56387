import { contains, monthsOf, type Period, printPeriod, rangePeriod } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import { type KeptFigure, levels } from '../commission/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import { getSubject, type Subject } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import type { CountedFigure, CountedFigures } from './counted-figures.ts';
import { readCounted, readCountedMonths } from './read-counted.ts';
import { countedEver, countedIn } from './select.ts';
import { levelHolders, twinLevels } from './twin-levels.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Whose figures, of which metrics, in which months; what was counted may be read once for many who ask. */
export type SpanQuestion = {
  providerId: string;
  metrics: readonly Metric[];
  span: Period;
  counted?: readonly CountedFigures[] | undefined;
};

/** The published figures of a subject in a span of months, and what was counted in each month that has ended. */
export class MonthByMonth {
  private readonly hub: Known;
  private readonly subject: Subject;
  private readonly months: readonly CountedFigures[];
  private readonly published: readonly KeptFigure[];
  private readonly runs = new Map<number, Promise<CountedFigures>>();
  private readonly question: SpanQuestion;

  private constructor(
    hub: Known,
    question: SpanQuestion,
    known: { subject: Subject; months: readonly CountedFigures[]; published: KeptFigure[] },
  ) {
    this.hub = hub;
    this.question = question;
    this.subject = known.subject;
    this.months = known.months;
    this.published = known.published;
  }

  /** Throws ESTATE_UNKNOWN. */
  static async read(hub: Known, question: SpanQuestion): Promise<MonthByMonth> {
    const { providerId, metrics, span, counted } = question;
    const subject = getSubject(hub.estate, providerId);
    const [published, months] = await Promise.all([
      publishedFigures.listCurrent(hub.database, {
        providerIds: [subject.id],
        metrics: metrics.map(({ code }) => code),
      }),
      counted ??
        readCountedMonths(hub, metrics, {
          period: span,
          providerIds: countedEver(hub, subject, span),
        }),
    ]);
    return new MonthByMonth(hub, question, { subject, published, months });
  }

  /** What was counted of a metric in each month, in order; undefined where nothing was supplied. */
  countedByMonth(metric: Metric): Array<CountedFigure | undefined> {
    return monthsOf(this.question.span).map((_, at) => {
      const figures = this.months[at];
      return figures && this.find(figures, metric);
    });
  }

  /** What was counted over the first so many months together. */
  async countedOver(metric: Metric, months: number): Promise<CountedFigure | undefined> {
    const { first } = this.question.span;
    const period = rangePeriod(first, first + months - 1);
    const run =
      this.runs.get(months) ??
      readCounted(this.hub, this.question.metrics, asked(this.hub, this.subject, period));
    this.runs.set(months, run);
    return this.find(await run, metric);
  }

  /** The figures with a value that were printed of a metric, for any run of months within the span. */
  publishedOf({ code }: Metric): KeptFigure[] {
    return this.published.filter(
      ({ metric, mentionedIn, stated, period }) =>
        metric === code &&
        mentionedIn === '' &&
        stated.value !== null &&
        contains(this.question.span, period),
    );
  }

  /** The outturn of each month, counted or else as it was printed; null where there is none. */
  outturnsOf(metric: Metric): Array<number | null> {
    const printed = new Map(
      this.publishedOf(metric).map(({ period, stated }) => [printPeriod(period), stated.value]),
    );
    const months = monthsOf(this.question.span).map(printPeriod);
    return this.countedByMonth(metric).map(
      (counted, index) => counted?.outturn ?? printed.get(months[index] ?? '') ?? null,
    );
  }

  /** The level of each month, in order; undefined where none is stated. A simulated twin has its original's. */
  async levelsByMonth(metric: Metric): Promise<Array<KeptFigure | undefined>> {
    const { database, estate } = this.hub;
    const { id } = this.subject;
    const months = monthsOf(this.question.span);
    const agreed = await levels.listCurrent(database, {
      ...{ providerIds: levelHolders(estate, [id]), metrics: [metric.code], periods: months },
    });
    const held = [...agreed, ...twinLevels(estate, [id], [metric], agreed)];
    const own = new Map(
      held
        .filter(({ providerId }) => providerId === id)
        .map((figure) => [printPeriod(figure.period), figure]),
    );
    return months.map((month) => own.get(printPeriod(month)));
  }

  /** A figure of several providers needs the records of every one of them that is asked for it. */
  private find(figures: CountedFigures, metric: Metric): CountedFigure | undefined {
    const providers = countedIn(this.hub.estate, this.subject, figures.period);
    const found = figures.find(providers, metric);
    return found?.missing.length === 0 ? found : undefined;
  }
}

function asked({ estate }: Known, subject: Subject, period: Period) {
  return { period, providerIds: countedIn(estate, subject, period).map(({ id }) => id) };
}
