import { z } from 'zod';
import { reachOf } from '../../access/index.ts';
import { instantWords } from '../../calendar/index.ts';
import { findRecordType, type RecordType } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page, type View } from '../../web/index.ts';
import { findLedgerBatch, type LedgerBatch } from '../ledger/batch-store.ts';
import { listWritten, type Revision } from '../ledger/current-store.ts';
import { type LedgerFinding, listLedgerFindings } from '../ledger/finding-store.ts';
import { providerCell } from './names.ts';
import { findNumber, notThere, numberField } from './numbered.ts';
import { batchAddress, recordAddress, recordTypeAddress } from './record-addresses.ts';
import { fileWords, typeTitle } from './record-batches.ts';
import { referenceTable } from './reference-table.ts';
import { counted, oneLine, type TableView } from './table-view.ts';

const recordsShown = 100;
const findingsShown = 100;

const query = z.object({
  stored: z.enum(['now', 'before', 'withdrawn']).optional().catch(undefined),
});

/** One batch: what it changed, its references that lead nowhere, and the way to take it back. */
export function recordBatchPage(): Page {
  return page({
    needs: 'see records',
    path: '/records/batches/:batchId',
    params: z.object({ batchId: numberField }),
    query,
    show: async ({ hub, params, query: { stored } }) => {
      const batch = await findBatchOfAddress(hub, params.batchId);
      const type = findRecordType(hub.catalogue, batch.recordType);
      const { batchId } = batch;
      const written = type
        ? await listWritten(hub.database, type, { batchId, limit: recordsShown })
        : [];
      const found = type
        ? await listLedgerFindings(hub.database, [type], { batchId, limit: findingsShown })
        : [];
      return batchView(hub, batch, { type, written, found, stored });
    },
  });
}

/** The batch that an address names; throws DELIVER_NOT_THERE. */
export async function findBatchOfAddress(hub: Hub, text: string): Promise<LedgerBatch> {
  const batchId = findNumber(text);
  const reach = reachOf(hub.caller, 'see records');
  const batch =
    batchId === undefined ? undefined : await findLedgerBatch(hub.database, batchId, reach);
  if (batch) return batch;
  throw notThere('There is no batch of records with this number.');
}

type Content = {
  type: RecordType | undefined;
  written: readonly Revision[];
  found: readonly LedgerFinding[];
  stored: z.output<typeof query>['stored'];
};

function batchView(hub: Hub, batch: LedgerBatch, content: Content): View {
  const { type, written, found, stored } = content;
  const { batchId, added, revised, retracted, unchanged } = batch;
  const changed = added + revised + retracted;
  return {
    view: 'deliver/views/record-batch.njk',
    title: `Batch ${batchId}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Records', href: '/records' },
      { text: 'Batches', href: '/records/batches' },
      { text: `Batch ${batchId}` },
    ],
    data: {
      batch: {
        ...batch,
        recorded: instantWords(batch.committedAt),
        file: fileWords(batch),
        records: typeTitle(hub, batch),
        typeHref: type && recordTypeAddress(type.code),
        withdrawHref: `${batchAddress(batchId)}/withdraw`,
        withdrawsHref: batch.withdraws === null ? undefined : batchAddress(batch.withdraws),
        withdrawnHref: batch.withdrawnIn === null ? undefined : batchAddress(batch.withdrawnIn),
      },
      stored,
      counts: [
        ['New', added],
        ['Corrected', revised],
        ['Taken back', retracted],
        ['Known as they stood', unchanged],
      ].map(([key, count]) => ({ key, value: count?.toLocaleString('en-GB') })),
      changed: counted(changed, 'record'),
      some: changed > written.length ? written.length : undefined,
      records: type && writtenTable(hub, type, written),
      findings: { count: found.length, table: referenceTable(hub, found) },
    },
  };
}

function writtenTable(hub: Hub, type: RecordType, written: readonly Revision[]): TableView {
  return {
    ...{ id: 'written', caption: 'What it wrote', captionClasses: 'govuk-visually-hidden' },
    head: [
      { text: 'Record' },
      { text: 'Provider' },
      { text: type.fields.find(({ name }) => name === type.happened)?.title ?? type.happened },
      { text: 'Revision', numeric: true },
      { text: 'State' },
    ],
    rows: written.map(({ providerId, recordKey, revision, retracted, supersededIn, fields }) => [
      { text: recordKey, href: recordAddress(type.code, providerId, recordKey) },
      providerCell(hub, providerId),
      { text: String(fields[type.happened] ?? ''), classes: oneLine },
      { text: String(revision), numeric: true },
      { text: stateWords(retracted, supersededIn) },
    ]),
  };
}

/** Whether a revision takes its record back, and whether it still holds. */
export function stateWords(retracted: boolean, supersededIn: number | null): string {
  const what = retracted ? 'taken back' : 'stated';
  return supersededIn === null ? what : `${what}; superseded by batch ${supersededIn}`;
}
