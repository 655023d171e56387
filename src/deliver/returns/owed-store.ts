import { z } from 'zod';
import type { MonthIndex } from '../../calendar/index.ts';
import { type Session, sql } from '../../database/index.ts';
import { eventKinds, type ReturnEvent, type ReturnKey } from './return.ts';

const row = z
  .object({
    provider_id: z.string(),
    template: z.string(),
    month: z.number(),
    event_number: z.number(),
    kind: z.enum(eventKinds),
    submission: z.number().nullable(),
    query: z.number().nullable(),
    recorded_at: z.string(),
  })
  .transform((one) => ({
    key: { providerId: one.provider_id, template: one.template, month: one.month },
    event: {
      number: one.event_number,
      kind: one.kind,
      submission: one.submission,
      query: one.query,
    },
    at: one.recorded_at,
  }));

/** What became of many returns, without words or names, by the name of their key. */
export async function listEventsOfMany(
  session: Session,
  question: {
    templates: readonly string[];
    first: MonthIndex;
    months: number;
    providerIds?: readonly string[] | undefined;
  },
): Promise<Map<string, ReturnEvent[]>> {
  const { templates, first, months, providerIds } = question;
  const rows = await session.rows(
    row,
    sql`select provider_id, template, month, event_number, kind, submission, query, recorded_at
        from return_event
        where month between ${first}::integer and ${first + months - 1}::integer
          and template = any (${[...templates]}::text[])
          ${providerIds ? sql`and provider_id = any (${[...providerIds]}::text[])` : sql``}
        order by provider_id, template, month, event_number`,
  );
  const nobody = { personId: null, name: '', role: '' };
  const events = new Map<string, ReturnEvent[]>();
  for (const { key, event, at } of rows) {
    const name = nameOfKey(key);
    const known = events.get(name) ?? [];
    known.push({ ...event, cell: null, words: null, by: nobody, at });
    events.set(name, known);
  }
  return events;
}

/** A key as one text. */
export function nameOfKey({ providerId, template, month }: ReturnKey): string {
  return `${template}/${providerId}/${month}`;
}
