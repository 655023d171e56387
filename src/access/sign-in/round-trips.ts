import type { SignInGround } from './ground.ts';
import { hashOf, newSecretValue } from './secret-value.ts';
import { later } from './session.ts';
import {
  findRoundTrip,
  forgetRoundTrips,
  keepRoundTrip,
  type RoundTrip,
  type RoundTripOf,
  takeRoundTrip,
} from './store/round-trip-store.ts';

type Ground = Pick<SignInGround, 'database' | 'now'>;

/** How long a code is awaited, or somebody may be away at the provider. */
export const roundTripMilliseconds = 10 * 60_000;

/** Keeps what is half done on the server; the value binds it to the browser by a cookie. */
export async function beginRoundTrip({ database, now }: Ground, trip: RoundTrip): Promise<string> {
  const value = newSecretValue();
  const at = now();
  await database.aside(async (session) => {
    await forgetRoundTrips(session, at);
    const expiresAt = later(at, roundTripMilliseconds);
    await keepRoundTrip(session, { browserHash: hashOf(value), trip, expiresAt });
  });
  return value;
}

/** What a browser has half done, if it is of this kind and may still go on. */
export async function findOpenRoundTrip<K extends RoundTrip['kind']>(
  { database, now }: Ground,
  value: string | undefined,
  kind: K,
): Promise<RoundTripOf<K> | undefined> {
  if (value === undefined) return undefined;
  const found = await findRoundTrip(database, hashOf(value), now());
  return isOf(found, kind) ? found : undefined;
}

/** The same, and forgets it: nothing goes on from it twice. */
export async function takeOpenRoundTrip<K extends RoundTrip['kind']>(
  { database, now }: Ground,
  value: string | undefined,
  kind: K,
): Promise<RoundTripOf<K> | undefined> {
  if (value === undefined) return undefined;
  const taken = await database.aside((session) => takeRoundTrip(session, hashOf(value), now()));
  return isOf(taken, kind) ? taken : undefined;
}

/** Forgets what is done. */
export async function endRoundTrip({ database, now }: Ground, value: string): Promise<void> {
  await database.aside((session) => takeRoundTrip(session, hashOf(value), now()));
}

function isOf<K extends RoundTrip['kind']>(
  trip: RoundTrip | undefined,
  kind: K,
): trip is RoundTripOf<K> {
  return trip?.kind === kind;
}
