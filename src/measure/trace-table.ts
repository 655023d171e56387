import type { RecordValue } from '../catalogue/index.ts';
import type { Trace } from './trace.ts';

const ownColumns = [
  'provider',
  'providerId',
  'record',
  'fate',
  'adds',
  'reason',
  'revision',
  'batch',
  'file',
  'recordedBy',
  'recordedAt',
] as const;

/** The columns of a trace's records as a table: what is said of each, then the fields of their type. */
export function traceColumns({ records }: Trace): string[] {
  return [...new Set([...ownColumns, ...Object.keys(records.rows[0]?.fields ?? {})])];
}

/** The records of a trace under those columns; a field never hides what is said of the record. */
export function traceRows({ records }: Trace): Array<Record<string, string | number>> {
  return records.rows.map(({ fields, ...row }) => ({
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cellOf(value)])),
    ...{ provider: row.provider, providerId: row.providerId, record: row.record },
    ...{ fate: records.fate, adds: row.adds ?? '', reason: row.reason ?? '' },
    ...{ revision: row.revision, batch: row.batch, file: row.file },
    ...{ recordedBy: row.recordedBy, recordedAt: row.recordedAt },
  }));
}

function cellOf(value: RecordValue): string | number {
  return typeof value === 'boolean' ? String(value) : (value ?? '');
}
