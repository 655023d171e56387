import { z } from 'zod';
import { type Period, parsePeriod } from '../calendar/index.ts';
import { type Session, sql } from '../database/index.ts';

/** A provider of which something is stated for a year. */
export type KnownYear = { providerId: string; year: Period };

const knownRow = z
  .object({ provider_id: z.string(), period: z.string() })
  .transform((row): KnownYear => ({ providerId: row.provider_id, year: parsePeriod(row.period) }));

/** Of whom outturns of these metrics are published for which financial years. */
export async function listKnownYears(
  session: Session,
  metrics: readonly string[],
): Promise<KnownYear[]> {
  const known = await session.rows(
    knownRow,
    sql`select distinct f.provider_id, f.period from published_figure f
        join import_batch b on b.batch_id = f.batch_id and b.committed_at is not null
        where f.months = 12 and f.mentioned_in = '' and f.nothing is null
          and f.metric_code = any(${[...metrics]}::text[])
        order by f.period desc, f.provider_id`,
  );
  return known.filter(({ year }) => year.kind === 'year');
}
