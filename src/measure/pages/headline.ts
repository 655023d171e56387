import { type Catalogue, getMetric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { PerformanceRow } from '../performance.ts';
import { amountWords, counted, signedPercent } from './comparison-words.ts';
import { countStatuses } from './status-count.ts';

/** What a subject's rows come to, in sentences: how many levels were met, and the furthest from them either way. */
export function headlines(
  catalogue: Catalogue,
  subject: Subject,
  rows: readonly PerformanceRow[],
): string[] {
  const { met, missed, judged } = countStatuses(rows);
  if (judged === 0) return [];
  const best = furthest(rows, 'met');
  const worst = furthest(rows, 'missed');
  return [
    missed === 0
      ? `${who(subject)} met all ${counted(judged, 'level')} ${judgedAgainst(subject)}.`
      : `${who(subject)} met ${met} of the ${counted(judged, 'level')} ${judgedAgainst(subject)} and missed ${missed}.`,
    ...(best ? [`Furthest beyond its level: ${extremeWords(catalogue, best)}.`] : []),
    ...(worst ? [`Furthest from its level: ${extremeWords(catalogue, worst)}.`] : []),
  ];
}

/** A region shares its name with an area: in a sentence it is called what it is. */
function who({ kind, name, officialName }: Subject): string {
  return kind === 'region' || kind === 'nation' ? `As a whole, ${officialName}` : name;
}

function judgedAgainst({ kind }: Subject): string {
  return kind === 'area' || kind === 'establishment'
    ? 'that it was judged against'
    : 'of the metrics that add up over its providers';
}

function furthest(
  rows: readonly PerformanceRow[],
  status: 'met' | 'missed',
): PerformanceRow | undefined {
  const sign = status === 'met' ? 1 : -1;
  const [first] = rows
    .filter((row) => row.status === status && row.variancePercent !== null && row.variance !== 0)
    .toSorted((one, other) => sign * ((other.variancePercent ?? 0) - (one.variancePercent ?? 0)));
  return first;
}

function extremeWords(catalogue: Catalogue, row: PerformanceRow): string {
  const metric = getMetric(catalogue, row.metric);
  const amount = amountWords(metric, row.variance ?? 0);
  return `${row.metric} ${metric.shortTitle}, ${row.outturnText} against ${row.levelText} (${amount}, ${signedPercent(row.variancePercent)})`;
}
