import { z } from 'zod';
import { findPeriod } from '../../calendar/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { type Outcome, type Page, page, type UploadedFile, type View } from '../../web/index.ts';
import type { PendingUploads } from '../pending-uploads.ts';
import { readProposal } from '../read-proposal.ts';
import { examples } from './examples.ts';
import { problemTable } from './problem-table.ts';

const body = z.object({ period: z.string().trim().max(200, 'write a period').optional() });
type Written = z.output<typeof body>;

/** The form that takes a file. A file without problems waits, and its preview is shown next; nothing is stored yet. */
export function uploadPage(uploads: PendingUploads): Page {
  return page({
    needs: 'import figures',
    path: '/import',
    query: z.object({ discarded: z.literal('yes').optional().catch(undefined) }),
    body,
    show: ({ query }) => uploadView({ discarded: query.discarded === 'yes' }),
    submit: ({ hub, body: written, files }) => takeFile(hub, uploads, written, files),
  });
}

async function takeFile(
  hub: Hub,
  uploads: PendingUploads,
  { period }: Written,
  files: readonly UploadedFile[],
): Promise<Outcome> {
  const file = files.find(({ field }) => field === 'file');
  const missing = missingParts(file, period);
  if (!file || missing.length > 0) {
    return refusedView(missing, { period });
  }
  const incoming = { name: plainFileName(file.name), bytes: file.bytes, period };
  try {
    await readProposal(incoming, hub);
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    return refusedFileView(incoming.name, error, { period });
  }
  return { redirect: `/import/${uploads.keep(incoming)}` };
}

function missingParts(file: UploadedFile | undefined, period: string | undefined): Problem[] {
  const message = 'Enter a period such as 2007-08, 2007-08 Q4 or Mar 2008, or leave it blank';
  return [
    ...(file ? [] : [{ message: 'Choose a file to import', place: { path: 'file' } }]),
    ...(period === undefined || findPeriod(period) ? [] : [{ message, place: { path: 'period' } }]),
  ];
}

/** The name as it will stand under every figure: no folder, no hidden character, not too long. */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return plain.slice(-200) || 'unnamed file';
}

function uploadView(data: Record<string, unknown>): View {
  return {
    view: 'deliver/views/upload.njk',
    title: 'Import figures',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Import' }],
    data: { examples, values: {}, fieldErrors: {}, ...data },
  };
}

/** The form once more, with a message at each field. */
function refusedView(problems: readonly Problem[], values: Written): View {
  const fieldErrors = Object.fromEntries(
    problems.map(({ message, place }) => [place?.path ?? '', message]),
  );
  return { ...uploadView({ values, fieldErrors }), problems, status: 422 };
}

/** The form once more: what is wrong with the file as a whole stands at the field, the rest in a table. */
function refusedFileView(fileName: string, error: GatehouseError, values: Written): View {
  const { message, problems, status } = error;
  if (problems.length === 0) {
    return { ...refusedView([{ message, place: { path: 'file' } }], values), status };
  }
  const view = uploadView({ values, fileName, table: problemTable(problems) });
  const jump = { message: 'See each problem with its place', place: { path: 'problems' } };
  return { ...view, problemSummary: message, problems: [jump], status };
}
