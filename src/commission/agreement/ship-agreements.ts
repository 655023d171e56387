import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getTemplate } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import type { Actor, AgreementFile } from './agreement.ts';
import { findFile } from './agreement-store.ts';
import {
  addAgreement,
  addEvent,
  addVersion,
  findShippedHash,
  keepShippedHash,
} from './agreement-writing-store.ts';
import { hashContent } from './content.ts';
import { diffContent } from './diff-content.ts';
import { bringLevels } from './level-batch.ts';
import { readShippedAgreement, type ShippedAgreement } from './shipped-agreement.ts';

const folder = 'data/agreements';
const recordedBy = 'shipped data';

type Loading = Pick<Hub, 'database' | 'catalogue'>;
type ShippedFile = { fileName: string; text: string; hash: string };

/**
 * Loads the shipped agreements that are new, and the corrected transcription of one that nobody has changed since;
 * returns the titles of those loaded. Throws COMMISSION_FILE_INVALID with every mistake of a file.
 */
export async function loadShippedAgreements(hub: Loading, root: string): Promise<string[]> {
  const loaded: string[] = [];
  for (const file of await readShippedFiles(root)) {
    const shipped = readShippedAgreement(file.text, file.fileName, hub.catalogue);
    const known = await findShippedHash(hub.database, shipped.agreement.id);
    if (known === file.hash) continue;
    const stored = await hub.database.transaction((session) => ship(session, hub, shipped, file));
    if (stored) loaded.push(shipped.agreement.title);
  }
  return loaded;
}

async function readShippedFiles(root: string): Promise<ShippedFile[]> {
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(root, folder, name), 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      return { fileName: `${folder}/${name}`, text, hash };
    }),
  );
}

/** Whether something was stored: an agreement that people have gone on with is left to them. */
async function ship(
  session: Session,
  hub: Loading,
  shipped: ShippedAgreement,
  { fileName, hash }: ShippedFile,
): Promise<boolean> {
  const { agreement, content } = shipped;
  if (!(await addAgreement(session, agreement, hash))) {
    const before = await findFile(session, agreement.id);
    if (!before || !isUntouched(before)) return false;
    await keepShippedHash(session, agreement.id, hash);
    if (before.versions.at(-1)?.contentHash === hashContent(content)) return false;
  }
  await addShippedVersion(session, hub, shipped);
  const file = await findFile(session, agreement.id);
  if (file && shipped.signatures.length > 0) {
    await bringLevels(session, hub, { file, fileName, recordedBy, lines: ['level', 'outturn'] });
  }
  return true;
}

async function addShippedVersion(
  session: Session,
  hub: Loading,
  { agreement, content, signatures }: ShippedAgreement,
): Promise<void> {
  const { id } = agreement;
  const template = getTemplate(hub.catalogue, agreement.template);
  const last = (await findFile(session, id))?.versions.at(-1);
  const number = (last?.number ?? 0) + 1;
  const contentHash = hashContent(content);
  const changes = last ? diffContent(template, last.content, content) : [];
  const note = last ? 'The transcription was corrected.' : null;
  const named = { agreementId: id, version: number, contentHash, by: null };
  await addVersion(session, {
    ...{ agreementId: id, number, content, contentHash, changes, note },
    ...{ basedOn: last?.number ?? null, actor: transcriber },
  });
  const on = agreement.startsOn;
  await addEvent(session, { ...named, kind: 'drafted', actor: transcriber, on, reason: note });
  for (const { actor, on: signedOn, note: reason } of signatures) {
    await addEvent(session, { ...named, kind: 'signed elsewhere', actor, on: signedOn, reason });
  }
}

const transcriber: Actor = { party: 'commissioner', name: recordedBy, role: 'Transcription' };

/** Whether nobody but the shipped files has had a hand in it. */
function isUntouched({ versions, notices, events }: AgreementFile): boolean {
  const ours = versions.every(({ actor }) => actor.name === recordedBy);
  return (
    ours &&
    notices.length === 0 &&
    events.every(({ kind }) => kind === 'drafted' || kind === 'signed elsewhere')
  );
}
