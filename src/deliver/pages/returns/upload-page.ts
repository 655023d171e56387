import { z } from 'zod';
import { GatehouseError } from '../../../errors.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import type { PendingUploads } from '../../pending-uploads.ts';
import type { ReturnView } from '../../returns/return.ts';
import { editsMade, readReturn, readReturnFile } from '../../returns/return-actions.ts';
import { returnAddress } from '../../returns/return-address.ts';
import { problemTable } from '../problem-table.ts';
import { plainFileName } from '../upload.ts';
import { keyOf, type ReturnsDoor, returnCrumbs, returnParams, returnPath } from './door.ts';

/** Takes a filled-in template. One without mistakes waits, and what it would change is shown next; nothing is stored yet. */
export function uploadReturnPage({ readings }: ReturnsDoor, uploads: PendingUploads): Page {
  return page({
    needs: 'fill returns',
    path: `${returnPath}/upload`,
    params: returnParams,
    body: z.object({}),
    cached: false,
    show: async ({ hub, params }) =>
      uploadView(await readReturn(hub, readings, keyOf(hub, params)), {}),
    submit: async ({ hub, params, files }) => {
      const key = keyOf(hub, params);
      const view = await readReturn(hub, readings, key);
      const file = files.find(({ field }) => field === 'file');
      if (!file) return refusedView(view, 'Choose a file', 422);
      const name = plainFileName(file.name);
      try {
        const made = await editsMade(
          hub,
          key,
          await readReturnFile(hub, key, { name, bytes: file.bytes }),
        );
        if (made.length === 0) return { redirect: `${returnAddress(key)}?told=unchanged` };
      } catch (error) {
        if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
        return refusedFileView(view, name, error);
      }
      const id = uploads.keep({ name, bytes: file.bytes, period: undefined });
      return { redirect: `${returnAddress(key)}/upload/${id}` };
    },
  });
}

function uploadView(view: ReturnView, data: Record<string, unknown>): View {
  const { key, template, provider, month } = view;
  return {
    view: 'deliver/views/returns/upload.njk',
    title: `Upload a file: ${template.title}, ${provider}, ${month}`,
    breadcrumbs: returnCrumbs(view, 'Upload a file'),
    data: {
      ...{ heading: template.title, provider, month, address: returnAddress(key) },
      ...{ open: view.may.includes('save'), ...data },
    },
  };
}

function refusedView(view: ReturnView, message: string, status: number): View {
  const problems = [{ message, place: { path: 'file' } }];
  return { ...uploadView(view, { fieldError: message }), problems, status };
}

function refusedFileView(view: ReturnView, fileName: string, error: GatehouseError): View {
  const { message, problems, status } = error;
  if (problems.length === 0) return refusedView(view, message, status);
  const jump = { message: 'See each problem with its place', place: { path: 'problems' } };
  const shown = uploadView(view, { fileName, table: problemTable(problems) });
  return { ...shown, problemSummary: message, problems: [jump], status };
}
