import { z } from 'zod';
import {
  type Field,
  getRecordType,
  type RecordType,
  type RecordValue,
} from '../../catalogue/index.ts';
import { findProvider } from '../../estate/index.ts';
import { type Page, page } from '../../web/index.ts';
import type { Revision } from '../ledger/current-store.ts';
import { seeRecord } from '../ledger/see-record.ts';
import { notThere } from './numbered.ts';
import { batchAddress, recordTypeAddress } from './record-addresses.ts';
import { stateWords } from './record-batch.ts';
import type { TableView } from './table-view.ts';

/** One record: what it says now, and everything that it ever said. */
export function recordPage(): Page {
  return page({
    needs: 'see records',
    path: '/records/:type/:provider/:record',
    params: z.object({ type: z.string(), provider: z.string(), record: z.string() }),
    cached: false,
    show: async ({ hub, params: { type: code, provider: providerId, record: recordKey } }) => {
      const type = getRecordType(hub.catalogue, code);
      const provider = findProvider(hub.estate, providerId);
      const revisions = await seeRecord(hub, type, { providerId, recordKey });
      const [latest] = revisions;
      if (!latest) throw notThere('There is no such record.');
      return {
        view: 'deliver/views/record.njk',
        title: `${type.title} ${recordKey}`,
        breadcrumbs: [
          { text: 'Home', href: '/' },
          { text: 'Records', href: '/records' },
          { text: type.plural, href: recordTypeAddress(type.code) },
          { text: recordKey },
        ],
        data: {
          type,
          recordKey,
          provider: { name: provider?.name ?? providerId, href: `/providers/${providerId}` },
          simulated: provider?.simulated ?? false,
          retracted: latest.retracted,
          says: type.fields.map((field) => ({
            key: field.title,
            value: valueWords(field, latest.fields[field.name] ?? null),
          })),
          revisions: revisionsTable(type, revisions),
        },
      };
    },
  });
}

/** A column a revision would be too wide: each revision has a row for each field that it changed. */
function revisionsTable(type: RecordType, revisions: readonly Revision[]): TableView {
  return {
    ...{ id: 'revisions', caption: 'What it said, the latest first' },
    captionClasses: 'govuk-visually-hidden',
    firstColumn: 'plain',
    head: [{ text: 'Revision' }, { text: 'Field' }, { text: 'Says' }, { text: 'Said before' }],
    rows: revisions.flatMap((revision, index) => {
      const before = revisions[index + 1];
      return changesOf(type, revision, before).map(({ title, now, earlier }, place) => [
        place === 0
          ? {
              text: `${revision.revision}, in batch ${revision.batchId}`,
              href: batchAddress(revision.batchId),
              detail: stateWords(revision.retracted, revision.supersededIn),
            }
          : { text: '' },
        { text: title },
        { text: now },
        { text: earlier },
      ]);
    }),
  };
}

type Change = { title: string; now: string; earlier: string };

function changesOf(type: RecordType, now: Revision, before: Revision | undefined): Change[] {
  const changed = type.fields.flatMap((field): Change[] => {
    const { name, title } = field;
    const [value = null, old = null] = [now.fields[name], before?.fields[name]];
    if (before ? value === old : value === null) return [];
    return [
      { title, now: valueWords(field, value), earlier: before ? valueWords(field, old) : '' },
    ];
  });
  if (changed.length > 0) return changed;
  return [{ title: now.retracted ? 'Taken back' : 'Stated again', now: '', earlier: '' }];
}

function valueWords({ choices }: Field, value: RecordValue): string {
  if (value === null) return 'not stated';
  const choice = choices.find(({ code }) => code === value);
  if (choice) return choice.title;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
