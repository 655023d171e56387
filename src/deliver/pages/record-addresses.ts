/** The page of a record type. */
export function recordTypeAddress(code: string): string {
  return `/records/${encodeURIComponent(code)}`;
}

/** The page of one record, with its revisions. */
export function recordAddress(code: string, providerId: string, recordKey: string): string {
  return `/records/${[code, providerId, recordKey].map(encodeURIComponent).join('/')}`;
}

/** The page of one batch of records. */
export function batchAddress(batchId: number): string {
  return `/records/batches/${batchId}`;
}
