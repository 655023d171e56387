import type { Metric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { Status } from '../variance.ts';
import { counted } from './comparison-words.ts';
import type { Cell } from './matrix-cell.ts';
import type { Grid, Heading } from './matrix-grid.ts';
import { presentStatuses, type StatusCount } from './status-count.ts';

/** A matrix as the page draws it. */
export type MatrixTable = {
  id: string;
  title: string;
  summary: string;
  /** What stands in the first column. */
  corner: string;
  columns: Heading[];
  totals: Array<Array<{ status: Status; count: number }>>;
  groups: Array<{ title: string; rows: Array<{ heading: Heading; cells: Cell[] }> }>;
};

/** Whom a matrix sets side by side, what one of them is called, and the territory whose values stand last. */
export type Across = {
  id: string;
  title: string;
  one: string;
  subjects: readonly Subject[];
  last?: Subject | undefined;
};

/** Beyond so many, providers stand below one another: nobody reads across a hundred columns. */
const mostAcross = 24;

/** The matrix of some providers and metrics, or undefined when none of the metrics concerns them. */
export function matrixTable(
  grid: Grid,
  across: Across,
  metrics: readonly Metric[],
): MatrixTable | undefined {
  const { subjects, id, title } = across;
  const { status } = grid.question;
  const concerned = metrics.filter((metric) =>
    subjects.some((subject) => grid.find(subject, metric)),
  );
  if (concerned.length === 0) return undefined;
  const shown = concerned.filter(
    (metric) =>
      status === undefined ||
      subjects.some((subject) => grid.find(subject, metric)?.status === status),
  );
  const layout = subjects.length > mostAcross ? providersDown : metricsDown;
  return {
    id,
    title,
    summary: summarise(across, concerned, grid.count(subjects, concerned)),
    ...layout(grid, across, shown, concerned),
  };
}

type Layout = Omit<MatrixTable, 'id' | 'title' | 'summary'>;

/** Metrics down by domain, providers across, the territory last. */
function metricsDown(
  grid: Grid,
  { subjects, last }: Across,
  shown: readonly Metric[],
  concerned: readonly Metric[],
): Layout {
  const { use, domains } = grid.question;
  const columns = [...subjects, ...(last ? [last] : [])];
  const rowOf = (metric: Metric) => ({
    heading: grid.metricHeading(metric),
    cells: columns.map((subject) => grid.cell(subject, metric, subject === last)),
  });
  return {
    corner: 'Metric',
    columns: columns.map((subject) => grid.subjectHeading(subject)),
    totals:
      use === 'context'
        ? []
        : subjects.map((subject) => presentStatuses(grid.count([subject], concerned))),
    groups: domains
      .map(({ code, title }) => ({
        title,
        rows: shown.filter(({ domain }) => domain === code).map(rowOf),
      }))
      .filter(({ rows }) => rows.length > 0),
  };
}

/** Providers down, metrics across, the territory at the foot. */
function providersDown(
  grid: Grid,
  { subjects, last }: Across,
  shown: readonly Metric[],
  concerned: readonly Metric[],
): Layout {
  const rowOf = (subject: Subject) => ({
    heading: {
      ...grid.subjectHeading(subject),
      ...(subject !== last && { detail: countWords(grid.count([subject], concerned)) }),
    },
    cells: shown.map((metric) => grid.cell(subject, metric, subject === last)),
  });
  const rows = shown.length === 0 ? [] : [...subjects, ...(last ? [last] : [])].map(rowOf);
  return {
    corner: 'Provider',
    columns: shown.map((metric) => grid.metricHeading(metric)),
    totals: [],
    groups: rows.length === 0 ? [] : [{ title: '', rows }],
  };
}

function countWords({ met, missed, judged }: StatusCount): string {
  return judged === 0 ? '' : `${met} met, ${missed} missed`;
}

function summarise({ subjects, one }: Across, metrics: readonly Metric[], count: StatusCount) {
  const { met, missed, judged } = count;
  const who = `${counted(subjects.length, one)}, ${counted(metrics.length, 'metric')}.`;
  if (judged === 0) return who;
  const share = Math.round((met / judged) * 100);
  return `${who} ${met} of ${counted(judged, 'level')} with an outturn were met (${share}%), ${missed} missed.`;
}
