import type { SignInGround } from './ground.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import type { LocalAccount } from './store/account-store.ts';

type Ground = Pick<SignInGround, 'settings' | 'seal'>;
type Kept = Pick<LocalAccount, 'personId' | 'passwordHash'>;

/** Stands before a hash that is sealed; no hash of argon2 begins so. */
const mark = 'sealed:';

/**
 * What somebody's password is kept as: its hash, sealed with GATEHOUSE_SECRET where that is set, so that guesses cannot be
 * tried on a copy of the database alone (OWASP ASVS 4, 2.4.5). A key file of development lies beside the database, and
 * would keep nothing from whoever has that.
 */
export async function keptPassword(
  ground: Ground,
  personId: string,
  password: string,
): Promise<string> {
  return sealedWhereSet(ground, personId, await hashPassword(password));
}

/**
 * Whether it is the password of the account; where there is none, does the same work and says no. Throws
 * ACCESS_SECRET_MISSING (503) and ACCESS_SECRET_CHANGED (500) where it was sealed with a secret that is not at hand.
 */
export function isKeptPassword(
  ground: Ground,
  account: Kept | undefined,
  password: string,
): Promise<boolean> {
  return isPassword(account && hashIn(ground, account), password);
}

/** What a password that was right is to be kept as from now on; undefined where it is kept so already. */
export async function keptAnew(
  ground: Ground,
  account: Kept,
  password: string,
): Promise<string | undefined> {
  const { personId, passwordHash } = account;
  const hash = hashIn(ground, account);
  if (passwordHash === null || hash === null) return undefined;
  if (isOutdated(hash)) return keptPassword(ground, personId, password);
  if (!isSealed(passwordHash)) {
    const kept = sealedWhereSet(ground, personId, hash);
    return kept === passwordHash ? undefined : kept;
  }
  const renewed = ground.seal().renew(withoutMark(passwordHash), personId);
  return renewed && `${mark}${renewed}`;
}

function sealedWhereSet({ settings, seal }: Ground, personId: string, hash: string): string {
  return settings.secret === undefined ? hash : `${mark}${seal().seal(hash, personId)}`;
}

function hashIn({ seal }: Ground, { personId, passwordHash }: Kept): string | null {
  if (passwordHash === null || !isSealed(passwordHash)) return passwordHash;
  return seal().open(withoutMark(passwordHash), personId);
}

function isSealed(kept: string): boolean {
  return kept.startsWith(mark);
}

function withoutMark(kept: string): string {
  return kept.slice(mark.length);
}
