import type { Metric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { PerformanceRow } from '../performance.ts';
import type { Status } from '../variance.ts';
import { metricAddress, providerAddress } from './addresses.ts';
import { counted } from './comparison-words.ts';
import { type Cell, contextCell, deliveryCell, emptyCell, unknownCell } from './matrix-cell.ts';
import type { MatrixQuestion } from './matrix-question.ts';
import { countStatuses, presentStatuses } from './status-count.ts';

/** A matrix as the page draws it: metrics down by domain, providers across, the territory last. */
export type MatrixTable = {
  id: string;
  title: string;
  summary: string;
  columns: Array<{ text: string; href: string }>;
  totals: Array<{ name: string; counts: Array<{ status: Status; count: number }> }>;
  groups: Array<{ title: string; rows: MatrixRow[] }>;
  /** How many columns there are, the metrics' included. */
  width: number;
};

type MatrixRow = { code: string; title: string; unit: string; href: string; cells: Cell[] };

/** Whom a matrix sets side by side, what one of them is called, and the territory whose values stand last. */
export type Across = {
  id: string;
  title: string;
  one: string;
  subjects: readonly Subject[];
  last?: Subject | undefined;
};

/** Rows by provider and metric. */
export type RowIndex = ReadonlyMap<string, PerformanceRow>;

export function indexRows(rows: readonly PerformanceRow[]): RowIndex {
  return new Map(rows.map((row) => [keyOf(row.providerId, row.metric), row]));
}

/** Where the reasons for missing values of the territory stand on the page. */
export const reasonsId = 'no-value';

/** The matrix of some providers, or undefined when none of the metrics concerns them. */
export function matrixTable(
  question: MatrixQuestion,
  across: Across,
  rows: RowIndex,
): MatrixTable | undefined {
  const { status } = question;
  const concerned = question.metrics.filter((metric) =>
    across.subjects.some(({ id }) => rows.has(keyOf(id, metric.code))),
  );
  const shown = concerned.filter(
    ({ code }) =>
      status === undefined ||
      across.subjects.some(({ id }) => rows.get(keyOf(id, code))?.status === status),
  );
  if (concerned.length === 0) return undefined;
  const columns = [...across.subjects, ...(across.last ? [across.last] : [])];
  return {
    id: across.id,
    title: across.title,
    summary: summarise(across, concerned, rows),
    columns: columns.map((subject) => ({
      text: subjectName(subject),
      href: providerAddress(subject.id, question.chosen.text),
    })),
    totals: question.use === 'context' ? [] : totalsOf(across, concerned, rows),
    groups: question.domains.flatMap(({ code, title }) => {
      const ofDomain = shown.filter(({ domain }) => domain === code);
      if (ofDomain.length === 0) return [];
      return [{ title, rows: ofDomain.map((metric) => matrixRow(question, metric, across, rows)) }];
    }),
    width: columns.length + 1,
  };
}

/** The short name, but a region shares that with an area, so it is called what it is. */
export function subjectName({ kind, name, officialName }: Subject): string {
  return kind === 'region' || kind === 'nation' ? officialName : name;
}

function matrixRow(
  question: MatrixQuestion,
  metric: Metric,
  across: Across,
  rows: RowIndex,
): MatrixRow {
  const cellOf = (subject: Subject): Cell => {
    const row = rows.get(keyOf(subject.id, metric.code));
    if (!row) return emptyCell;
    return question.use === 'context' ? contextCell(row) : deliveryCell(row, question.status);
  };
  const { chosen, territory } = question;
  return {
    code: metric.code,
    title: metric.shortTitle,
    unit: unitWords(metric),
    href: metricAddress(metric.code, { period: chosen.text, region: territory.id }),
    cells: [
      ...across.subjects.map(cellOf),
      ...(across.last ? [lastCell(question, rows.get(keyOf(across.last.id, metric.code)))] : []),
    ],
  };
}

function lastCell({ use, status }: MatrixQuestion, row: PerformanceRow | undefined): Cell {
  if (!row) return emptyCell;
  if (row.outturn === null && !row.outturnSource) return unknownCell(row, reasonsId);
  return use === 'context' ? contextCell(row) : deliveryCell(row, status);
}

function totalsOf(
  { subjects }: Across,
  metrics: readonly Metric[],
  rows: RowIndex,
): MatrixTable['totals'] {
  return subjects.map(({ id, name }) => ({
    name,
    counts: presentStatuses(
      countStatuses(metrics.flatMap(({ code }) => rows.get(keyOf(id, code)) ?? [])),
    ),
  }));
}

function summarise({ subjects, one }: Across, metrics: readonly Metric[], rows: RowIndex): string {
  const count = countStatuses(
    subjects.flatMap(({ id }) => metrics.flatMap(({ code }) => rows.get(keyOf(id, code)) ?? [])),
  );
  const who = `${counted(subjects.length, one)}, ${counted(metrics.length, 'metric')}.`;
  if (count.judged === 0) return who;
  const share = Math.round((count.met / count.judged) * 100);
  return `${who} ${count.met} of ${counted(count.judged, 'level')} with an outturn were met (${share}%), ${count.missed} missed.`;
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
