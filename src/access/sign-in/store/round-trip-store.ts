import { z } from 'zod';
import { type Session, sql } from '../../../database/index.ts';

const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), personId: z.string(), email: z.string(), next: z.string() }),
  z.object({
    kind: z.literal('provider'),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    next: z.string(),
    /** The session that is to be stepped up; absent where somebody signs in. */
    sessionId: z.string().optional(),
    /** Of the link by which a person who is already known binds their account at the provider to it. */
    link: z.string().optional(),
  }),
]);

/** What is half done while a browser is elsewhere, or a code is awaited. */
export type RoundTrip = z.output<typeof content>;
export type RoundTripOf<K extends RoundTrip['kind']> = Extract<RoundTrip, { kind: K }>;

/** Keeps what a browser has half done, in place of what it had before. */
export async function keepRoundTrip(
  session: Session,
  { browserHash, trip, expiresAt }: { browserHash: string; trip: RoundTrip; expiresAt: Date },
): Promise<void> {
  const text = JSON.stringify(trip);
  await session.run(sql`
    insert into sign_in_round_trip (browser_hash, kind, content, expires_at)
    values (${browserHash}, ${trip.kind}, ${text}::jsonb, ${expiresAt})
    on conflict (browser_hash) do update
      set kind = excluded.kind, content = excluded.content, expires_at = excluded.expires_at`);
}

/** What a browser has half done, while it may still go on. */
export async function findRoundTrip(
  session: Session,
  browserHash: string,
  now: Date,
): Promise<RoundTrip | undefined> {
  const [found] = await session.rows(
    z.object({ content }),
    sql`select content from sign_in_round_trip where browser_hash = ${browserHash} and expires_at > ${now}`,
  );
  return found?.content;
}

/** The same, and forgets it, so that nothing goes on from it twice. */
export async function takeRoundTrip(
  session: Session,
  browserHash: string,
  now: Date,
): Promise<RoundTrip | undefined> {
  const [found] = await session.rows(
    z.object({ content, late: z.boolean() }),
    sql`delete from sign_in_round_trip where browser_hash = ${browserHash}
      returning content, expires_at <= ${now} as late`,
  );
  return found?.late === false ? found.content : undefined;
}

/** Forgets what nobody came back to. */
export function forgetRoundTrips(session: Session, now: Date): Promise<number> {
  return session.run(sql`delete from sign_in_round_trip where expires_at <= ${now}`);
}
