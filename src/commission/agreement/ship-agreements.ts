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
  correctAgreement,
  findShippedHash,
  lockAgreement,
} from './agreement-writing-store.ts';
import { auditAgreement } from './audit-agreement.ts';
import { hashContent } from './content.ts';
import { diffContent } from './diff-content.ts';
import { bringLevels } from './level-batch.ts';
import { findSignedVersion } from './life.ts';
import { readShippedAgreement, type ShippedAgreement } from './shipped-agreement.ts';

const folder = 'data/agreements';
const recordedBy = 'shipped data';

type Loading = Pick<Hub, 'database' | 'catalogue' | 'caller' | 'now'>;
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
  const { agreement } = shipped;
  if (!(await addAgreement(session, agreement, hash))) {
    await lockAgreement(session, agreement.id);
    const before = await findFile(session, agreement.id);
    if (!before || !isUntouched(before)) return false;
    const wasHash = await findShippedHash(session, agreement.id);
    if (wasHash === hash) return false;
    await correctAgreement(session, agreement, hash);
  }
  const added = await addShippedWords(session, hub, shipped);
  const file = await findFile(session, agreement.id);
  if (file && findSignedVersion(file)) {
    await bringLevels(session, hub, { file, fileName, recordedBy, lines: ['level', 'outturn'] });
  }
  if (added) {
    await auditAgreement(session, hub, {
      action: 'agreement loaded',
      agreement,
      after: { fileName },
    });
  }
  return added;
}

/** Adds the words as a version where they are others, and the signatures that it does not have yet; false without any. */
async function addShippedWords(
  session: Session,
  hub: Loading,
  { agreement, content, signatures }: ShippedAgreement,
): Promise<boolean> {
  const { id } = agreement;
  const before = await findFile(session, id);
  const last = before?.versions.at(-1);
  const contentHash = hashContent(content);
  const isNew = last?.contentHash !== contentHash;
  const number = isNew ? (last?.number ?? 0) + 1 : last.number;
  const named = { agreementId: id, version: number, contentHash, by: null };
  if (isNew) {
    const template = getTemplate(hub.catalogue, agreement.template);
    const changes = last ? diffContent(template, last.content, content) : [];
    const note = last ? 'The transcription was corrected.' : null;
    await addVersion(session, {
      ...{ agreementId: id, number, content, contentHash, changes, note },
      ...{ basedOn: last?.number ?? null, actor: transcriber },
    });
    const on = agreement.startsOn;
    await addEvent(session, { ...named, kind: 'drafted', actor: transcriber, on, reason: note });
  }
  const given = (before?.events ?? []).filter(({ version }) => version === number);
  const missing = signatures.filter(
    ({ actor }) => !given.some((one) => one.kind !== 'drafted' && one.actor.party === actor.party),
  );
  for (const { actor, on, note: reason } of missing) {
    await addEvent(session, { ...named, kind: 'signed elsewhere', actor, on, reason });
  }
  return isNew || missing.length > 0;
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
