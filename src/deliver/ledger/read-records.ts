import type { RecordType } from '../../catalogue/index.ts';
import { GatehouseError, type Place } from '../../errors.ts';
import { type Hub, today } from '../../hub.ts';
import { RecordCheck } from './check-record.ts';
import type { LedgerRecord } from './record.ts';
import { readHeadings } from './record-layout.ts';
import type { RecordSource } from './record-source.ts';
import { ProblemCount } from './row-problem.ts';

type Known = Pick<Hub, 'estate' | 'now'>;

/**
 * Reads a file of records to its end and gives each that is sound; whatever is wrong is counted. Throws
 * DELIVER_RECORDS_REFUSED at the end with every problem, and DELIVER_RECORDS_EMPTY where there is nothing.
 */
export async function* readRecords(
  source: RecordSource,
  type: RecordType,
  hub: Known,
  onShare?: (share: number) => void,
): AsyncGenerator<LedgerRecord> {
  const problems = new ProblemCount();
  let check: RecordCheck | undefined;
  let rows = 0;
  for await (const written of source.rows(onShare)) {
    if (!check) {
      const place: Place = { ...source.place, row: written.row };
      const read = readHeadings(written.cells, type, place);
      problems.add(read.problems);
      const known = { type, estate: hub.estate, today: today(hub) };
      check = new RecordCheck(known, read.layout, (row, column) => ({
        ...{ ...source.place, row },
        ...(column !== '' && { column }),
      }));
      continue;
    }
    rows += 1;
    const checked = check.check(written);
    if ('problems' in checked) problems.add(checked.problems);
    else yield checked.record;
  }
  problems.refuseAny(source.name);
  if (rows === 0) throw empty(source.name, type);
}

/** Reads a file to its end without keeping anything, and tells how many records it holds; throws as readRecords. */
export async function countRecords(
  source: RecordSource,
  type: RecordType,
  hub: Known,
  onShare?: (share: number) => void,
): Promise<number> {
  let count = 0;
  for await (const _record of readRecords(source, type, hub, onShare)) count += 1;
  return count;
}

function empty(name: string, { plural }: RecordType): GatehouseError {
  return new GatehouseError(
    'DELIVER_RECORDS_EMPTY',
    `${name} holds no records. The first row names the columns, and each row after it is one record: see the template of ${plural.toLowerCase()}.`,
    { status: 422 },
  );
}
