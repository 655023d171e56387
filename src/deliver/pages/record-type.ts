import { z } from 'zod';
import { getRecordType, type RecordType } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { type Page, page } from '../../web/index.ts';
import { columnNotes, csvTemplate, odsTemplate } from '../ledger/template.ts';
import { recordTypeAddress } from './record-addresses.ts';
import type { TableView } from './table-view.ts';

const params = z.object({ type: z.string() });

/** What a record of a type holds, and the files to begin with. */
export function recordTypePages(): Page[] {
  return [typePage(), csvPage(), odsPage()];
}

function typePage(): Page {
  return page({
    needs: 'see published',
    path: '/records/:type',
    params,
    show: ({ hub, params: { type: code } }) => {
      const type = getRecordType(hub.catalogue, code);
      const address = recordTypeAddress(type.code);
      return {
        view: 'deliver/views/record-type.njk',
        title: type.plural,
        breadcrumbs: crumbsOf(type),
        data: {
          type: { ...type, about: type.about.trim(), by: recordedBy(type) },
          happened: type.fields.find(({ name }) => name === type.happened)?.title,
          columns: columnsTable(hub, type),
          tallies: hub.catalogue.tallies
            .filter(({ record }) => record === type.code)
            .map(({ title }) => title),
          links: {
            csv: `${address}/template.csv`,
            ods: `${address}/template.ods`,
            import: `${address}/import`,
            schema: `/api/records/types/${encodeURIComponent(type.code)}`,
          },
        },
      };
    },
  });
}

function csvPage(): Page {
  return page({
    needs: 'see published',
    path: '/records/:type/template.csv',
    params,
    show: ({ hub, params: { type: code } }) => {
      const type = getRecordType(hub.catalogue, code);
      const mediaType = 'text/csv; charset=utf-8';
      return { download: { fileName: `${type.code}.csv`, mediaType, body: csvTemplate(type) } };
    },
  });
}

function odsPage(): Page {
  return page({
    needs: 'see published',
    path: '/records/:type/template.ods',
    params,
    show: async ({ hub, params: { type: code } }) => {
      const type = getRecordType(hub.catalogue, code);
      const mediaType = 'application/vnd.oasis.opendocument.spreadsheet';
      const body = await odsTemplate(type, hub.estate);
      return { download: { fileName: `${type.code}.ods`, mediaType, body } };
    },
  });
}

/** The way to a record type. */
export function crumbsOf({ plural }: RecordType) {
  return [{ text: 'Home', href: '/' }, { text: 'Records', href: '/records' }, { text: plural }];
}

function recordedBy({ providers }: RecordType): string {
  const words = { area: 'probation areas', establishment: 'establishments' };
  return providers
    .map((kind) => (kind === 'area' || kind === 'establishment' ? words[kind] : kind))
    .join(' and ');
}

function columnsTable(hub: Hub, type: RecordType): TableView {
  return {
    ...{ id: 'columns', caption: 'Columns of a file, and names in the API' },
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Column' }, { text: 'What it says' }, { text: 'Needed' }, { text: 'Takes' }],
    rows: columnNotes(type, hub.estate).map(({ heading, title, needed, takes, note }) => [
      { text: heading },
      { text: title, ...(note !== '' && { detail: note }) },
      { text: needed },
      { text: takes },
    ]),
  };
}
