import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HeldRole } from '../caller.ts';
import { canonicalJson, storable } from './canonical.ts';
import type { Acting, AuditEvent } from './event.ts';
import { refuseSecrets } from './secret-names.ts';

/** What an entry of the trail says; `number` is its place in the chain, from 1 and without gaps. */
export type EntryContent = {
  number: number;
  /** An instant, to the millisecond. */
  at: string;
  /** Null where nobody had signed in. */
  personId: string | null;
  name: string;
  /** In which roles, as words. */
  roles: string;
  door: string;
  requestId: string | null;
  action: string;
  aboutKind: string;
  aboutId: string;
  providerId: string | null;
  /** JSON; null where nothing was kept. */
  before: unknown;
  after: unknown;
};

/** An entry with its place in the chain: hashes are SHA-256, as 64 hexadecimal digits. */
export type AuditEntry = EntryContent & { previousHash: string; hash: string };

/** What stands before the first entry. */
export const genesisHash = '0'.repeat(64);

/** SHA-256 over the hash of the entry before and the canonical JSON of this one (FIPS 180-4, RFC 8785). */
export function hashOf(previousHash: string, content: EntryContent): string {
  const {
    number,
    at,
    personId,
    name,
    roles,
    door,
    requestId,
    action,
    aboutKind,
    aboutId,
    providerId,
    before,
    after,
  } = content;
  const hashed = {
    ...{ number, at, personId, name, roles, door, requestId },
    ...{ action, aboutKind, aboutId, providerId, before, after },
  };
  return createHash('sha256').update(previousHash).update(canonicalJson(hashed)).digest('hex');
}

/** The entry of an event as whoever acts made it. Throws ACCESS_AUDIT_SECRET and ACCESS_AUDIT_UNSTORABLE: mistakes in the program. */
export function entryOf({ caller, now }: Acting, event: AuditEvent, number: number): EntryContent {
  const {
    before = null,
    providerId,
    providerIds = providerId === undefined ? [] : [providerId],
  } = event;
  const providers = [...new Set(providerIds)].sort();
  const [first = null, ...others] = providers;
  const isOfSeveral = others.length > 0;
  const after = isOfSeveral ? { ...event.after, providers } : (event.after ?? null);
  refuseSecrets({ before, after });
  return {
    number,
    at: now().toISOString(),
    personId: caller.personId ?? null,
    name: storable(caller.name),
    roles: storable(rolesInWords(caller)),
    door: caller.door,
    requestId: caller.requestId === undefined ? null : storable(caller.requestId),
    action: storable(event.action),
    aboutKind: storable(event.about.kind),
    aboutId: storable(event.about.id),
    providerId: isOfSeveral ? null : first,
    before,
    after,
  };
}

const severalProviders = z.object({ providers: z.array(z.string()) });

/** The ids of all providers whom an entry concerns. */
export function providersOf({ providerId, after }: EntryContent): string[] {
  if (providerId !== null) return [providerId];
  return severalProviders.safeParse(after).data?.providers ?? [];
}

const withoutRoles = {
  person: 'no role',
  public: 'not signed in',
  operator: 'operator of the machine',
  system: 'the program itself',
} as const;
const mostNamed = 3;

/** The roles in which somebody acts, with what they are held over, as an entry keeps them. */
export function rolesInWords({ kind, roles }: Acting['caller']): string {
  if (roles.length === 0) return withoutRoles[kind];
  return roles.map(roleInWords).join('; ');
}

function roleInWords({ title, over, givenOver }: HeldRole): string {
  const told = givenOver ?? over;
  if (told === 'everywhere') return title;
  const more = told.length - mostNamed;
  const named = told.slice(0, mostNamed).join(', ');
  return `${title} over ${named}${more > 0 ? ` and ${more} more` : ''}`;
}
