import { GatehouseError } from '../../../errors.ts';
import { audit } from '../../audit/audit.ts';
import { type Caller, publicCaller } from '../../caller.ts';
import { keepSignInRoles } from '../../people/index.ts';
import { tellOwner } from '../account-notice.ts';
import type { From, SignInGround } from '../ground.ts';
import { rolesOfGroups } from '../group-roles.ts';
import { getLinkPerson } from '../links.ts';
import { addPersonOfProvider, callerOfPerson } from '../people.ts';
import { beginRoundTrip, takeOpenRoundTrip } from '../round-trips.ts';
import { hashOf } from '../secret-value.ts';
import { stepUp } from '../sessions.ts';
import { auditFailure, beginAgain, enter, type SignedIn } from '../signing-in.ts';
import { findPersonOf, keepIdentity, listIdentities } from '../store/identity-store.ts';
import { takeLink } from '../store/link-store.ts';
import type { RoundTripOf } from '../store/round-trip-store.ts';
import { answerOf, type ProviderPerson } from './answer.ts';
import { type Provider, wayToProvider } from './provider.ts';

type Trip = RoundTripOf<'provider'>;

/** Confirmed: the session's new value goes to the browser in a cookie. */
export type SteppedUp = { kind: 'stepped up'; value: string; next: string };

/**
 * Where to send somebody who signs in at the provider, or who confirms there that it is them (`sessionId`). The value
 * binds their way to this browser. Throws ACCESS_PROVIDER_NONE (404) and ACCESS_PROVIDER_UNREACHABLE (503).
 */
export async function goToProvider(
  ground: SignInGround,
  asked: { next: string; sessionId?: string | undefined; link?: string | undefined },
): Promise<{ address: string; value: string }> {
  const again = asked.sessionId !== undefined;
  const { address, ...journey } = await wayToProvider(providerOf(ground), { again });
  const value = await beginRoundTrip(ground, { kind: 'provider', ...journey, ...asked });
  return { address, value };
}

/**
 * Takes back whoever comes from the provider: signs them in, or lets the session that they left sign. Each way is
 * taken once. Throws ACCESS_BEGIN_AGAIN, ACCESS_PROVIDER_REFUSED, ACCESS_PROVIDER_OTHER (422), ACCESS_PROVIDER_NO_ROLE (403).
 */
export async function returnFromProvider(
  ground: SignInGround,
  came: { value: string | undefined; query: Record<string, string | undefined>; caller: Caller },
  from: From,
): Promise<SignedIn | SteppedUp> {
  const provider = providerOf(ground);
  const trip = await takeOpenRoundTrip(ground, came.value, 'provider');
  if (trip === undefined) throw beginAgain();
  const again = trip.sessionId !== undefined;
  const query = present(came.query);
  let person: ProviderPerson;
  try {
    person = await answerOf(provider, { query, journey: trip, again });
  } catch (error) {
    await auditFailure(ground, undefined, from);
    throw error;
  }
  if (again) return confirm(ground, { trip, person, caller: came.caller });
  return signIn(ground, { trip, person }, from);
}

async function confirm(
  ground: SignInGround,
  { trip, person, caller }: { trip: Trip; person: ProviderPerson; caller: Caller },
): Promise<SteppedUp> {
  const { database, now } = ground;
  const { session, personId } = caller;
  if (session === undefined || personId === undefined || session.id !== trip.sessionId) {
    throw beginAgain();
  }
  const own = await listIdentities(database, personId);
  const isSame = own.some((one) => one.issuer === person.issuer && one.subject === person.subject);
  if (!isSame)
    throw other(
      'You signed in there as somebody else. Confirm as the person who is signed in here.',
    );
  const value = await stepUp(ground, session.id);
  await database.aside((writing) =>
    audit(
      writing,
      { caller, now },
      {
        action: 'identity confirmed',
        about: { kind: 'person', id: personId },
      },
    ),
  );
  return { kind: 'stepped up', value, next: trip.next };
}

async function signIn(
  ground: SignInGround,
  { trip, person }: { trip: Trip; person: ProviderPerson },
  from: From,
): Promise<SignedIn> {
  const roles = rolesOfGroups(person.groups, providerOf(ground).settings.groupRoles);
  const known = await findPersonOf(ground.database, person);
  const personId =
    known ??
    (trip.link === undefined
      ? await add(ground, person, roles.length > 0)
      : await bindByLink(ground, { person, code: trip.link }, from));
  if ((await callerOfPerson(ground, personId, from)) !== undefined) {
    await keepSignInRoles(ground, personId, roles);
  }
  const caller = await callerOfPerson(ground, personId, from);
  if (caller === undefined) {
    await auditFailure(ground, undefined, from);
    throw other('Your account here has been closed. Ask whoever manages people.');
  }
  return enter(ground, { caller, personId, way: 'provider', next: trip.next }, from);
}

/** Adds whoever comes for the first time and has a role to come with. */
async function add(
  ground: SignInGround,
  person: ProviderPerson,
  hasRole: boolean,
): Promise<string> {
  if (!hasRole) {
    throw new GatehouseError(
      'ACCESS_PROVIDER_NO_ROLE',
      'You have no role here: none of your groups brings one. Ask whoever manages people.',
      { status: 403 },
    );
  }
  const personId = await addPersonOfProvider(ground, person);
  await ground.database.aside((session) => keepIdentity(session, person, personId));
  return personId;
}

/** Binds the account at the provider to the person for whom a one-time link was made. */
async function bindByLink(
  ground: SignInGround,
  { person, code }: { person: ProviderPerson; code: string },
  { requestId }: From,
): Promise<string> {
  const { database, now } = ground;
  const { id } = await getLinkPerson(ground, code);
  await database.aside(async (session) => {
    if ((await takeLink(session, hashOf(code), now())) === 0) throw beginAgain();
    await keepIdentity(session, person, id);
    await audit(
      session,
      { caller: { ...publicCaller, requestId }, now },
      {
        action: 'account at provider bound by link',
        about: { kind: 'person', id },
        after: { issuer: person.issuer },
      },
    );
  });
  await tellOwner(ground, id, 'account at provider bound by link');
  return id;
}

function providerOf({ provider }: SignInGround): Provider {
  if (provider !== undefined) return provider;
  throw new GatehouseError(
    'ACCESS_PROVIDER_NONE',
    'This hub has no sign-in provider. Sign in by e-mail address and password.',
    { status: 404 },
  );
}

function other(message: string): GatehouseError {
  return new GatehouseError('ACCESS_PROVIDER_OTHER', message, { status: 422 });
}

function present(query: Record<string, string | undefined>): Record<string, string> {
  const held: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) if (value !== undefined) held[name] = value;
  return held;
}
