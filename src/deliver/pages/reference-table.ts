import { findRecordType } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import type { LedgerFinding } from '../ledger/finding-store.ts';
import { providerCell } from './names.ts';
import { batchAddress, recordAddress } from './record-addresses.ts';
import type { TableView } from './table-view.ts';

/** References that led nowhere, and whether they still do. */
export function referenceTable(hub: Hub, findings: readonly LedgerFinding[]): TableView {
  const title = (code: string) => findRecordType(hub.catalogue, code)?.title ?? code;
  return {
    ...{ id: 'references', caption: 'References that led nowhere' },
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Record' },
      { text: 'Provider' },
      { text: 'Refers to' },
      { text: 'Now' },
      { text: 'Stored' },
    ],
    rows: findings.map((one) => [
      {
        text: one.recordKey,
        href: recordAddress(one.recordType, one.providerId, one.recordKey),
        detail: title(one.recordType),
      },
      providerCell(hub, one.providerId),
      { text: one.referredKey, detail: title(one.referredType) },
      { text: one.stands ? 'still not there' : 'settled' },
      { text: `Batch ${one.batchId}`, href: batchAddress(one.batchId) },
    ]),
  };
}
