import { type Period, parsePeriod } from '../../src/calendar/index.ts';
import type { Hub } from '../../src/hub.ts';
import { listPerformance } from '../../src/measure/index.ts';
import { readCounted } from '../../src/measure/read-counted.ts';
import { selectMetrics } from '../../src/measure/select.ts';
import { firstMonth, historyMonths } from './generated.ts';

/** Milliseconds of each round: reading the sums from the tallies, every figure from them, the whole list. */
export type Scorecard = { rows: number; sums: number[]; figures: number[]; list: number[] };

const period: Period = parsePeriod('April 2007 to December 2007');

/** Gives every provider a cell of every tally over records that it has, in every month that has none. */
export async function fillCells(hub: Hub): Promise<void> {
  const kinds = new Map(hub.catalogue.recordTypes.map(({ code, providers }) => [code, providers]));
  const cells = hub.catalogue.tallies.flatMap(({ code, record }, number) =>
    hub.estate.providers
      .filter(({ kind }) => kinds.get(record)?.includes(kind))
      .map(({ id }) => `('${id}', '${code}', ${number})`),
  );
  await hub.database.script(`
    insert into tally_cell (provider_id, tally, month, records, amount)
    select provider_id, tally, month, records, records
    from (values ${cells.join(', ')}) as kept (provider_id, tally, number)
    cross join generate_series(${firstMonth}, ${firstMonth + historyMonths - 1}) as month
    cross join lateral (select 20 + (month * 7 + number * 13 + length(provider_id) * 17) % 50 as records) one
    on conflict do nothing`);
}

/** The national scorecard: every metric at every provider, April to December 2007. */
export async function measureScorecard(hub: Hub, rounds: number): Promise<Scorecard> {
  const metrics = selectMetrics(hub.catalogue, {});
  const providers = hub.estate.providers;
  const providerIds = providers.map(({ id }) => id);
  const times: Scorecard = { rows: 0, sums: [], figures: [], list: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now();
    const counted = await readCounted(hub, metrics, { period, providerIds });
    const read = performance.now();
    for (const provider of providers) {
      for (const metric of metrics) counted.find([provider], metric);
    }
    const worked = performance.now();
    const listed = await listPerformance(hub, { period });
    const ended = performance.now();
    times.rows = listed.length;
    // The first round is for the engine to warm up.
    if (round === 0) continue;
    times.sums.push(read - begun);
    times.figures.push(worked - begun);
    times.list.push(ended - worked);
  }
  return times;
}
