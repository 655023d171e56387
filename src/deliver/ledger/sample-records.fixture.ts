/** For tests: record types that need no definitions, and batches of them. */
import { createHash } from 'node:crypto';
import type { Field, RecordType } from '../../catalogue/index.ts';
import type { Hub, LedgerFollower } from '../../hub.ts';
import type { LedgerRecord, RecordBatch } from './record.ts';
import { syncRecordTables } from './record-table-store.ts';

type GivenField = Pick<Field, 'name' | 'kind'> & Partial<Field>;

/** A field with what a test does not care about filled in. */
export function sampleField(given: GivenField): Field {
  return { title: given.name, required: false, choices: [], ...given };
}

/** A record type with what a test does not care about filled in. */
export function sampleType(
  code: string,
  fields: readonly GivenField[],
  changes: Partial<RecordType> = {},
): RecordType {
  return {
    ...{ code, title: code, plural: `${code}s`, about: 'For a test.', source: 'a test' },
    ...{ providers: ['establishment', 'area'], happened: fields[0]?.name ?? '' },
    fields: fields.map(sampleField),
    ...changes,
  };
}

const outcomes = [
  { code: 'finished', title: 'Finished' },
  { code: 'left-early', title: 'Left early' },
];

/** A place on a programme: a field of every kind but a reference. */
export const placeType = sampleType('sample-place', [
  { name: 'started_on', kind: 'date', required: true },
  { name: 'ended_on', kind: 'date', notBefore: 'started_on' },
  { name: 'outcome', kind: 'choice', choices: outcomes },
  { name: 'priority', kind: 'flag' },
  { name: 'sessions', kind: 'whole', min: 0, max: 99 },
  { name: 'hours', kind: 'number', min: 0 },
  { name: 'person', kind: 'person' },
  { name: 'case_number', kind: 'code' },
]);

/** A review of such a place, which it refers to. */
export const reviewType = sampleType('sample-review', [
  { name: 'reviewed_on', kind: 'date', required: true },
  { name: 'place', kind: 'reference', to: placeType.code },
]);

/** The hub with the two sample types and their tables; followers as given. */
export async function openLedgerHub(
  hub: Hub,
  followers: readonly LedgerFollower[] = [],
): Promise<Hub> {
  const catalogue = { ...hub.catalogue, recordTypes: [placeType, reviewType] };
  await hub.database.transaction((session) => syncRecordTables(session, catalogue));
  return { ...hub, catalogue, followers };
}

/** A place record at Stafford. */
export function samplePlace(
  recordKey: string,
  fields: LedgerRecord['fields'] = {},
  changes: Partial<LedgerRecord> = {},
): LedgerRecord {
  return {
    providerId: 'stafford',
    recordKey,
    fields: { started_on: '2008-01-15', ...fields },
    ...changes,
  };
}

/** A batch of records of the sample place. */
export function placeBatch(
  rows: readonly LedgerRecord[],
  changes: Partial<RecordBatch> = {},
): RecordBatch {
  const contentHash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  return {
    ...{ type: placeType, rows, fileName: 'places.csv', portion: 1, contentHash },
    ...{ recordedBy: 'test', ...changes },
  };
}
