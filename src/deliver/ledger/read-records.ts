import type { RecordType } from '../../catalogue/index.ts';
import { GatehouseError, type Place } from '../../errors.ts';
import { type Hub, today } from '../../hub.ts';
import { mayKeepFor } from '../recorder.ts';
import { RecordCheck, type WrittenRow } from './check-record.ts';
import type { LedgerRecord } from './record.ts';
import { readHeadings } from './record-layout.ts';
import type { RecordSource } from './record-source.ts';
import { ProblemCount } from './row-problem.ts';

type Known = Pick<Hub, 'estate' | 'now' | 'caller'>;

/**
 * Reads a file of records to its end and gives those that are sound, many at a time; whatever is wrong is
 * counted. Throws DELIVER_RECORDS_REFUSED at the end with every problem, and DELIVER_RECORDS_EMPTY where there
 * is nothing.
 */
export async function* readRecords(
  source: RecordSource,
  type: RecordType,
  hub: Known,
  onShare?: (share: number) => void,
): AsyncGenerator<LedgerRecord[]> {
  const problems = new ProblemCount();
  let check: RecordCheck | undefined;
  let rows = 0;
  for await (const written of source.rows(onShare)) {
    check ??= checkOf(written.shift(), { source, type, hub, problems });
    if (!check) continue;
    rows += written.length;
    const records: LedgerRecord[] = [];
    for (const row of written) {
      const checked = check.check(row);
      if ('problems' in checked) problems.add(checked.problems);
      else records.push(checked.record);
    }
    yield records;
  }
  problems.refuseAny(source.name);
  if (rows === 0) throw empty(source.name, type);
}

type Reading = { source: RecordSource; type: RecordType; hub: Known; problems: ProblemCount };

/** What checks the rows under these headings. */
function checkOf(
  headings: WrittenRow | undefined,
  { source, type, hub, problems }: Reading,
): RecordCheck | undefined {
  if (!headings) return undefined;
  const place: Place = { ...source.place, row: headings.row };
  const read = readHeadings(headings.cells, type, place);
  problems.add(read.problems);
  const known = { type, estate: hub.estate, today: today(hub), mayKeep: mayKeepFor(hub) };
  return new RecordCheck(known, read.layout, (row, column) => ({
    ...{ ...source.place, row },
    ...(column !== '' && { column }),
  }));
}

/** Reads a file to its end without keeping anything, and tells how many records it holds; throws as readRecords. */
export async function countRecords(
  source: RecordSource,
  type: RecordType,
  hub: Known,
  onShare?: (share: number) => void,
): Promise<number> {
  let count = 0;
  for await (const records of readRecords(source, type, hub, onShare)) count += records.length;
  return count;
}

function empty(name: string, { plural }: RecordType): GatehouseError {
  return new GatehouseError(
    'DELIVER_RECORDS_EMPTY',
    `${name} holds no records. The first row names the columns, and each row after it is one record: see the template of ${plural.toLowerCase()}.`,
    { status: 422 },
  );
}
