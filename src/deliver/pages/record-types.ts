import { instantWords } from '../../calendar/index.ts';
import { type RecordType, recordedTypes } from '../../catalogue/index.ts';
import type { SubjectKind } from '../../estate/index.ts';
import { type Page, page } from '../../web/index.ts';
import { lastStored } from '../ledger/batch-store.ts';
import { recordTypeAddress } from './record-addresses.ts';
import type { TableView } from './table-view.ts';

const groups: ReadonlyArray<{ id: string; title: string; kinds: readonly SubjectKind[] }> = [
  { id: 'establishments', title: 'Recorded by establishments', kinds: ['establishment'] },
  { id: 'areas', title: 'Recorded by probation areas', kinds: ['area'] },
  { id: 'both', title: 'Recorded by both', kinds: ['area', 'establishment'] },
];

/** What is recorded, by who records it. */
export function recordTypesPage(): Page {
  return page({
    needs: 'see published',
    path: '/records',
    show: async ({ hub }) => {
      const last = await lastStored(hub.database);
      const recordTypes = recordedTypes(hub.catalogue);
      const tables = groups.map(({ id, title, kinds }) => ({
        title,
        table: typesTable(id, title, recordTypes.filter(recordedBy(kinds)), last),
      }));
      return {
        view: 'deliver/views/record-types.njk',
        title: 'Records',
        breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Records' }],
        data: { tables: tables.filter(({ table }) => table.rows.length > 0) },
      };
    },
  });
}

function recordedBy(kinds: readonly SubjectKind[]): (type: RecordType) => boolean {
  return ({ providers }) =>
    providers.length === kinds.length && providers.every((kind) => kinds.includes(kind));
}

function typesTable(
  id: string,
  caption: string,
  types: readonly RecordType[],
  last: ReadonlyMap<string, string>,
): TableView {
  return {
    ...{ id, caption, captionClasses: 'govuk-visually-hidden' },
    head: [{ text: 'Records' }, { text: 'What one is' }, { text: 'Last stored' }],
    rows: types.map(({ code, plural, about }) => {
      const at = last.get(code);
      return [
        { text: plural, href: recordTypeAddress(code) },
        { text: about.trim() },
        at === undefined ? { text: 'none yet', nothing: 'none yet' } : { text: instantWords(at) },
      ];
    }),
  };
}
