import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import type { Caller } from '../caller.ts';
import type { Person } from '../people/index.ts';
import { tellOwner } from './account-notice.ts';
import { requirePassword } from './confirm-identity.ts';
import type { From, SignInGround } from './ground.ts';
import { keptPassword } from './kept-password.ts';
import { passwordProblems } from './password-rules.ts';
import { getOpenPerson } from './people.ts';
import { signedIn } from './second-factor.ts';
import { keepPassword } from './store/account-store.ts';
import { endSessions } from './store/session-store.ts';

/** Throws ACCESS_PASSWORD_REFUSED (422) with what is wrong with a new password. */
export function requireGoodPassword(
  { commonPasswords }: Pick<SignInGround, 'commonPasswords'>,
  password: string,
  { name, email }: Pick<Person, 'name' | 'email'>,
): void {
  const context = { common: commonPasswords, ownWords: [name, email] };
  refuse(passwordProblems(password, context));
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new GatehouseError('ACCESS_PASSWORD_REFUSED', 'This password cannot be used.', {
    status: 422,
    problems,
  });
}

/** Changes one's own password and ends all one's other sessions. Throws ACCESS_PASSWORD_WRONG and ACCESS_PASSWORD_REFUSED (422). */
export async function changePassword(
  ground: SignInGround,
  caller: Caller,
  { password, newPassword }: { password: string; newPassword: string },
  from: From,
): Promise<void> {
  const { database, now } = ground;
  const personId = signedIn(caller);
  await requirePassword(ground, personId, password, from);
  requireGoodPassword(ground, newPassword, await getOpenPerson(ground, personId));
  const hash = await keptPassword(ground, personId, newPassword);
  await database.aside(async (session) => {
    await storePassword(session, personId, { hash, now: now(), except: caller.session?.id });
    await audit(
      session,
      { caller, now },
      {
        action: 'password changed',
        about: { kind: 'person', id: personId },
      },
    );
  });
  await tellOwner(ground, personId, 'password changed');
}

/** Keeps a password and ends the sessions that were begun with the one before. */
export async function storePassword(
  session: Session,
  personId: string,
  { hash, now, except }: { hash: string; now: Date; except?: string | undefined },
): Promise<void> {
  await keepPassword(session, personId, { hash, now });
  await endSessions(session, personId, { except, by: 'password changed', now });
}
