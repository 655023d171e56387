import { printPeriod } from '../calendar/index.ts';
import type { Change } from '../commission/index.ts';
import { nameOf } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import type { Preview } from './actions.ts';
import type { Layout, Proposal, QualityFinding } from './proposal.ts';

/** One figure that an import changes: a level, or a figure that was published. */
export type ReportedChange = {
  kind: 'level' | 'figure';
  provider: string;
  providerId: string;
  metric: string;
  period: string;
  /** As it was stated before; null when it is new. */
  before: string | null;
  after: string;
};

/** What an import did or, on a dry run, would do; `batchId` is null when nothing was stored. */
export type ImportReport = {
  file: string;
  layout: Layout;
  dryRun: boolean;
  batchId: number | null;
  added: number;
  revised: number;
  unchanged: number;
  /** The first of what changes. */
  changes: ReportedChange[];
  findings: QualityFinding[];
  notices: string[];
};

/** The report of an import from how it compared and what came of it. */
export function reportImport(
  hub: Pick<Hub, 'estate'>,
  proposal: Proposal,
  { levels, published }: Preview,
  outcome: { dryRun: boolean; batchId: number | null },
): ImportReport {
  const report = (kind: ReportedChange['kind']) => (change: Change) =>
    reportChange(hub, kind, change);
  return {
    file: proposal.fileName,
    layout: proposal.layout,
    ...outcome,
    added: levels.added + published.added,
    revised: levels.revised + published.revised,
    unchanged: levels.unchanged + published.unchanged,
    changes: [...levels.changes.map(report('level')), ...published.changes.map(report('figure'))],
    findings: proposal.findings,
    notices: proposal.notices,
  };
}

function reportChange(
  hub: Pick<Hub, 'estate'>,
  kind: ReportedChange['kind'],
  { figure, before }: Change,
): ReportedChange {
  const { providerId, metric, period, stated } = figure;
  return {
    kind,
    provider: nameOf(hub.estate, providerId),
    providerId,
    metric,
    period: printPeriod(period),
    before,
    after: stated.text || (stated.nothing ?? ''),
  };
}
