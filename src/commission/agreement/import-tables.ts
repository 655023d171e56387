import { getTemplate } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { type ReadAgreement, readAgreementTables } from '../document/filled-file.ts';
import type { Said } from './acting-for.ts';
import type { Version } from './agreement.ts';
import type { Change } from './change.ts';
import { diffContent } from './diff-content.ts';
import { refuse, type Saved, saveDraft } from './draft-actions.ts';
import { getFile, getVersion } from './get-agreement.ts';

/** What a filled spreadsheet changes, and what saving it came to; null where nothing was to be stored. */
export type ImportedTables = { changes: readonly Change[]; saved: Saved | null };

/**
 * Reads the tables of a filled spreadsheet against the version that it was exported from, and saves what differs as
 * a version of the draft. Throws COMMISSION_TABLES_REFUSED with every problem by sheet, row and column.
 */
export async function importTables(
  hub: Hub,
  id: string,
  { file, dryRun }: { file: { bytes: Uint8Array; fileName: string }; dryRun: boolean },
  said: Said,
): Promise<ImportedTables> {
  const kept = await getFile(hub.database, id);
  const template = getTemplate(hub.catalogue, kept.agreement.template);
  const read = await readAgreementTables(file.bytes, file.fileName, template);
  const refuseFile = (problems: readonly Problem[]) =>
    refuse('COMMISSION_TABLES_REFUSED', 'The file cannot be taken in.', problems);
  refuseFile([...otherAgreement(read, id), ...read.problems]);
  const base = getVersion(kept, read.basedOnVersion);
  refuseFile(otherWords(read, base));
  const changes = diffContent(template, base.content, read.content);
  if (dryRun) return { changes, saved: null };
  const saving = { base: base.number, changes, note: `From ${file.fileName}` };
  return { changes, saved: await saveDraft(hub, id, saving, said) };
}

function otherAgreement({ agreementId }: ReadAgreement, id: string): Problem[] {
  if (agreementId === id || agreementId === '') return [];
  const message = `The file is of the agreement “${agreementId}”, not of “${id}”. Choose the file of this one.`;
  return [{ message }];
}

/** A file is compared with the very words that it was exported from, or others would seem changed. */
function otherWords({ basedOnHash }: ReadAgreement, { number, contentHash }: Version): Problem[] {
  if (basedOnHash === contentHash) return [];
  const message = `The file was exported from other words than those of version ${number}. Export the tables of the draft again and fill in those.`;
  return [{ message, found: basedOnHash, expected: contentHash }];
}
