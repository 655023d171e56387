import { z } from 'zod';
import { instantWords } from '../../../calendar/index.ts';
import type { Hub } from '../../../hub.ts';
import { manyOf, type Outcome, type Page, page, type View } from '../../../web/index.ts';
import type { PendingUploads, Upload } from '../../pending-uploads.ts';
import type { CellEdit, FormCell, ReturnKey, ReturnView } from '../../returns/return.ts';
import { editsMade, readReturn, readReturnFile, saveCells } from '../../returns/return-actions.ts';
import { returnAddress } from '../../returns/return-address.ts';
import { notThere } from '../numbered.ts';
import { counted } from '../table-view.ts';
import { keyOf, type ReturnsDoor, returnCrumbs, returnParams, returnPath } from './door.ts';
import { titleOf } from './history.ts';

type Waiting = Extract<Upload, { state: 'waiting' }>['file'];

const body = z.object({
  action: z.enum(['store', 'discard'], { error: 'choose to take the figures or to discard them' }),
  /** Cells that somebody else has saved since the file was downloaded, of which the file’s text is to stand. */
  take: manyOf(z.string()),
});

/** What an uploaded file would change in the draft, cell by cell, and the buttons that take or discard it. */
export function uploadPreviewPage({ readings }: ReturnsDoor, uploads: PendingUploads): Page {
  return page({
    needs: 'fill returns',
    path: `${returnPath}/upload/:upload`,
    params: returnParams.extend({ upload: z.string().max(100) }),
    body,
    cached: false,
    show: async ({ hub, params }) => {
      const key = keyOf(hub, params);
      const upload = uploads.find(params.upload);
      if (upload?.state === 'stored') return { redirect: `${returnAddress(key)}?told=imported` };
      const edits = await editsOf(hub, key, upload);
      return previewView(await readReturn(hub, readings, key), upload, edits);
    },
    submit: async ({ hub, params, body: { action, take } }): Promise<Outcome> => {
      const key = keyOf(hub, params);
      const upload = uploads.find(params.upload);
      if (upload?.state === 'stored') return { redirect: `${returnAddress(key)}?told=imported` };
      if (action === 'discard') {
        uploads.discard(params.upload);
        return { redirect: `${returnAddress(key)}/upload` };
      }
      const edits = await editsOf(hub, key, upload);
      const view = await readReturn(hub, readings, key);
      await saveCells(hub, key, settled(view, edits, take));
      uploads.store(params.upload, null);
      return { redirect: `${returnAddress(key)}?told=imported` };
    },
  });
}

async function editsOf(hub: Hub, key: ReturnKey, upload: Upload | undefined): Promise<CellEdit[]> {
  if (upload?.state !== 'waiting') {
    throw notThere('This file is no longer held. Choose it again.');
  }
  return editsMade(hub, key, await readReturnFile(hub, key, upload.file));
}

/** The edits that stand: those of cells as the file's writer saw them, and of the others those that were chosen, given as `cell version`. */
function settled(
  view: ReturnView,
  edits: readonly CellEdit[],
  take: readonly string[],
): CellEdit[] {
  const cells = cellsOf(view);
  return edits.flatMap((edit): CellEdit[] => {
    const { version = 0 } = cells.get(edit.address) ?? {};
    if (version <= edit.seen) return [edit];
    const chosen = take.find((one) => one === `${edit.address} ${version}`);
    return chosen === undefined ? [] : [{ ...edit, seen: version }];
  });
}

function cellsOf({ lines }: ReturnView): Map<string, FormCell> {
  const cells = lines.flatMap((line) => [...line.cells, line.explanation, line.recovery]);
  return new Map(cells.map((cell) => [cell.address, cell]));
}

function previewView(
  view: ReturnView,
  upload: { file?: Waiting } | undefined,
  edits: readonly CellEdit[],
): View {
  const { key, template, provider, month } = view;
  const cells = cellsOf(view);
  const rows = edits.map(({ address, text, seen }) => {
    const cell = cells.get(address);
    const version = cell?.version ?? 0;
    return {
      title: titleOf(view, address),
      ...{ now: cell?.text ?? '', text: text.trim() },
      conflict:
        version > seen && cell?.savedAt
          ? { value: `${address} ${version}`, by: `${cell.savedBy}, ${instantWords(cell.savedAt)}` }
          : undefined,
    };
  });
  const fileName = upload?.file?.name ?? 'the file';
  const conflicts = rows.filter(({ conflict }) => conflict !== undefined);
  return {
    view: 'deliver/views/returns/upload-preview.njk',
    title: `Check what ${fileName} would change`,
    breadcrumbs: returnCrumbs(view, 'Check a file'),
    data: {
      ...{ heading: template.title, provider, month, address: returnAddress(key), fileName },
      ...{ conflicts, rows: rows.filter(({ conflict }) => conflict === undefined) },
      many: counted(rows.length, 'cell'),
    },
  };
}
