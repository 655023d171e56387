import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ApiRoute, getRoute, jsonRoute, textField } from '../api/index.ts';
import { getRecordType, type RecordType, recordedTypes } from '../catalogue/index.ts';
import { GatehouseError } from '../errors.ts';
import { getSubject, subjectKinds } from '../estate/index.ts';
import { hashRecords, portionSize } from './ledger/import-records.ts';
import { readRecordObjects } from './ledger/read-objects.ts';
import type { LedgerRecord } from './ledger/record.ts';
import { recordSchema } from './ledger/record-schema.ts';
import { seeRecord } from './ledger/see-record.ts';
import { storeRecords } from './ledger/store-records.ts';
import { columnNotes } from './ledger/template.ts';
import { recorderOf } from './recorder.ts';

const typeField = textField({ description: 'The code of a record type.', example: 'drug-test' });

const typeRow = z
  .object({
    code: z.string(),
    title: z.string(),
    plural: z.string(),
    about: z.string(),
    providers: z.array(z.enum(subjectKinds)).describe('The kinds of provider that record them.'),
    happened: z.string().describe('The field that says when it happened.'),
    source: z.string(),
  })
  .meta({ id: 'RecordType', description: 'A kind of thing that is recorded.' });

function shownType({ code, title, plural, about, ...rest }: RecordType): z.output<typeof typeRow> {
  const { providers, happened, source } = rest;
  return { code, title, plural, about: about.trim(), providers: [...providers], happened, source };
}

const types = getRoute({
  needs: 'see published',
  path: '/api/records/types',
  name: 'listRecordTypes',
  room: 'deliver',
  summary: 'What is recorded',
  description: 'Every record type, as the definitions declare it.',
  answer: z.array(typeRow),
  show: ({ catalogue }) => recordedTypes(catalogue).map(shownType),
});

const column = z
  .object({
    heading: z.string(),
    title: z.string(),
    needed: z.enum(['yes', 'no']),
    takes: z.string().describe('What may stand there, in words.'),
    example: z.string(),
    note: z.string(),
  })
  .meta({ id: 'RecordColumn', description: 'What a column of a file, or a name, is for.' });

const type = getRoute({
  needs: 'see published',
  path: '/api/records/types/:type',
  name: 'getRecordType',
  room: 'deliver',
  summary: 'One record type with its fields',
  description: 'The columns of its files, and the JSON schema of a record as the API takes it.',
  params: { type: typeField },
  answer: z.object({
    type: typeRow,
    columns: z.array(column),
    schema: z.record(z.string(), z.unknown()).describe('JSON schema of one record.'),
  }),
  refusals: { 404: 'There is no such record type; the message names the nearest.' },
  show: ({ catalogue, estate }, { params }) => {
    const found = getRecordType(catalogue, params.type);
    const columns = columnNotes(found, estate);
    return { type: shownType(found), columns, schema: recordSchema(found) };
  },
});

const value = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'A value is a text, a number, true, false or null.',
});
const objects = z
  .array(z.record(z.string(), value), { error: 'Send a list of records.' })
  .min(1, 'Send at least one record.')
  .max(portionSize, `Send at most ${portionSize} records at once.`)
  .describe('Records: provider, record (the reference), retract, revision, and the fields.');

const storing = jsonRoute({
  needs: 'keep records',
  path: '/api/records/:type',
  name: 'storeRecords',
  room: 'deliver',
  summary: 'Store records',
  description:
    'All of them or none. A record that says something else than before becomes a new revision; one that says the ' +
    'same is left alone. Give the revision that you have seen, and a record that somebody changed meanwhile is refused.',
  params: { type: typeField },
  query: {
    by: textField({
      description: 'Who states them; API when left out.',
      example: 'HMP Stafford',
    }).optional(),
  },
  body: objects,
  answer: z.object({
    batchId: z.number(),
    alreadyStored: z.boolean().describe('True when this very request had been stored before.'),
    added: z.number(),
    revised: z.number(),
    retracted: z.number(),
    unchanged: z.number(),
  }),
  refusals: {
    404: 'There is no such record type; the message names the nearest.',
    409: 'Records have changed since they were read, or belong to a locked month: each is named.',
    413: 'The body is larger than 16 MB.',
    415: 'The body is not sent as JSON.',
    422: 'Records hold mistakes: every problem with its place, and nothing was stored.',
  },
  receive: async (hub, { params, query: { by = 'API' } }, body) => {
    const found = getRecordType(hub.catalogue, params.type);
    const rows = readRecordObjects(body, found, hub);
    const contentHash = hashRequest(found, rows);
    return storeRecords(hub, {
      ...{
        type: found,
        rows,
        fileName: 'API',
        portion: 1,
        contentHash,
        recordedBy: recorderOf(hub, by),
      },
    });
  },
});

/**
 * Sent twice, a request is stored once, where each record names the revision that it follows. Without that, the
 * same words may be said again later and mean it.
 */
function hashRequest(found: RecordType, rows: readonly LedgerRecord[]): string {
  const follows = rows.every(({ expectedRevision }) => expectedRevision !== undefined);
  return follows ? hashRecords({ type: found, rows }) : randomUUID();
}

const revision = z
  .object({
    revision: z.number(),
    batchId: z.number().describe('The batch that wrote it.'),
    statedIn: z.number().describe('The batch whose content it is.'),
    supersededIn: z
      .number()
      .nullable()
      .describe('The batch that superseded it; null when current.'),
    retracted: z.boolean(),
    fields: z.record(z.string(), value),
  })
  .meta({ id: 'RecordRevision', description: 'What a record said from one batch to another.' });

const revisions = getRoute({
  needs: 'see records',
  path: '/api/records/:type/:provider/:record',
  name: 'getRecord',
  room: 'deliver',
  summary: 'One record with all its revisions',
  description: 'The latest first. Nothing that a record ever said is lost.',
  params: {
    type: typeField,
    provider: textField({ description: 'Any name of the provider.', example: 'Stafford' }),
    record: textField({ description: 'The reference of the record.', example: 'T-1' }),
  },
  answer: z.object({
    providerId: z.string(),
    record: z.string(),
    revisions: z.array(revision),
  }),
  refusals: { 404: 'There is no such record.' },
  cached: false,
  show: async (hub, { params }) => {
    const found = getRecordType(hub.catalogue, params.type);
    const { id: providerId, name } = getSubject(hub.estate, params.provider);
    const key = { providerId, recordKey: params.record };
    const kept = await seeRecord(hub, found, key);
    if (kept.length > 0) return { providerId, record: params.record, revisions: kept };
    const message = `${name} has no record ${params.record} among its ${found.plural.toLowerCase()}.`;
    throw new GatehouseError('DELIVER_NO_SUCH_RECORD', message, { status: 404 });
  },
});

/** `/api/records/types`, `/api/records/{type}`. */
export const recordApi: readonly ApiRoute[] = [types, type, storing, revisions];
