import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

const stepSeconds = 30;
/** RFC 4226, section 4, R6: at least 128 bits, 160 recommended. */
const secretBytes = 20;
/** RFC 6238, 5.2: at most one step for delay on the way; the other direction for clocks that run ahead. */
const stepsEitherSide = 1;
const digits = 6;

/** A new secret of an authenticator app, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The number of the time step of RFC 6238 (T0 = 0, X = 30 s) at an instant. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/** The time step whose code this is, within one step of now; undefined where it is none. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const typed = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return undefined;
  const totp = totpOf(secret);
  const found = totp.validate({ token: typed, timestamp: now.getTime(), window: stepsEitherSide });
  return found === null ? undefined : stepAt(now) + found;
}

/** What an app needs to know, as the QR code says it. */
export function totpAddress(secret: string, account: { issuer: string; label: string }): string {
  return totpOf(secret, account).toString();
}

/** A QR code as the outline of its dark squares, a unit each, in a drawing of this width and height. */
export function qrCode(text: string): { size: number; outline: string } {
  const { data, size } = encode(text, { border: 2, ecc: 'M' });
  const outline = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x},${y}h1v1h-1z`] : [])),
  );
  return { size, outline: outline.join('') };
}

/** The secret in groups of four, to type where a code cannot be scanned. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

function totpOf(secret: string, account?: { issuer: string; label: string }): TOTP {
  return new TOTP({
    ...account,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits,
    period: stepSeconds,
  });
}
