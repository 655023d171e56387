import { address } from '../../web/index.ts';

/** Which table a figure stands in, as its address says it. */
export type FigureKind = 'level' | 'published';

/** The page of one import. */
export function sourceAddress(batchId: number): string {
  return `/sources/${batchId}`;
}

/** The page of one revision of a figure. */
export function figureAddress(kind: FigureKind, revisionId: number): string {
  return `/figures/${kind}/${revisionId}`;
}

export function providerAddress(id: string, period?: string): string {
  return address(`/providers/${encodeURIComponent(id)}`, { period });
}

export function metricAddress(code: string, period?: string): string {
  return address(`/metrics/${encodeURIComponent(code)}`, { period });
}
