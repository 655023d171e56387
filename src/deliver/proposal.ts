import type { StatedFigure } from '../commission/index.ts';

/** Something in a source that does not agree with itself, with both figures. */
export type QualityFinding = {
  rule: string;
  providerId: string;
  metric: string | null;
  period: string;
  place: { sheet: string | null; row: number | null; column: string | null };
  stated: string;
  computed: string;
  difference: number | null;
  explanation: string;
};

/** A finding with the file that it is about and, where it is one figure's, the revision that states it. */
export type FiledFinding = QualityFinding & {
  batchId: number;
  fileName: string;
  revisionId: number | null;
};

export type Layout = 'long' | 'wide' | 'bulletin';

/** What a file would store, checked and complete; nothing of it is stored yet. */
export type Proposal = {
  fileName: string;
  contentHash: string;
  layout: Layout;
  levels: StatedFigure[];
  published: StatedFigure[];
  findings: QualityFinding[];
  /** What the reader took for granted, for the person who sent the file. */
  notices: string[];
};
