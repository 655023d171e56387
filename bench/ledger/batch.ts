import { z } from 'zod';
import { restore } from '../../src/database/sql.ts';
import type { LedgerRecord } from '../../src/deliver/index.ts';
import type { Hub } from '../../src/hub.ts';
import { type Generated, generatedRecords } from './generated.ts';

export const batchSize = 10_000;

const generatedRow = z
  .object({ record_key: z.string(), provider_id: z.string() })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** The records that come after the history and so many batches. */
export async function generatedBatch(
  hub: Hub,
  history: Generated,
  serial: number,
): Promise<LedgerRecord[]> {
  const first = history.size + serial * batchSize + 1;
  const select = generatedRecords(history, { first, last: first + batchSize - 1 });
  const rows = await hub.database.rows(generatedRow, restore(select, []));
  return rows.map(({ record_key: recordKey, provider_id: providerId, ...fields }) => ({
    ...{ providerId, recordKey, fields },
  }));
}

/** The same records with another tally to count in: every one of them is a correction. */
export function corrected(records: readonly LedgerRecord[]): LedgerRecord[] {
  return records.map((record) => ({
    ...record,
    fields: { ...record.fields, priority: record.fields.priority !== true },
  }));
}

/** The records as the CSV file that somebody would send. */
export function csvOf({ type }: Generated, records: readonly LedgerRecord[]): Buffer {
  const names = type.fields.map(({ name }) => name);
  const lines = records.map(({ providerId, recordKey, fields }) =>
    [providerId, recordKey, ...names.map((name) => fields[name] ?? '')].join(','),
  );
  return Buffer.from(`${['provider', 'record', ...names].join(',')}\n${lines.join('\n')}\n`);
}
