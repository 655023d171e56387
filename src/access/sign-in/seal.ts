import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '../../errors.ts';
import type { SignInSettings } from './settings.ts';

const keyFile = 'sign-in-key';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

type Settings = Pick<SignInSettings, 'secret' | 'secretBefore' | 'production' | 'dataDir'>;

/** Keeps secrets so that the database alone does not give them away: AES-256-GCM, bound to the person. */
export type Seal = {
  seal(text: string, personId: string): string;
  /** Throws ACCESS_SECRET_CHANGED (500) where it was sealed with an unknown secret or for another person. */
  open(sealed: string, personId: string): string;
  /** The same sealed with today's secret, where it was sealed with the one before; otherwise undefined. Throws as `open`. */
  renew(sealed: string, personId: string): string | undefined;
};

/**
 * The seal of this installation: from GATEHOUSE_SECRET, or in development from a key file that is made at the first
 * need. Throws ACCESS_SECRET_MISSING (503) in production without the variable.
 */
export function sealOf(settings: Settings): Seal {
  const key = keyFrom(settings);
  const before = settings.secretBefore === undefined ? undefined : keyOf(settings.secretBefore);
  const open = (sealed: string, personId: string): string => {
    const text = opened(sealed, personId, key) ?? (before && opened(sealed, personId, before));
    if (text !== undefined) return text;
    throw new GatehouseError(
      'ACCESS_SECRET_CHANGED',
      'What this account is kept by was sealed with another GATEHOUSE_SECRET. Whoever runs this hub has to put the earlier one back, or make a link by which a password is set and an app added anew.',
      { status: 500 },
    );
  };
  return {
    seal: (text, personId) => sealed(text, personId, key),
    open,
    renew: (old, personId) =>
      opened(old, personId, key) === undefined
        ? sealed(open(old, personId), personId, key)
        : undefined,
  };
}

function sealed(text: string, personId: string, key: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(personId));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** What was sealed with this key for this person; undefined for anything else. */
function opened(text: string, personId: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(text, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(personId));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const body = bytes.subarray(nonceBytes + tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function keyFrom({ secret, production, dataDir }: Settings): Buffer {
  const given = secret ?? (production ? undefined : secretFile(dataDir));
  if (given === undefined) {
    throw new GatehouseError(
      'ACCESS_SECRET_MISSING',
      'This needs a secret of the hub itself: whoever runs it has to set GATEHOUSE_SECRET first.',
      { status: 503 },
    );
  }
  return keyOf(given);
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'gatehouse sign-in seal 1', keyBytes));
}

/** The key file's text; made where there is none, readable by its owner alone. */
function secretFile(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, keyFile);
  try {
    writeFileSync(path, randomBytes(keyBytes).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8');
}
