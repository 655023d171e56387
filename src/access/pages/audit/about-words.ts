import type { Hub } from '../../../hub.ts';
import type { AuditEntry } from '../../audit/entry.ts';
import { listNames } from '../../people/person-store.ts';

/** What entries are about: a person by name, anything else by its kind and id. */
export async function aboutWordsOf(
  { database }: Pick<Hub, 'database'>,
  entries: readonly AuditEntry[],
): Promise<(entry: AuditEntry) => string> {
  const ids = entries.filter(({ aboutKind }) => aboutKind === 'person').map((one) => one.aboutId);
  const names = ids.length === 0 ? undefined : await listNames(database, [...new Set(ids)]);
  return ({ aboutKind, aboutId }) => `${aboutKind} ${names?.get(aboutId) ?? aboutId}`;
}
