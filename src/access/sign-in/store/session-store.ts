import { z } from 'zod';
import { type Session, sql } from '../../../database/index.ts';

export const waysIn = ['password', 'password and code', 'provider', 'link'] as const;
export type WayIn = (typeof waysIn)[number];
export type EndedBy = 'signed out' | 'revoked' | 'password changed';

const instant = z.iso.datetime().transform((text) => new Date(text));
const columns = sql`session_id, person_id, way, value_hash, earlier_hash, earlier_until, next_hash, turn, browser,
  started_at, turned_at, last_used_at, ends_at, stepped_up_until`;

const storedSession = z
  .object({
    session_id: z.string(),
    person_id: z.string(),
    way: z.enum(waysIn),
    value_hash: z.string(),
    earlier_hash: z.string().nullable(),
    earlier_until: instant.nullable(),
    next_hash: z.string().nullable(),
    turn: z.string(),
    browser: z.string(),
    started_at: instant,
    turned_at: instant,
    last_used_at: instant,
    ends_at: instant,
    stepped_up_until: instant.nullable(),
  })
  .transform((row) => ({
    id: row.session_id,
    personId: row.person_id,
    way: row.way,
    valueHash: row.value_hash,
    earlierHash: row.earlier_hash,
    earlierUntil: row.earlier_until,
    nextHash: row.next_hash,
    turn: row.turn,
    browser: row.browser,
    startedAt: row.started_at,
    turnedAt: row.turned_at,
    lastUsedAt: row.last_used_at,
    endsAt: row.ends_at,
    steppedUpUntil: row.stepped_up_until,
  }));

/** A session as it is kept: of its values only the hashes. */
export type StoredSession = z.output<typeof storedSession>;

/** Keeps a session that begins. */
export function insertSession(
  session: Session,
  begun: Omit<StoredSession, 'earlierHash' | 'earlierUntil' | 'nextHash'>,
): Promise<number> {
  return session.run(sql`
    insert into sign_in_session (session_id, person_id, way, value_hash, turn, browser,
      started_at, turned_at, last_used_at, ends_at, stepped_up_until)
    values (${begun.id}, ${begun.personId}, ${begun.way}, ${begun.valueHash}, ${begun.turn}, ${begun.browser},
      ${begun.startedAt}, ${begun.turnedAt}, ${begun.lastUsedAt}, ${begun.endsAt}, ${begun.steppedUpUntil})`);
}

/** The session that has not been ended to which a value belongs: its present, earlier or next one. */
export async function findSessionByValue(
  session: Session,
  hash: string,
): Promise<StoredSession | undefined> {
  const [found] = await session.rows(
    storedSession,
    sql`select ${columns} from sign_in_session
      where (value_hash = ${hash} or earlier_hash = ${hash} or next_hash = ${hash}) and ended_at is null`,
  );
  return found;
}

/** A session by its id, unless it has been ended. */
export async function findSession(
  session: Session,
  id: string,
): Promise<StoredSession | undefined> {
  const [found] = await session.rows(
    storedSession,
    sql`select ${columns} from sign_in_session where session_id = ${id} and ended_at is null`,
  );
  return found;
}

/** A person's sessions that may still go on, the one last used first. */
export function listOpenSessions(
  session: Session,
  personId: string,
  { now, usedSince }: { now: Date; usedSince: Date },
): Promise<StoredSession[]> {
  return session.rows(
    storedSession,
    sql`select ${columns} from sign_in_session
      where person_id = ${personId} and ended_at is null and ends_at > ${now} and last_used_at > ${usedSince}
      order by last_used_at desc, session_id`,
  );
}

/** Offers the next value, unless another request already has. */
export function offerNext(session: Session, id: string, nextHash: string): Promise<number> {
  return session.run(sql`
    update sign_in_session set next_hash = ${nextHash} where session_id = ${id} and next_hash is null`);
}

/** Makes the next value the present one: it came back. */
export function takeNext(
  session: Session,
  id: string,
  { nextHash, turn, now, earlierUntil }: TakenNext,
): Promise<number> {
  return session.run(sql`
    update sign_in_session set earlier_hash = value_hash, earlier_until = ${earlierUntil}, value_hash = next_hash,
      next_hash = null, turn = ${turn}, turned_at = ${now}, last_used_at = ${now}
    where session_id = ${id} and next_hash = ${nextHash} and ended_at is null`);
}
export type TakenNext = { nextHash: string; turn: string; now: Date; earlierUntil: Date };

/** Gives the session another value at once and lets it sign until an instant. */
export function stepUpSession(
  session: Session,
  id: string,
  stepped: { valueHash: string; turn: string; now: Date; earlierUntil: Date; until: Date },
): Promise<number> {
  const { valueHash, turn, now, earlierUntil, until } = stepped;
  return session.run(sql`
    update sign_in_session set earlier_hash = value_hash, earlier_until = ${earlierUntil}, value_hash = ${valueHash},
      next_hash = null, turn = ${turn}, turned_at = ${now}, last_used_at = ${now}, stepped_up_until = ${until}
    where session_id = ${id} and ended_at is null`);
}

/** Keeps when a session was last used. */
export function touchSession(session: Session, id: string, now: Date): Promise<number> {
  return session.run(sql`
    update sign_in_session set last_used_at = ${now} where session_id = ${id} and last_used_at < ${now}`);
}

/** Ends sessions of a person: one, or all but one; tells which ended. */
export async function endSessions(
  session: Session,
  personId: string,
  { only, except, by, now }: { only?: string; except?: string | undefined; by: EndedBy; now: Date },
): Promise<string[]> {
  const ended = await session.rows(
    z.object({ session_id: z.string() }),
    sql`update sign_in_session set ended_at = ${now}, ended_by = ${by}
      where person_id = ${personId} and ended_at is null
        and (${only ?? null}::text is null or session_id = ${only ?? null})
        and (${except ?? null}::text is null or session_id <> ${except ?? null})
      returning session_id`,
  );
  return ended.map(({ session_id }) => session_id);
}

/** Forgets sessions that were over before an instant. */
export function forgetSessions(session: Session, before: Date): Promise<number> {
  return session.run(sql`delete from sign_in_session where ends_at < ${before}`);
}
