import { z } from 'zod';
import { GatehouseError } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { address, type Outcome, type Page, page, type UploadedFile } from '../../../web/index.ts';
import type { Actor } from '../../agreement/agreement.ts';
import { viewAgreement } from '../../agreement/get-agreement.ts';
import { importTables } from '../../agreement/import-tables.ts';
import { actingFields, actingQuery, actorOf } from '../acting.ts';
import { importAddress, signAddress } from '../addresses.ts';
import { problemsInWords } from '../problem-words.ts';
import { type HeldFile, HeldFiles } from './held-files.ts';
import { nobody, refusedFileView, uploadView } from './import-view.ts';
import { mergeView } from './merge-view.ts';

const text = z.string().optional();
const body = z.object({ ...actingFields, held: text, action: text });
type Body = z.output<typeof body>;

/** Takes in a filled spreadsheet: first what it would change, then a version of the draft. */
export function importPage(clock: () => number = Date.now): Page {
  const files = new HeldFiles(clock);
  return page({
    needs: 'write agreements',
    path: '/agreements/:id/import',
    params: z.object({ id: z.string() }),
    query: z.object({ party: actingQuery.party, held: text, discarded: text }),
    body,
    cached: false,
    show: ({ hub, params: { id }, query }) => {
      const { held, party, discarded } = query;
      const file = held === undefined ? undefined : files.find(held, id);
      return uploadView(hub, id, { held, file, party, discarded: discarded !== undefined });
    },
    submit: ({ hub, params: { id }, body: written, files: sent }) =>
      written.held === undefined
        ? takeFile(hub, files, id, sent)
        : settle(hub, files, { id, key: written.held, written }),
  });
}

async function takeFile(
  hub: Hub,
  files: HeldFiles,
  id: string,
  sent: readonly UploadedFile[],
): Promise<Outcome> {
  const file = sent.find(({ field }) => field === 'file');
  if (!file) {
    throw new GatehouseError('COMMISSION_FORM_INCOMPLETE', 'Choose a file.', {
      status: 422,
      problems: [{ message: 'Choose a file', place: { path: 'file' } }],
    });
  }
  const fileName = plainName(file.name);
  try {
    await importTables(hub, id, { file: { bytes: file.bytes, fileName }, dryRun: true }, nobody);
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    return refusedFileView(hub, id, { fileName, error });
  }
  const held = files.keep({ agreementId: id, fileName, bytes: file.bytes });
  return { redirect: address(importAddress(id), { held }) };
}

/** The name as it stands in the note of the version: no folder, nothing hidden, not too long. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return plain.slice(-200) || 'unnamed file';
}

type Settling = { id: string; key: string; written: Body };

async function settle(
  hub: Hub,
  files: HeldFiles,
  { id, key, written }: Settling,
): Promise<Outcome> {
  if (written.action === 'discard') {
    files.discard(key);
    return { redirect: address(importAddress(id), { discarded: 'yes' }) };
  }
  const file = files.find(key, id);
  // The page that is shown again says that it is gone.
  if (!file) return { redirect: address(importAddress(id), { held: key }) };
  const actor = actorOf(hub, written);
  const { saved } = await save(hub, id, file, actor);
  if (saved?.kind === 'conflict') {
    const note = `From ${file.fileName}`;
    return mergeView(hub, id, { ...saved, actor, note, table: null });
  }
  files.discard(key);
  const { party } = actor;
  return { redirect: address(signAddress(id), { party, saved: saved?.version.number }) };
}

/** A cell that cannot be saved is named in words: the page has no field for it. */
async function save(hub: Hub, id: string, file: HeldFile, actor: Actor) {
  try {
    return await importTables(hub, id, { file, dryRun: false }, actor);
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    const { code, message, status } = error;
    const { template, content } = await viewAgreement(hub, id);
    const problems = problemsInWords(template, content, error.problems);
    throw new GatehouseError(code, message, { status, problems, cause: error });
  }
}
