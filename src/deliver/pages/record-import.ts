import { z } from 'zod';
import { getRecordType, type RecordType } from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { address, type Outcome, type Page, page, type View } from '../../web/index.ts';
import { importRecords, type RecordImport } from '../ledger/import-records.ts';
import { countRecords } from '../ledger/read-records.ts';
import { type RecordSource, recordBytes } from '../ledger/record-source.ts';
import { problemTable } from './problem-table.ts';
import { batchAddress, recordTypeAddress } from './record-addresses.ts';
import { counted } from './table-view.ts';
import { plainFileName } from './upload.ts';

const params = z.object({ type: z.string() });
const body = z.object({
  action: z.enum(['check', 'store'], { error: 'choose to check or to store' }).default('check'),
  by: z.string().trim().max(200, 'write at most 200 characters').default('records page'),
});

/** The form that takes a file of records: it is checked whole, and stored if that is asked for. */
export function recordImportPage(): Page {
  return page({
    needs: 'keep records',
    path: '/records/:type/import',
    params,
    body,
    show: ({ hub, params: { type: code } }) => formView(getRecordType(hub.catalogue, code), {}),
    submit: async ({ hub, params: { type: code }, body: { action, by }, files }) => {
      const type = getRecordType(hub.catalogue, code);
      const file = files.find(({ field }) => field === 'file');
      if (!file) return refusedField(type, 'Choose a file of records', 422);
      const name = plainFileName(file.name);
      try {
        const source = await recordBytes(file.bytes, name);
        if (action === 'check') return await checked(hub, type, source);
        const imported = await importRecords(hub, source, { type, recordedBy: by });
        return { redirect: afterImport(imported) };
      } catch (error) {
        if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
        return refusedFile(type, name, error);
      }
    },
  });
}

async function checked(hub: Hub, type: RecordType, source: RecordSource): Promise<Outcome> {
  const count = await countRecords(source, type, hub);
  const sound = `${source.name} holds ${counted(count, 'record')} without a mistake. Nothing was stored.`;
  return formView(type, { sound });
}

function afterImport({ batches }: RecordImport): string {
  const [first] = batches;
  if (batches.length !== 1 || !first) {
    return address('/records/batches', { stored: batches.length });
  }
  return address(batchAddress(first.batchId), { stored: first.alreadyStored ? 'before' : 'now' });
}

function formView(type: RecordType, data: Record<string, unknown>): View {
  const href = recordTypeAddress(type.code);
  return {
    view: 'deliver/views/record-import.njk',
    title: `Import ${lowered(type.plural)}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Records', href: '/records' },
      { text: type.plural, href },
      { text: 'Import' },
    ],
    data: { type, href, values: {}, fieldErrors: {}, ...data },
  };
}

function refusedField(type: RecordType, message: string, status: number): View {
  const problems: Problem[] = [{ message, place: { path: 'file' } }];
  return { ...formView(type, { fieldErrors: { file: message } }), problems, status };
}

/** What is wrong with the file as a whole stands at the field, the rest in a table. */
function refusedFile(type: RecordType, fileName: string, error: GatehouseError): View {
  const { message, problems, status } = error;
  if (problems.length === 0) return refusedField(type, message, status);
  const view = formView(type, { fileName, table: problemTable(problems) });
  const jump = { message: 'See each problem with its place', place: { path: 'problems' } };
  return { ...view, problemSummary: message, problems: [jump], status };
}

/** A title in the middle of a sentence: MAPPA stays as it is. */
export function lowered(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
