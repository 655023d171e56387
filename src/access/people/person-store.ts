import { z } from 'zod';
import { type Session, type Sql, sql } from '../../database/index.ts';
import type { Doer, Person } from './person.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));

const personRow = z
  .object({
    person_id: z.string(),
    name: z.string(),
    position: z.string().nullable(),
    email: z.string(),
    added_by_id: z.string().nullable(),
    added_by: z.string(),
    added_at: instant,
    ended_by_id: z.string().nullable(),
    ended_by: z.string().nullable(),
    ended_at: instant.nullable(),
    end_reason: z.string().nullable(),
  })
  .transform(({ ended_at, ended_by, end_reason, ...row }): Person => {
    const by = { id: row.ended_by_id ?? undefined, name: ended_by ?? '' };
    return {
      id: row.person_id,
      name: row.name,
      position: row.position ?? undefined,
      email: row.email,
      addedBy: { id: row.added_by_id ?? undefined, name: row.added_by },
      addedAt: row.added_at,
      ended: ended_at === null ? undefined : { at: ended_at, by, reason: end_reason ?? '' },
    };
  });

const selectWhere = (condition: Sql): Sql =>
  sql`select person_id, name, position, email, added_by_id, added_by, added_at, ended_by_id, ended_by, ended_at, end_reason
    from person where ${condition} order by lower(name), person_id`;

/** The person with an id, whether ended or not. */
export async function findPerson(session: Session, id: string): Promise<Person | undefined> {
  const [found] = await session.rows(personRow, selectWhere(sql`person_id = ${id}`));
  return found;
}

/** The person who is not ended and has this e-mail address, whatever its case. */
export async function findPersonByEmail(
  session: Session,
  email: string,
): Promise<Person | undefined> {
  const [found] = await session.rows(
    personRow,
    selectWhere(sql`lower(email) = lower(${email}) and ended_at is null`),
  );
  return found;
}

/** What the people with these ids are called, by id. */
export async function listNames(
  session: Session,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = await session.rows(
    personRow,
    selectWhere(sql`person_id = any(${[...ids]}::text[])`),
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** Everyone who was ever added, by name. */
export function selectPeople(session: Session): Promise<Person[]> {
  return session.rows(personRow, selectWhere(sql`true`));
}

/** Keeps a person; 0 where somebody who is not ended has the e-mail address. */
export function insertPerson(
  session: Session,
  { id, name, position, email, addedBy, addedAt }: Person,
): Promise<number> {
  return session.run(sql`
    insert into person (person_id, name, position, email, added_by_id, added_by, added_at)
    values (${id}, ${name}, ${position}, ${email}, ${addedBy.id}, ${addedBy.name}, ${addedAt})
    on conflict do nothing`);
}

/** Ends a person; 0 where they are ended already. */
export function markEnded(
  session: Session,
  id: string,
  { at, by, reason }: { at: Date; by: Doer; reason: string },
): Promise<number> {
  return session.run(sql`
    update person set ended_at = ${at}, ended_by_id = ${by.id}, ended_by = ${by.name}, end_reason = ${reason}
    where person_id = ${id} and ended_at is null`);
}

/** Lets only one transaction at a time change who holds what: the last administrator is looked for among all. */
export async function takeTurn(session: Session): Promise<void> {
  await session.rows(z.unknown(), sql`select pg_advisory_xact_lock(7277)`);
}
