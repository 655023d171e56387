import { randomBytes } from 'node:crypto';
import { hashOf } from './secret-value.ts';

const count = 10;
const characters = 24;
const groupLength = 6;
/** Letters and digits that are not taken for one another (Crockford's base 32, without I, L, O and U). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Ten codes that each let somebody in once without their app. 24 characters of 5 bits are 120 bits: NIST SP 800-63B-4,
 * 3.1.2.2, lets look-up secrets of 112 bits or more be kept as a plain hash.
 */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, newCode);
}

/** What is kept of a code, however it was typed. */
export function recoveryCodeHash(code: string): string {
  const typed = code.toUpperCase().replace(/[\s-]/g, '');
  return hashOf(typed.replace(/O/g, '0').replace(/[IL]/g, '1'));
}

/** Whether something looks like a recovery code and not like a code of an app. */
export function looksLikeRecoveryCode(code: string): boolean {
  return code.replace(/[\s-]/g, '').length === characters;
}

function newCode(): string {
  // 32 divides 256, so every character is equally likely.
  const letters = [...randomBytes(characters)].map((byte) => alphabet[byte % alphabet.length]);
  const text = letters.join('');
  return text.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? text;
}
