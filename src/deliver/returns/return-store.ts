import { z } from 'zod';
import type { MonthIndex } from '../../calendar/index.ts';
import { type Session, type Sql, sql } from '../../database/index.ts';
import {
  eventKinds,
  type ReturnActor,
  type ReturnEvent,
  type ReturnKey,
  type SavedCell,
  type Submission,
} from './return.ts';

const actorColumns = {
  person_id: z.string().nullable(),
  actor_name: z.string(),
  actor_role: z.string(),
  recorded_at: z.string(),
};
type ActorRow = z.infer<z.ZodObject<typeof actorColumns>>;

function actorOf({ person_id, actor_name, actor_role }: ActorRow): ReturnActor {
  return { personId: person_id, name: actor_name, role: actor_role };
}

/** Lets one change of a return in at a time, until the transaction ends. */
export async function lockReturnRow(session: Session, key: ReturnKey): Promise<void> {
  const name = `${key.providerId} ${key.template} ${key.month}`;
  await session.run(sql`select pg_advisory_xact_lock(7276, hashtext(${name}))`);
}

function ofKey({ providerId, template, month }: ReturnKey): Sql {
  return sql`provider_id = ${providerId} and template = ${template} and month = ${month}::integer`;
}

const eventRow = z
  .object({
    event_number: z.number(),
    kind: z.enum(eventKinds),
    submission: z.number().nullable(),
    cell: z.string().nullable(),
    query: z.number().nullable(),
    words: z.string().nullable(),
    ...actorColumns,
  })
  .transform((row): ReturnEvent => {
    const { event_number, kind, submission, cell, query, words, recorded_at } = row;
    const about = { number: event_number, kind, submission, cell, query, words };
    return { ...about, by: actorOf(row), at: recorded_at };
  });

/** What became of a return, in order. */
export function listEvents(session: Session, key: ReturnKey): Promise<ReturnEvent[]> {
  return session.rows(
    eventRow,
    sql`select * from return_event where ${ofKey(key)} order by event_number`,
  );
}

/** Appends what became of a return. */
export async function addEvent(
  session: Session,
  { providerId, template, month }: ReturnKey,
  { number, kind, submission, cell, query, words, by, at }: ReturnEvent,
): Promise<void> {
  await session.run(sql`
    insert into return_event (provider_id, template, month, event_number, kind, submission, cell, query, words,
      person_id, actor_name, actor_role, recorded_at)
    values (${providerId}, ${template}, ${month}::integer, ${number}::integer, ${kind}, ${submission}::integer,
      ${cell}, ${query}::integer, ${words}, ${by.personId}, ${by.name}, ${by.role}, ${at}::timestamptz)`);
}

const cellRow = z
  .object({ cell: z.string(), version: z.number(), content: z.string(), ...actorColumns })
  .transform((row): SavedCell => {
    const { cell, version, content, recorded_at } = row;
    return { address: cell, text: content, version, by: actorOf(row), at: recorded_at };
  });

/** The cells of a draft as they were last saved, or some of them. */
export function listSavedCells(
  session: Session,
  key: ReturnKey,
  addresses?: readonly string[],
): Promise<SavedCell[]> {
  const some = addresses ? sql`and cell = any (${[...addresses]}::text[])` : sql``;
  return session.rows(
    cellRow,
    sql`select distinct on (cell) * from return_cell where ${ofKey(key)} ${some}
        order by cell, version desc`,
  );
}

/** Every saving of one cell, the latest first. */
export function listCellVersions(
  session: Session,
  key: ReturnKey,
  address: string,
): Promise<SavedCell[]> {
  return session.rows(
    cellRow,
    sql`select * from return_cell where ${ofKey(key)} and cell = ${address} order by version desc`,
  );
}

/** Appends versions of cells. */
export async function addCells(
  session: Session,
  { providerId, template, month }: ReturnKey,
  cells: readonly SavedCell[],
): Promise<void> {
  const rows = cells.map(({ address, text, version, by, at }) => ({
    ...{ cell: address, version, content: text, recorded_at: at },
    ...{ person_id: by.personId, actor_name: by.name, actor_role: by.role },
  }));
  await session.run(sql`
    insert into return_cell (provider_id, template, month, cell, version, content, person_id, actor_name, actor_role,
      recorded_at)
    select ${providerId}, ${template}, ${month}::integer, cell, version, content, person_id, actor_name, actor_role,
      recorded_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as saved (cell text, version integer, content text,
      person_id text, actor_name text, actor_role text, recorded_at timestamptz)`);
}

const submissionColumns = {
  submission: z.number(),
  cells: z.record(z.string(), z.string()),
  in_time: z.boolean(),
  ...actorColumns,
};

const submissionRow = z.object(submissionColumns).transform((row): Submission => {
  const { submission, cells, in_time, recorded_at } = row;
  const written = new Map(Object.entries(cells));
  return { number: submission, cells: written, by: actorOf(row), at: recorded_at, inTime: in_time };
});

/** Every submitted version of a return, in order. */
export function listSubmissions(session: Session, key: ReturnKey): Promise<Submission[]> {
  return session.rows(
    submissionRow,
    sql`select * from return_submission where ${ofKey(key)} order by submission`,
  );
}

/** Appends a submitted version. */
export async function addSubmission(
  session: Session,
  { providerId, template, month }: ReturnKey,
  { number, cells, by, at, inTime, dueOn }: Submission & { dueOn: string },
): Promise<void> {
  await session.run(sql`
    insert into return_submission (provider_id, template, month, submission, cells, due_on, in_time,
      person_id, actor_name, actor_role, recorded_at)
    values (${providerId}, ${template}, ${month}::integer, ${number}::integer,
      ${JSON.stringify(Object.fromEntries(cells))}::text::jsonb, ${dueOn}::date, ${inTime},
      ${by.personId}, ${by.name}, ${by.role}, ${at}::timestamptz)`);
}

const beforeRow = z.object({ month: z.number(), cells: z.record(z.string(), z.string()) });

/** What was last submitted of each month of a run. */
export function listLastSubmitted(
  session: Session,
  { providerId, template }: Pick<ReturnKey, 'providerId' | 'template'>,
  { first, months }: { first: MonthIndex; months: number },
): Promise<Array<z.infer<typeof beforeRow>>> {
  return session.rows(
    beforeRow,
    sql`select distinct on (month) month, cells from return_submission
        where provider_id = ${providerId} and template = ${template}
          and month between ${first}::integer and ${first + months - 1}::integer
        order by month, submission desc`,
  );
}
