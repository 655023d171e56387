import { z } from 'zod';
import { reachOf } from '../access/index.ts';
import { type ApiRoute, countField, getRoute, idField, jsonRoute } from '../api/index.ts';
import { GatehouseError } from '../errors.ts';
import { nameOf } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { findLedgerBatch, type LedgerBatch, listLedgerBatches } from './ledger/batch-store.ts';
import { type LedgerFinding, listLedgerFindings } from './ledger/finding-store.ts';
import type { MonthLock } from './ledger/lock-store.ts';
import { monthWords } from './ledger/month.ts';
import { listOwnLocks, lockMonth, unlockMonth } from './ledger/month-locks.ts';
import { withdrawBatch } from './ledger/withdraw-batch.ts';

const most = 1_000;
const idOfBatch = idField({ description: 'The number of the batch.', example: '1' });

const batchSchema = z
  .object({
    batchId: z.number(),
    kind: z.enum(['records', 'withdrawal']),
    recordType: z.string(),
    fileName: z.string(),
    portion: z.number().describe('Which part of its file it is, from 1.'),
    contentHash: z.string(),
    recordedBy: z.string(),
    simulated: z.boolean(),
    committedAt: z.string(),
    added: z.number(),
    revised: z.number(),
    retracted: z.number(),
    unchanged: z.number(),
    withdraws: z.number().nullable().describe('Of a withdrawal: the batch that it takes back.'),
    reason: z.string().nullable(),
    withdrawnIn: z.number().nullable().describe('The withdrawal that took it back.'),
  })
  .meta({
    id: 'RecordBatch',
    description: 'Records that were stored together, or the withdrawal of such a batch.',
  }) satisfies z.ZodType<LedgerBatch>;

const findingSchema = z
  .object({
    batchId: z.number(),
    provider: z.string(),
    providerId: z.string(),
    recordType: z.string(),
    recordKey: z.string(),
    field: z.string(),
    referredType: z.string(),
    referredKey: z.string(),
    stands: z.boolean().describe('Whether it still refers to a record that is not there.'),
  })
  .meta({ id: 'RecordFinding', description: 'A record that refers to one which is not there.' });

function shownFinding({ estate }: Pick<Hub, 'estate'>, finding: LedgerFinding) {
  return { provider: nameOf(estate, finding.providerId), ...finding };
}

const batches = getRoute({
  needs: 'see records',
  path: '/api/records/batches',
  name: 'listRecordBatches',
  room: 'deliver',
  summary: 'What was stored together',
  description:
    'Batches of records and their withdrawals, the latest first; of those alone in which there is a record that one may see.',
  query: {
    offset: countField(
      { description: 'How many to pass over; 0 when left out.' },
      { least: 0, most: 100_000_000 },
    ).optional(),
    limit: countField(
      { description: `How many to give; ${most} when left out.` },
      { least: 1, most },
    ).optional(),
  },
  answer: z.array(batchSchema),
  show: ({ database, caller }, { query: { offset = 0, limit = most } }) =>
    listLedgerBatches(database, reachOf(caller, 'see records'), { offset, limit }),
});

const batch = getRoute({
  needs: 'see records',
  path: '/api/records/batches/:batchId',
  name: 'getRecordBatch',
  room: 'deliver',
  summary: 'One batch of records',
  description: 'With the references in it that led nowhere when it was stored.',
  params: { batchId: idOfBatch },
  answer: z.object({ batch: batchSchema, findings: z.array(findingSchema) }),
  refusals: { 404: 'There is no such batch.' },
  show: async (hub, { params: { batchId } }) => {
    const reach = reachOf(hub.caller, 'see records');
    const found = await findLedgerBatch(hub.database, batchId, reach);
    if (!found) throw unknownBatch(batchId);
    const query = { batchId, limit: most };
    const findings = await listLedgerFindings(hub.database, hub.catalogue.recordTypes, query);
    return { batch: found, findings: findings.map((finding) => shownFinding(hub, finding)) };
  },
});

function unknownBatch(batchId: number): GatehouseError {
  return new GatehouseError(
    'DELIVER_UNKNOWN_BATCH',
    `There is no batch of records with the number ${batchId}. GET /api/records/batches lists them.`,
    { status: 404 },
  );
}

