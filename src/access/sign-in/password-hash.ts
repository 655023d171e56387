import { hash, parseOptions, verify } from '@node-rs/argon2';

/**
 * Argon2id with 19 MiB, two passes and one thread: the second of the settings that the OWASP Password Storage Cheat
 * Sheet gives as equally strong (the algorithm is the library's default).
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a value that nobody knows, so that an account that does not exist takes as long to refuse as one that does. */
const nobody = hash(crypto.randomUUID(), cost);

/** The same text however it was typed: NFKC, as NIST SP 800-63B asks before hashing. */
export function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** The hash under which a password is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), cost);
}

/** Whether it is the password; where there is none to compare with, does the same work and says no. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobody), normalised(password));
  return right && passwordHash != null;
}

/** Whether a hash was made with another cost than today's, so that it is made anew at the next sign-in. */
export function isOutdated(passwordHash: string): boolean {
  const made = parseOptions(passwordHash);
  return (
    made.memoryCost !== cost.memoryCost ||
    made.timeCost !== cost.timeCost ||
    made.parallelism !== cost.parallelism
  );
}
