import { z } from 'zod';
import type { Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import type { LedgerBatch } from '../ledger/batch-store.ts';
import { withdrawBatch } from '../ledger/withdraw-batch.ts';
import { numberField } from './numbered.ts';
import { batchAddress } from './record-addresses.ts';
import { findBatchOfAddress } from './record-batch.ts';
import { fileWords, typeTitle } from './record-batches.ts';
import { counted } from './table-view.ts';

const words = z
  .string()
  .trim()
  .max(1_000, 'write at most 1,000 characters')
  .transform((text) => (text === '' ? undefined : text))
  .optional();

/** Asks whether a batch is to be taken back, and why; then takes it back. */
export function recordWithdrawPage(): Page {
  return page({
    needs: 'keep records',
    path: '/records/batches/:batchId/withdraw',
    params: z.object({ batchId: numberField }),
    body: z.object({ reason: words, by: words }),
    show: async ({ hub, params }) =>
      askView(hub, await findBatchOfAddress(hub, params.batchId), {}),
    submit: async ({ hub, params, body }) => {
      const batch = await findBatchOfAddress(hub, params.batchId);
      const { reason, by = 'records page' } = body;
      if (reason === undefined) return refusedView(askView(hub, batch, { values: body }));
      const { batchId } = await withdrawBatch(hub, batch.batchId, { reason, by });
      return { redirect: `${batchAddress(batchId)}?stored=withdrawn` };
    },
  });
}

function askView(hub: Hub, batch: LedgerBatch, data: Record<string, unknown>): View {
  const { batchId, kind, withdrawnIn, added, revised, retracted } = batch;
  const href = batchAddress(batchId);
  return {
    view: 'deliver/views/record-withdraw.njk',
    title: `Withdraw batch ${batchId}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Records', href: '/records' },
      { text: 'Batches', href: '/records/batches' },
      { text: `Batch ${batchId}`, href },
      { text: 'Withdraw' },
    ],
    data: {
      ...{ href, values: {}, fieldErrors: {} },
      possible: kind === 'records' && withdrawnIn === null,
      records: typeTitle(hub, batch),
      file: fileWords(batch),
      does: doesWords(added, revised + retracted),
      ...data,
    },
  };
}

/** What withdrawing does, as far as no later batch has said more. */
function doesWords(added: number, changed: number): string {
  const words = [
    added === 0 ? '' : `${counted(added, 'new record')} will be taken back`,
    changed === 0
      ? ''
      : `${counted(changed, 'changed record')} will say again what was said before`,
  ].filter((word) => word !== '');
  if (words.length === 0) return 'The batch changed nothing, so nothing will change.';
  return `${words.join(', and ')}. What a later batch has said stays as it is.`;
}

function refusedView(view: View): View {
  const message = 'Say why the batch is withdrawn';
  const problems: Problem[] = [{ message, place: { path: 'reason' } }];
  return {
    ...view,
    problems,
    status: 422,
    data: { ...view.data, fieldErrors: { reason: message } },
  };
}
