import { findRecordType } from '../../src/catalogue/index.ts';
import type { Hub } from '../../src/hub.ts';
import { countOf } from '../../src/measure/keep-tallies.ts';
import { allowLongStatements, recount } from '../../src/measure/store/keep.ts';
import { openAreas } from './estate.ts';
import { type Generated, generatedRecords } from './generated.ts';

const batchSize = 10_000;

/** Of what the history consists: so many assessments by all probation areas. */
export function describeHistory(hub: Hub, size: number): Generated {
  const type = findRecordType(hub.catalogue, 'assessment');
  if (!type) throw new Error('The catalogue has no assessments to measure with.');
  return { type, providerIds: openAreas(hub.estate).map(({ id }) => id), size };
}

/** Puts the history straight into the tables of the ledger, in batches of ten thousand, and counts its tallies. */
export async function fillHistory(hub: Hub, history: Generated): Promise<void> {
  const { type, size } = history;
  const table = tableOf(history);
  const fields = type.fields.map(({ name }) => `"${name}"`).join(', ');
  await hub.database.script(`
    begin;
    set local statement_timeout = 0;
    alter table ${table} drop constraint ${table}_pkey;
    insert into ${table} (provider_id, record_key, revision, batch_id, stated_in, retracted, ${fields})
    select provider_id, record_key, 1, batch, batch, false, ${fields}
    from (
      select (substr(record_key, 2)::bigint - 1) / ${batchSize} + 1 as batch, generated.*
      from (${generatedRecords(history, { first: 1, last: size })}) generated
    ) numbered;
    alter table ${table} add primary key (provider_id, record_key, revision);
    insert into ledger_batch (batch_id, kind, record_type, file_name, portion, content_hash, recorded_by,
      committed_at)
    select batch, 'records', '${type.code}', 'history', batch, batch::text, 'bench', clock_timestamp()
    from generate_series(1, ${Math.ceil(size / batchSize)}) as batch;
    commit;`);
  await settle(hub);
  await hub.database.transaction(async (session) => {
    await allowLongStatements(session);
    await recount(session, countOf(hub, type));
  });
  await settle(hub);
}

/** What a server does by itself after a while: the planner knows the tables and what is gone is cleared away. */
export async function settle(hub: Hub): Promise<void> {
  await hub.database.script('vacuum analyze');
}

export function tableOf({ type }: Generated): string {
  return `record_${type.code.replaceAll('-', '_')}`;
}
