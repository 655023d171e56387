/** Which table a figure stands in, as its address says it. */
export type FigureKind = 'level' | 'published';

/** An address with what is set of a query; blanks are left out. */
export function address(path: string, query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.append(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

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
