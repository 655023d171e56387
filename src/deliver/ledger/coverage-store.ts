import { z } from 'zod';
import type { MonthIndex } from '../../calendar/index.ts';
import { type Session, sql } from '../../database/index.ts';

/** Months of which a provider says that all its records of a type are in, even where there are none. */
export type Coverage = {
  providerId: string;
  recordTypes: readonly string[];
  first: MonthIndex;
  months: number;
};

/** Keeps a statement of coverage; what was stated before stands. */
export async function stateCoverage(
  session: Session,
  { providerId, recordTypes, first, months }: Coverage,
  statedBy: string,
): Promise<void> {
  await session.run(sql`
    insert into record_coverage (provider_id, record_type, month, stated_by)
    select ${providerId}, record_type, month, ${statedBy}
    from unnest(${[...recordTypes]}::text[]) as record_type
    cross join generate_series(${first}::integer, ${first + months - 1}::integer) as month
    on conflict do nothing`);
}

const covered = z.object({ provider_id: z.string(), record_type: z.string(), months: z.number() });

/** Of how many of a period's months each provider's records of a type are said to be all in. */
export type Covered = z.infer<typeof covered>;

/** What is covered of a period, as far as it was stated by an instant. */
export function listCoverage(
  session: Session,
  query: {
    first: MonthIndex;
    months: number;
    providerIds?: readonly string[] | undefined;
    recordTypes?: readonly string[] | undefined;
    at?: string | undefined;
  },
): Promise<Covered[]> {
  const { first, months, providerIds, recordTypes, at } = query;
  return session.rows(
    covered,
    sql`
      select provider_id, record_type, count(*)::integer as months from record_coverage
      where month between ${first}::integer and ${first + months - 1}::integer
        ${providerIds ? sql`and provider_id = any (${[...providerIds]}::text[])` : sql``}
        ${recordTypes ? sql`and record_type = any (${[...recordTypes]}::text[])` : sql``}
        ${at === undefined ? sql`` : sql`and stated_at <= ${at}::timestamptz`}
      group by provider_id, record_type`,
  );
}

const coveredMonths = covered.extend({ months: z.array(z.number()) });

/** Each month of a period of which a provider's records of a type are said to be all in. */
export function listCoveredMonths(
  session: Session,
  query: {
    first: MonthIndex;
    months: number;
    recordTypes: readonly string[];
    at?: string | undefined;
  },
): Promise<Array<z.infer<typeof coveredMonths>>> {
  const { first, months, recordTypes, at } = query;
  return session.rows(
    coveredMonths,
    sql`
      select provider_id, record_type, array_agg(month) as months from record_coverage
      where month between ${first}::integer and ${first + months - 1}::integer
        and record_type = any (${[...recordTypes]}::text[])
        ${at === undefined ? sql`` : sql`and stated_at <= ${at}::timestamptz`}
      group by provider_id, record_type`,
  );
}
