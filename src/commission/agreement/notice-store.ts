import { z } from 'zod';
import { parties } from '../../catalogue/index.ts';
import { type Session, sql } from '../../database/index.ts';
import { type Notice, type NoticeEvent, noticeEventKinds } from './agreement.ts';
import { sidesOf } from './agreement-writing-store.ts';
import { changeSchema } from './change.ts';
import { refuseUnstorable } from './storable-text.ts';

const actorColumns = { party: z.enum(parties), actor_name: z.string(), actor_role: z.string() };

const noticeRow = z
  .object({
    agreement_id: z.string(),
    notice_number: z.number(),
    title: z.string(),
    reason: z.string(),
    evidence: z.string().nullable(),
    effective_month: z.number(),
    changes: z.array(changeSchema),
    based_on_hash: z.string(),
    recorded_at: z.string(),
    ...actorColumns,
  })
  .transform(
    (row): Omit<Notice, 'events'> => ({
      agreementId: row.agreement_id,
      number: row.notice_number,
      title: row.title,
      reason: row.reason,
      evidence: row.evidence,
      effective: row.effective_month,
      changes: row.changes,
      basedOnHash: row.based_on_hash,
      actor: { party: row.party, name: row.actor_name, role: row.actor_role },
      recordedAt: row.recorded_at,
    }),
  );

const eventRow = z
  .object({
    agreement_id: z.string(),
    notice_number: z.number(),
    event_number: z.number(),
    kind: z.enum(noticeEventKinds),
    took_effect_on: z.string(),
    reason: z.string().nullable(),
    after_notice: z.number().nullable(),
    recorded_at: z.string(),
    ...actorColumns,
  })
  .transform(
    (row): NoticeEvent => ({
      agreementId: row.agreement_id,
      notice: row.notice_number,
      number: row.event_number,
      kind: row.kind,
      actor: { party: row.party, name: row.actor_name, role: row.actor_role },
      on: row.took_effect_on,
      reason: row.reason,
      after: row.after_notice,
      recordedAt: row.recorded_at,
    }),
  );

/** The notices of agreements with what became of each, in the order in which they were proposed. */
export async function listNotices(session: Session, ids: readonly string[]): Promise<Notice[]> {
  const notices = await session.rows(
    noticeRow,
    sql`select * from agreement_notice where agreement_id = any(${[...ids]}::text[]) order by notice_number`,
  );
  const events = await session.rows(
    eventRow,
    sql`select * from agreement_notice_event where agreement_id = any(${[...ids]}::text[])
        order by notice_number, event_number`,
  );
  return notices.map((notice) => ({
    ...notice,
    events: events.filter(
      (event) => event.agreementId === notice.agreementId && event.notice === notice.number,
    ),
  }));
}

/** A notice before it is stored; its number is the next. */
export type NewNotice = Omit<Notice, 'number' | 'recordedAt' | 'events'>;

/** Adds a notice and returns its number. */
export async function addNotice(session: Session, notice: NewNotice): Promise<number> {
  refuseUnstorable(notice);
  const { actor, agreementId } = notice;
  const [row] = await session.rows(
    z.object({ notice_number: z.number() }),
    sql`insert into agreement_notice (agreement_id, notice_number, title, reason, evidence, effective_month,
          changes, based_on_hash, party, actor_name, actor_role, provider_id, commissioner_id)
        select ${agreementId}, coalesce(max(notice_number), 0) + 1, ${notice.title}, ${notice.reason},
          ${notice.evidence}, ${notice.effective}::int, ${JSON.stringify(notice.changes)}::jsonb,
          ${notice.basedOnHash}, ${actor.party}, ${actor.name}, ${actor.role}, ${sidesOf(agreementId)}
        from agreement_notice where agreement_id = ${agreementId}
        returning notice_number`,
  );
  return row?.notice_number ?? 0;
}

export async function addNoticeEvent(
  session: Session,
  event: Omit<NoticeEvent, 'number' | 'recordedAt'>,
): Promise<void> {
  refuseUnstorable(event);
  const { actor, agreementId, notice } = event;
  await session.run(
    sql`insert into agreement_notice_event (agreement_id, notice_number, event_number, kind, party, actor_name,
          actor_role, took_effect_on, reason, after_notice, provider_id, commissioner_id)
        select ${agreementId}, ${notice}::int, coalesce(max(event_number), 0) + 1, ${event.kind}, ${actor.party},
          ${actor.name}, ${actor.role}, ${event.on}::date, ${event.reason}, ${event.after}::int, ${sidesOf(agreementId)}
        from agreement_notice_event where agreement_id = ${agreementId} and notice_number = ${notice}`,
  );
}
