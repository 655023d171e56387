import type { Metric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { PerformanceRow } from '../performance.ts';
import { metricAddress, providerAddress } from './addresses.ts';
import { type Cell, contextCell, deliveryCell, emptyCell, unknownCell } from './matrix-cell.ts';
import type { MatrixQuestion } from './matrix-question.ts';
import { countStatuses, type StatusCount } from './status-count.ts';

/** Where the reasons for missing values of the territory stand on the page. */
export const reasonsId = 'no-value';

/** The head of a column or row: whom or what it is about. */
export type Heading = { text: string; href: string; detail?: string };

/** What stands where a provider and a metric meet. */
export class Grid {
  readonly question: MatrixQuestion;
  private readonly rows: ReadonlyMap<string, PerformanceRow>;

  constructor(question: MatrixQuestion, rows: readonly PerformanceRow[]) {
    this.question = question;
    this.rows = new Map(rows.map((row) => [keyOf(row.providerId, row.metric), row]));
  }

  find(subject: Subject, metric: Metric): PerformanceRow | undefined {
    return this.rows.get(keyOf(subject.id, metric.code));
  }

  /** The cell of a provider, or of the territory that the providers make up. */
  cell(subject: Subject, metric: Metric, isWhole: boolean): Cell {
    const row = this.find(subject, metric);
    if (!row) return emptyCell;
    if (isWhole && row.outturn === null && !isGivenAsWhole(row)) return unknownCell(row, reasonsId);
    const { use, status } = this.question;
    return use === 'context' ? contextCell(row) : deliveryCell(row, status);
  }

  count(subjects: readonly Subject[], metrics: readonly Metric[]): StatusCount {
    return countStatuses(
      subjects.flatMap((subject) => metrics.flatMap((metric) => this.find(subject, metric) ?? [])),
    );
  }

  subjectHeading(subject: Subject): Heading {
    return {
      text: subjectName(subject),
      href: providerAddress(subject.id, this.question.chosen.text),
    };
  }

  metricHeading(metric: Metric): Heading {
    const { chosen, territory } = this.question;
    return {
      text: `${metric.code} ${metric.shortTitle}`,
      href: metricAddress(metric.code, { period: chosen.text, region: territory.id }),
      detail: unitWords(metric),
    };
  }
}

/** Stated of the whole itself, or counted from the records of all of it. */
function isGivenAsWhole({ basis, outturnSource }: PerformanceRow): boolean {
  return basis === 'counted' || outturnSource !== null;
}

/** The short name, but a region shares that with an area, so it is called what it is. */
export function subjectName({ kind, name, officialName }: Subject): string {
  return kind === 'region' || kind === 'nation' ? officialName : name;
}

/** The unit and which way is better: `%, higher is better`. */
export function unitWords(metric: Metric): string {
  const unit = metric.unitText === '' ? metric.unit : metric.unitText;
  if (metric.use === 'context') return unit;
  return metric.polarity === 'on target'
    ? `${unit}, best on the level`
    : `${unit}, ${metric.polarity} is better`;
}

function keyOf(providerId: string, metric: string): string {
  return `${providerId}|${metric}`;
}
