import type { Caller } from '../caller.ts';
import type { Person } from '../people/index.ts';
import type { SignInGround } from './ground.ts';
import { getOpenPerson } from './people.ts';
import { signedIn } from './second-factor.ts';
import { listSessions } from './sessions.ts';
import { countRecoveryCodes, findAccount } from './store/account-store.ts';
import type { StoredSession } from './store/session-store.ts';

/** How somebody signs in and where they are signed in; nothing of it is a secret. */
export type OwnAccount = {
  person: Person;
  hasPassword: boolean;
  /** Since when codes of an app are asked. */
  appSince: Date | undefined;
  /** How many are left. */
  recoveryCodes: number;
  sessions: readonly StoredSession[];
  presentId: string | undefined;
};

/** One's own account; throws ACCESS_SIGN_IN (401) for who has none. */
export async function getOwnAccount(
  ground: Pick<SignInGround, 'database' | 'now'>,
  caller: Caller,
): Promise<OwnAccount> {
  const personId = signedIn(caller);
  const account = await findAccount(ground.database, personId);
  return {
    person: await getOpenPerson(ground, personId),
    hasPassword: account?.passwordHash != null,
    appSince: account?.totpSecret == null ? undefined : (account.totpSetAt ?? undefined),
    recoveryCodes: await countRecoveryCodes(ground.database, personId),
    sessions: await listSessions(ground, personId),
    presentId: caller.session?.id,
  };
}