const reason = z
  .string({ error: 'Say why, as text.' })
  .trim()
  .min(1, 'Say why.')
  .max(1_000, 'Write at most 1,000 characters.');
const by = z.string().trim().min(1, 'Say who.').max(200, 'Write at most 200 characters.');

const withdrawing = jsonRoute({
  needs: 'keep records',
  path: '/api/records/batches/:batchId/withdraw',
  name: 'withdrawRecordBatch',
  room: 'deliver',
  summary: 'Take a batch back',
  description: 'What its records said before stands again; those that it brought are taken back.',
  params: { batchId: idOfBatch },
  body: z.strictObject({ reason, by: by.default('API') }),
  answer: z.object({ batchId: z.number(), revised: z.number(), retracted: z.number() }),
  refusals: {
    404: 'There is no such batch.',
    409: 'It is withdrawn already, or records of a locked month would change.',
    415: 'The body is not sent as JSON.',
  },
  receive: (hub, { params }, why) => withdrawBatch(hub, params.batchId, why),
});

const findings = getRoute({
  needs: 'see records',
  path: '/api/records/findings',
  name: 'listRecordFindings',
  room: 'deliver',
  summary: 'References to records that are not there',
  description: `The latest ${most} of them, and whether each still stands.`,
  answer: z.array(findingSchema),
  show: async (hub) => {
    const query = { limit: most };
    const found = await listLedgerFindings(hub.database, hub.catalogue.recordTypes, query);
    return found.map((finding) => shownFinding(hub, finding));
  },
});

const lockSchema = z
  .object({
    month: z.string(),
    providerId: z.string().nullable().describe('null locks the month for all providers.'),
    lockedAt: z.string(),
    lockedBy: z.string(),
    reason: z.string(),
    unlockedAt: z.string().nullable(),
    unlockedBy: z.string().nullable(),
    unlockReason: z.string().nullable(),
  })
  .meta({ id: 'MonthLock', description: 'A month in which no batch may change anything.' });

function shownLock({ month, providerId, ...lock }: MonthLock): z.output<typeof lockSchema> {
  return { month: monthWords(month), providerId: providerId === '' ? null : providerId, ...lock };
}

const locks = getRoute({
  needs: 'see records',
  path: '/api/records/locks',
  name: 'listMonthLocks',
  room: 'deliver',
  summary: 'Locked months',
  description:
    'Those of all providers, and of providers whose records one may see: in force first, then those that were.',
  answer: z.array(lockSchema),
  show: async (hub) => (await listOwnLocks(hub)).map(shownLock),
});

const lockWish = z.strictObject({
  month: z.string({ error: 'Name a month such as Mar 2008.' }).describe('Such as Mar 2008.'),
  provider: z.string().optional().describe('Any name of a provider; all of them when left out.'),
  reason,
  by: by.default('API'),
});
const locked = z.object({ month: z.string(), providerId: z.string().nullable() });

function lockRoute(path: string, name: string, change: typeof lockMonth): ApiRoute {
  const opens = change === unlockMonth;
  return jsonRoute({
    needs: 'lock months',
    ...{ path, name, room: 'deliver', summary: opens ? 'Open a locked month' : 'Lock a month' },
    description: opens
      ? 'Batches may change what happened in it again.'
      : 'No batch may change what happened in it, until it is opened again.',
    body: lockWish,
    answer: locked,
    refusals: {
      404: 'No provider has this name.',
      409: opens ? 'It is not locked.' : 'It is locked already.',
      415: 'The body is not sent as JSON.',
    },
    receive: async (hub, _asked, wish) => {
      const { month, providerId } = await change(hub, wish);
      return { month: monthWords(month), providerId: providerId === '' ? null : providerId };
    },
  });
}

/** `/api/records/batches`, `/api/records/findings`, `/api/records/locks`. */
export const ledgerApi: readonly ApiRoute[] = [
  ...[batches, batch, withdrawing, findings, locks],
  lockRoute('/api/records/locks', 'lockMonth', lockMonth),
  lockRoute('/api/records/locks/open', 'unlockMonth', unlockMonth),
];
