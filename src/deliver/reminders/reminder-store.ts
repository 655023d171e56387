import { z } from 'zod';
import { type Session, sql } from '../../database/index.ts';
import type { ReturnActor, ReturnKey } from '../returns/return.ts';

/** A reminder that was sent: about what, to whom, by whom. */
export type Reminder = {
  key: ReturnKey;
  to: { id: string; name: string };
  by: ReturnActor;
  at: string;
};

const row = z
  .object({
    provider_id: z.string(),
    template: z.string(),
    month: z.number(),
    to_person_id: z.string(),
    to_name: z.string(),
    person_id: z.string().nullable(),
    actor_name: z.string(),
    actor_role: z.string(),
    recorded_at: z.string(),
  })
  .transform(
    (one): Reminder => ({
      key: { providerId: one.provider_id, template: one.template, month: one.month },
      to: { id: one.to_person_id, name: one.to_name },
      by: { personId: one.person_id, name: one.actor_name, role: one.actor_role },
      at: one.recorded_at,
    }),
  );

/** The reminders of some providers' returns, the latest first; those since an instant, where one is given. */
export function listReminders(
  session: Session,
  question: { providerIds: readonly string[]; since?: string | undefined },
): Promise<Reminder[]> {
  const { providerIds, since } = question;
  return session.rows(
    row,
    sql`select * from return_reminder
        where provider_id = any (${[...providerIds]}::text[])
          ${since === undefined ? sql`` : sql`and recorded_at >= ${since}::timestamptz`}
        order by recorded_at desc, to_name`,
  );
}

/** Keeps that one person was reminded of some returns. */
export async function addReminders(
  session: Session,
  keys: readonly ReturnKey[],
  { to, by, at }: Omit<Reminder, 'key'>,
): Promise<void> {
  const rows = keys.map(({ providerId, template, month }) => ({
    ...{ provider_id: providerId, template, month },
  }));
  await session.run(sql`
    insert into return_reminder (provider_id, template, month, to_person_id, to_name,
      person_id, actor_name, actor_role, recorded_at)
    select provider_id, template, month, ${to.id}, ${to.name}, ${by.personId}, ${by.name}, ${by.role}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as reminded (provider_id text, template text, month integer)`);
}
