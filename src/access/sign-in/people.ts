import { GatehouseError } from '../../errors.ts';
import { type Caller, systemCaller } from '../caller.ts';
import {
  addPerson,
  findCaller,
  findPerson,
  findPersonByEmail,
  type Person,
} from '../people/index.ts';
import { findTokenCaller } from '../token/index.ts';
import { isDemoAddress } from './demo-people.ts';
import type { SignInGround } from './ground.ts';
import type { ProviderPerson } from './provider/answer.ts';

/** By which door and request somebody comes. */
type Through = { door?: 'web' | 'api' | undefined; requestId?: string | undefined };

/** Whoever may sign in by an e-mail address; nobody by that of a demo account in production. */
export async function findSigner(
  { database, settings }: SignInGround,
  email: string,
): Promise<Person | undefined> {
  if (settings.production && isDemoAddress(email)) return undefined;
  return findPersonByEmail(database, email);
}

/** A person who is there and was not ended; throws ACCESS_SIGN_IN (401). */
export async function getOpenPerson(
  { database }: Pick<SignInGround, 'database'>,
  personId: string,
): Promise<Person> {
  const person = await findPerson(database, personId);
  if (person !== undefined && person.ended === undefined) return person;
  throw new GatehouseError('ACCESS_SIGN_IN', 'Your account here has been closed.', { status: 401 });
}

/** A person as a caller today; undefined where they were ended. */
export async function callerOfPerson(
  ground: SignInGround,
  personId: string,
  { door = 'web', requestId }: Through,
): Promise<Caller | undefined> {
  const caller = await findCaller(ground, personId);
  return caller && { ...caller, door, requestId };
}

/** The caller of a token; throws ACCESS_TOKEN_UNKNOWN (401). */
export async function getTokenCaller(
  ground: SignInGround,
  token: string,
  { door = 'api', requestId }: Through,
): Promise<Caller> {
  const caller = await findTokenCaller(ground, token);
  if (caller !== undefined) return { ...caller, door, requestId };
  throw new GatehouseError(
    'ACCESS_TOKEN_UNKNOWN',
    'This token is not known, was revoked or has expired. Make a new one on the page of your account.',
    { status: 401 },
  );
}

/** Adds somebody whom the provider tells of. Throws ACCESS_PROVIDER_OTHER (422) where their address is somebody else's here. */
export async function addPersonOfProvider(
  ground: SignInGround,
  { name, email }: ProviderPerson,
): Promise<string> {
  const caller = { ...systemCaller, name: 'Sign-in provider' };
  try {
    return (await addPerson({ ...ground, caller }, { name, email })).id;
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'ACCESS_EMAIL_TAKEN') throw error;
    throw new GatehouseError(
      'ACCESS_PROVIDER_OTHER',
      'Somebody here has your e-mail address already. If that is you, ask whoever manages people for a link, and use your account at the provider there.',
      { status: 422 },
    );
  }
}
