import { createHash } from 'node:crypto';
import { z } from 'zod';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { type Outcome, type Page, page, type View } from '../../web/index.ts';
import { importProposal, type Preview, previewImport } from '../actions.ts';
import type { PendingUploads, Upload } from '../pending-uploads.ts';
import type { Proposal } from '../proposal.ts';
import { type IncomingFile, readProposal } from '../read-proposal.ts';
import { sourceAddress } from './addresses.ts';
import { changeTables } from './change-tables.ts';
import { findingTable } from './finding-table.ts';
import { layoutWords } from './names.ts';

const findingsShown = 50;
const recordedBy = 'upload page';

const params = z.object({ upload: z.string() });
const body = z.object({
  action: z.enum(['store', 'discard'], { error: 'choose to store or to discard' }),
  /** What the preview said, so that nobody stores what they have not seen. */
  shown: z.string().optional(),
});

/** What an uploaded file would change, and the buttons that store or discard it. */
export function previewPage(uploads: PendingUploads): Page {
  return page({
    needs: 'import figures',
    path: '/import/:upload',
    params,
    body,
    cached: false,
    show: ({ hub, params: { upload: id } }) => {
      const upload = uploads.find(id);
      return upload?.state === 'waiting' ? showWaiting(hub, upload.file) : showSettled(id, upload);
    },
    submit: async ({ hub, params: { upload: id }, body: { action, shown } }) => {
      const upload = uploads.find(id);
      if (upload?.state !== 'waiting') return showSettled(id, upload);
      if (action === 'store') return storeWaiting(hub, uploads, { id, shown, file: upload.file });
      uploads.discard(id);
      return { redirect: '/import?discarded=yes' };
    },
  });
}

async function showWaiting(hub: Hub, file: IncomingFile): Promise<View> {
  const proposal = await readProposal(file, hub);
  return previewView(hub, proposal, await previewImport(hub, proposal));
}

/** What became of an upload that no longer waits. */
function showSettled(id: string, upload: Upload | undefined): Outcome {
  if (upload?.state === 'stored' && upload.batchId !== null) {
    return { redirect: `${sourceAddress(upload.batchId)}?stored=yes` };
  }
  const unchanged = upload !== undefined;
  return {
    view: 'deliver/views/upload-gone.njk',
    title: unchanged ? 'Nothing changed' : 'This file is no longer held',
    breadcrumbs: crumbs,
    data: { unchanged, id },
    status: unchanged ? 200 : 404,
  };
}

/** Reads and checks the file once more, and stores it if it would change just what was shown. */
async function storeWaiting(
  hub: Hub,
  uploads: PendingUploads,
  { id, shown, file }: { id: string; shown: string | undefined; file: IncomingFile },
): Promise<Outcome> {
  const proposal = await readProposal(file, hub);
  if (shown !== fingerprintOf(await previewImport(hub, proposal))) {
    throw new GatehouseError(
      'IMPORT_PREVIEW_OUTDATED',
      'The figures of the hub have changed since you looked. This is what the file would change now: check it once more.',
      { status: 409 },
    );
  }
  const { batchId } = await importProposal(hub, proposal, recordedBy);
  uploads.store(id, batchId);
  return showSettled(id, uploads.find(id));
}

const crumbs = [
  { text: 'Home', href: '/' },
  { text: 'Import', href: '/import' },
  { text: 'Check' },
];

function previewView(hub: Hub, proposal: Proposal, preview: Preview): View {
  const { levels, published } = preview;
  const added = levels.added + published.added;
  const revised = levels.revised + published.revised;
  const { findings } = proposal;
  const caption = 'Where this file does not agree with itself';
  return {
    view: 'deliver/views/preview.njk',
    title: `Check what ${proposal.fileName} would change`,
    breadcrumbs: crumbs,
    data: {
      fileName: proposal.fileName,
      layout: layoutWords(proposal.layout),
      counts: { added, revised, unchanged: levels.unchanged + published.unchanged },
      total: proposal.levels.length + proposal.published.length,
      changes: added + revised > 0,
      tables: changeTables(hub, preview, { added, revised }),
      notices: proposal.notices,
      findings: {
        count: findings.length,
        shown: Math.min(findings.length, findingsShown),
        table: findingTable(hub, { id: 'findings', caption }, findings.slice(0, findingsShown)),
      },
      shown: fingerprintOf(preview),
    },
  };
}

/** Two previews with the same fingerprint say the same. */
function fingerprintOf(preview: Preview): string {
  return createHash('sha256').update(JSON.stringify(preview)).digest('base64url');
}
