import { z } from 'zod';
import { type Session, sql } from '../../database/index.ts';
import { type CellQuery, unlessRecorded } from './cells.ts';

const countedRow = z.object({ provider_id: z.string(), tally: z.string() });

/** At which provider a tally of a return counts that is not accepted yet. */
type ProvisionalTally = z.infer<typeof countedRow>;

/** Which tallies count, in some months, by a return that is submitted and not accepted; `templates` are those of the tallies, in their order. */
export function listProvisional(
  session: Session,
  { templates, ...query }: CellQuery & { templates: readonly string[] },
): Promise<ProvisionalTally[]> {
  const { tallies, providerIds, first, months } = query;
  return session.rows(
    countedRow,
    sql`
      select distinct tally_cell.provider_id, tally_cell.tally
      from provisional_return provisional
      join unnest(${[...tallies]}::text[], ${[...templates]}::text[]) as returned (tally, template)
        on returned.template = provisional.template
      join tally_cell on tally_cell.provider_id = provisional.provider_id and tally_cell.tally = returned.tally
        and tally_cell.month = provisional.month
      where provisional.month between ${first}::integer and ${first + months - 1}::integer
        ${providerIds ? sql`and provisional.provider_id = any (${[...providerIds]}::text[])` : sql``}
        ${unlessRecorded(query)}`,
  );
}
