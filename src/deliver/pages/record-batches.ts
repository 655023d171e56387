import { z } from 'zod';
import { reachOf } from '../../access/index.ts';
import { instantWords } from '../../calendar/index.ts';
import { findRecordType } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { address, type Page, page } from '../../web/index.ts';
import { countLedgerBatches, type LedgerBatch, listLedgerBatches } from '../ledger/batch-store.ts';
import { pageField, portionOf } from './portion.ts';
import { batchAddress } from './record-addresses.ts';
import { counted, type TableView } from './table-view.ts';

const path = '/records/batches';
const batchesAtATime = 50;

/** What was stored together, and what was taken back. */
export function recordBatchesPage(): Page {
  return page({
    needs: 'see records',
    path,
    query: z.object({
      page: pageField,
      stored: z.coerce.number().int().min(1).optional().catch(undefined),
    }),
    show: async ({ hub, query }) => {
      const reach = reachOf(hub.caller, 'see records');
      const total = await countLedgerBatches(hub.database, reach);
      const hrefOf = (number: number) => address(path, { page: number });
      const portion = portionOf({ page: query.page, size: batchesAtATime }, total, hrefOf);
      const batches = await listLedgerBatches(hub.database, reach, portion);
      return {
        view: 'deliver/views/record-batches.njk',
        title: 'Batches of records',
        breadcrumbs: [
          { text: 'Home', href: '/' },
          { text: 'Records', href: '/records' },
          { text: 'Batches' },
        ],
        data: {
          total,
          count: counted(total, 'batch', 'batches'),
          stored: query.stored && counted(query.stored, 'batch', 'batches'),
          table: batchesTable(hub, batches),
          portion,
        },
      };
    },
  });
}

function batchesTable(hub: Hub, batches: readonly LedgerBatch[]): TableView {
  const print = (count: number) => ({ text: count.toLocaleString('en-GB'), numeric: true });
  return {
    ...{ id: 'batches', caption: 'Batches, the latest first' },
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Batch' },
      { text: 'Records' },
      { text: 'Recorded' },
      { text: 'New', numeric: true },
      { text: 'Corrected', numeric: true },
      { text: 'Taken back', numeric: true },
      { text: 'Unchanged', numeric: true },
    ],
    rows: batches.map((batch) => [
      { text: `Batch ${batch.batchId}`, href: batchAddress(batch.batchId), detail: stateOf(batch) },
      { text: typeTitle(hub, batch), detail: fileWords(batch) },
      { text: instantWords(batch.committedAt), detail: `by ${batch.recordedBy}` },
      ...[batch.added, batch.revised, batch.retracted, batch.unchanged].map(print),
    ]),
  };
}

/** The records of a batch by the title of their type. */
export function typeTitle({ catalogue }: Pick<Hub, 'catalogue'>, { recordType }: LedgerBatch) {
  return findRecordType(catalogue, recordType)?.plural ?? recordType;
}

/** The file of a batch, and which part of it the batch is. */
export function fileWords({ fileName, portion }: LedgerBatch): string {
  return portion === 1 ? fileName : `${fileName}, part ${portion}`;
}

function stateOf({ withdraws, withdrawnIn, simulated }: LedgerBatch): string {
  const words = [
    withdraws === null ? '' : `withdraws batch ${withdraws}`,
    withdrawnIn === null ? '' : `withdrawn by batch ${withdrawnIn}`,
    simulated ? 'simulated' : '',
  ];
  return words.filter((word) => word !== '').join(', ');
}
