import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError } from '../../errors.ts';
import type { SignInSettings } from './settings.ts';

const keyFile = 'sign-in-key';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Keeps secrets so that the database alone does not give them away: AES-256-GCM, bound to the person. */
export type Seal = {
  seal(text: string, personId: string): string;
  /** Throws ACCESS_SECRET_CHANGED (500) where it was sealed with another secret or for another person. */
  open(sealed: string, personId: string): string;
};

/**
 * The seal of this installation: from GATEHOUSE_SECRET, or in development from a key file that is made at the first
 * need. Throws ACCESS_SECRET_MISSING (503) in production without the variable.
 */
export function sealOf(settings: Pick<SignInSettings, 'secret' | 'production' | 'dataDir'>): Seal {
  const key = keyFrom(settings);
  return {
    seal: (text, personId) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(personId));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed, personId) => {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(personId));
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const body = bytes.subarray(nonceBytes + tagBytes);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new GatehouseError(
          'ACCESS_SECRET_CHANGED',
          'The secret of an authenticator app was sealed with another GATEHOUSE_SECRET. Put the earlier one back, or have the app set up anew.',
          { status: 500, cause: error },
        );
      }
    },
  };
}

function keyFrom({ secret, production, dataDir }: Parameters<typeof sealOf>[0]): Buffer {
  const given = secret ?? (production ? undefined : secretFile(dataDir));
  if (given === undefined) {
    throw new GatehouseError(
      'ACCESS_SECRET_MISSING',
      'Authenticator apps are not available: whoever runs this hub has to set GATEHOUSE_SECRET first.',
      { status: 503 },
    );
  }
  return Buffer.from(hkdfSync('sha256', given, '', 'gatehouse sign-in seal 1', keyBytes));
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
