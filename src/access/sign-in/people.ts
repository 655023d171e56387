import type { Caller } from '../caller.ts';
import type { SignInGround } from './ground.ts';
import type { ProviderPerson } from './provider/answer.ts';

/** Somebody as signing in needs to know them. */
export type SignInPerson = { id: string; name: string; email: string };

type Ground = Pick<SignInGround, 'database' | 'now'>;
type Through = { door?: 'web' | 'api'; requestId?: string | undefined };

export async function findPersonByEmail(
  _g: Ground,
  _email: string,
): Promise<SignInPerson | undefined> {
  throw new Error('people');
}
export async function getPerson(_g: Ground, _id: string): Promise<SignInPerson> {
  throw new Error('people');
}
export async function callerOfPerson(
  _g: SignInGround,
  _id: string,
  _t: Through,
): Promise<Caller | undefined> {
  throw new Error('people');
}
export async function getTokenCaller(
  _g: SignInGround,
  _token: string,
  _t: Through,
): Promise<Caller> {
  throw new Error('people');
}
export async function addPersonOfProvider(_g: SignInGround, _p: ProviderPerson): Promise<string> {
  throw new Error('people');
}
export async function keepRolesOfProvider(
  _g: SignInGround,
  _id: string,
  _roles: ReadonlyArray<{ role: string; subject: string }>,
): Promise<void> {
  throw new Error('people');
}
