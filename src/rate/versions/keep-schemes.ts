import { createHash } from 'node:crypto';
import type { Scheme } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { addSchemeVersions, listKeptVersions, type SchemeVersion } from './scheme-version-store.ts';

/** A hash over all of a scheme that its ratings hang on: not its notes, sources and worked examples. */
export function schemeHash(scheme: Scheme): string {
  return createHash('sha256')
    .update(JSON.stringify(ratesBy(scheme)))
    .digest('hex');
}

function ratesBy(scheme: Scheme): Partial<Scheme> {
  const { note, official, source, changes, usedIn, examples, published, ...rest } = scheme;
  return rest;
}

/** Keeps every definition by which this hub rates. Run it in a transaction at the start. */
export async function keepSchemes(
  session: Session,
  { catalogue }: Pick<Hub, 'catalogue'>,
): Promise<void> {
  const schemes = catalogue.schemes.map((scheme) => ({
    ...{ code: scheme.code, version: scheme.version, hash: schemeHash(scheme) },
    content: scheme,
  }));
  await addSchemeVersions(session, schemes);
}

/** A definition of a scheme as it was kept, and whether it is the one that rates now. */
export type KeptScheme = SchemeVersion & {
  ratesNow: boolean;
  /** Set where another definition bears the same number: it was changed without a new one. */
  changedUnderItsNumber: boolean;
};

/** Every definition by which a scheme ever rated in this database, the latest first. */
export async function listSchemeVersions(
  hub: Pick<Hub, 'database' | 'catalogue'>,
  code: string,
): Promise<KeptScheme[]> {
  const kept = await listKeptVersions(hub.database, code);
  const now = hub.catalogue.schemes.filter((scheme) => scheme.code === code).map(schemeHash);
  return kept.map((one) => ({
    ...one,
    ratesNow: now.includes(one.hash),
    changedUnderItsNumber: kept.some(
      ({ version, hash }) => version === one.version && hash !== one.hash,
    ),
  }));
}
