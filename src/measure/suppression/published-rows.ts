import type { Period } from '../../calendar/index.ts';
import { getMetric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import type { PerformanceRow } from '../performance.ts';
import { countedIn } from '../select.ts';
import { type HiddenFigures, readHiddenFigures } from './hidden-figures.ts';
import { suppressionNote } from './suppression-words.ts';

/** Rows as they may be published, and the rule in words; null where none of them was counted. */
export type PublishedRows = { rows: PerformanceRow[]; note: string | null };

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/**
 * Rows of a financial year as they may be published, whoever asks: counted figures that are small are suppressed, and
 * as many others as it takes. What a source has printed already stays. Throws MEASURE_NO_SUPPRESSION_RULE.
 */
export async function publishRows(
  hub: Known,
  rows: readonly PerformanceRow[],
  asked: { beside: Pick<Subject, 'id'>; period: Period },
): Promise<PublishedRows> {
  if (rows.every(({ basis }) => basis !== 'counted')) return { rows: [...rows], note: null };
  const hidden = await readHiddenFigures(hub, asked);
  const note = suppressionNote(hidden.rule);
  return { rows: rows.map((row) => publishedRow(hub, row, { ...asked, hidden, note })), note };
}

type Publishing = { hidden: HiddenFigures; period: Period; note: string };

function publishedRow(
  { estate, catalogue }: Known,
  row: PerformanceRow,
  { hidden, period, note }: Publishing,
): PerformanceRow {
  const subject = subjectOf(row);
  const metric = getMetric(catalogue, row.metric);
  const isSum = row.basis === null && row.outturn !== null;
  const tells =
    row.basis === 'counted'
      ? hidden.hidesFigure(subject, metric)
      : isSum && countedIn(estate, subject, period).some((one) => hidden.hidesFigure(one, metric));
  if (tells) return suppressedRow(row, note);
  // The year before is of another publication, and a place in an order tells of those who are hidden.
  const counted = row.basis === 'counted' ? withoutBefore : {};
  return { ...row, ...counted, ...(hidden.hidesAny(metric) ? withoutRank : {}) };
}

function subjectOf({ providerKind, providerId, provider }: PerformanceRow): Subject {
  return { kind: providerKind, id: providerId, name: provider, officialName: provider };
}

const withoutBefore = { previousPeriod: null, previous: null, change: null } as const;
const withoutRank = { rank: null, rankOf: null, rankGroup: null } as const;

/** A row of which the level alone is told: how it stands to the level would tell of the outturn. */
export function suppressedRow(row: PerformanceRow, note: string): PerformanceRow {
  return {
    ...row,
    ...withoutBefore,
    ...withoutRank,
    ...{ outturn: null, outturnText: 'suppressed', nothing: 'suppressed', explanation: note },
    ...{ numerator: null, denominator: null, madeOf: null, outturnSource: null },
    ...{ variance: null, variancePercent: null, status: 'no outturn' },
  };
}
