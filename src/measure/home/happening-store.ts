import { z } from 'zod';
import { type Reach, type Session, type Sql, sql } from '../../database/index.ts';

/** Where something happened: each keeps who did what when. */
const happeningKinds = ['return', 'agreement', 'notice', 'rating', 'import', 'records'] as const;

const happeningRow = z
  .object({
    room: z.enum(happeningKinds),
    kind: z.string(),
    provider_id: z.string().nullable(),
    /** A template, an agreement, a scheme, or a batch. */
    about: z.string(),
    /** Of a return its month, of a notice its number, of a rating its version. */
    number: z.number().nullable(),
    title: z.string().nullable(),
    actor_name: z.string(),
    actor_role: z.string().nullable(),
    recorded_at: z.string(),
  })
  .transform((row) => ({
    ...{ room: row.room, kind: row.kind, providerId: row.provider_id, about: row.about },
    ...{ number: row.number, title: row.title },
    ...{ name: row.actor_name, role: row.actor_role, at: row.recorded_at },
  }));

/** Something that was done, as its room keeps it. */
export type Happened = z.output<typeof happeningRow>;

/** The latest things done since an instant about the providers of a scope, as far as the session may see them; the latest first. */
export async function listHappened(
  session: Session,
  {
    since,
    scope,
    records,
    most,
  }: {
    since: string;
    scope: Reach;
    /** Batches of records are told of these types, and as far as their records are seen. */
    records: { types: readonly string[]; seen: Reach };
    most: number;
  },
): Promise<Happened[]> {
  const recent = sql`recorded_at >= ${since}::timestamptz`;
  const within = (column: Sql) => withinScope(scope, column);
  return session.rows(
    happeningRow,
    sql`
      select * from (
        select 'return' as room, kind, provider_id, template as about, month as number, null::text as title, actor_name,
          actor_role, recorded_at
        from return_event where kind <> 'begun' and ${recent} and ${within(sql`provider_id`)}
        union all
        select 'agreement', event.kind, event.provider_id, event.agreement_id, null, agreement.title, event.actor_name,
          event.actor_role, event.recorded_at
        from (select * from agreement_event where ${recent}) event join agreement using (agreement_id)
        where ${within(sql`event.provider_id`)} or ${within(sql`event.commissioner_id`)}
        union all
        select 'notice', event.kind, event.provider_id, event.agreement_id, event.notice_number,
          agreement.title || ': ' || notice.title, event.actor_name, event.actor_role, event.recorded_at
        from (select * from agreement_notice_event where ${recent}) event
          join agreement_notice notice using (agreement_id, notice_number) join agreement using (agreement_id)
        where ${within(sql`event.provider_id`)} or ${within(sql`event.commissioner_id`)}
        union all
        select 'rating', kind, provider_id, scheme, scheme_version, period, actor_name, actor_role, recorded_at
        from rating_moderation where ${recent} and ${within(sql`provider_id`)}
        union all
        select 'import', 'imported', null, batch_id::text, null, file_name, recorded_by, null, committed_at
        from import_batch batch where committed_at >= ${since}::timestamptz and (
          exists (select from published_figure figure where figure.batch_id = batch.batch_id and ${within(sql`provider_id`)})
          or exists (select from level where level.batch_id = batch.batch_id and ${within(sql`provider_id`)}))
        union all
        select 'records', kind, null, batch_id::text, null, file_name, recorded_by, null, committed_at
        from ledger_batch where committed_at >= ${since}::timestamptz and record_type = any (${[...records.types]}::text[])
          and ${records.seen === 'everywhere' ? sql`true` : sql`provider_ids && ${[...records.seen]}::text[]`}
      ) happened
      order by recorded_at desc, room, about limit ${most}`,
  );
}

function withinScope(scope: Reach, column: Sql): Sql {
  return scope === 'everywhere' ? sql`true` : sql`${column} = any (${[...scope]}::text[])`;
}
