import type { RecordType } from '../../catalogue/index.ts';
import { type Sql, sql } from '../../database/index.ts';
import { recordTable } from '../../deliver/index.ts';

/** Where records to be counted come from, under the name `r`, and what each weighs: 1, or −1 to take it away. */
export type Source = { from: Sql; where: Sql; weight: Sql | undefined };

/** What the batch at hand changes: revisions that count no longer weigh −1. */
export const deltaSource: Source = {
  from: sql`ledger_delta r`,
  where: sql`true`,
  weight: sql`r.sign`,
};

/** Which records are seen: those of some providers, as they stood after a batch; all, as they stand, when left out. */
export type Seen = { asAt?: number | undefined; providerIds?: readonly string[] | undefined };

/** The records of a type that count at all. */
export function recordSource(type: RecordType, { asAt, providerIds }: Seen = {}): Source {
  const current =
    asAt === undefined
      ? sql`r.superseded_in is null`
      : sql`r.batch_id <= ${asAt}::bigint
          and (r.superseded_in is null or r.superseded_in > ${asAt}::bigint)`;
  const here = providerIds ? sql`and r.provider_id = any (${[...providerIds]}::text[])` : sql``;
  return {
    from: sql`${recordTable(type.code)} r`,
    where: sql`not r.retracted and ${current} ${here}`,
    weight: undefined,
  };
}
