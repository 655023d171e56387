import { readConfig } from '../../src/config.ts';
import type { LedgerRecord } from '../../src/deliver/index.ts';
import type { Hub } from '../../src/hub.ts';
import { openHub } from '../../src/open-hub.ts';
import { copyLines, withCopy } from '../copy.ts';
import type { Engine, FreshPlace } from '../engines.ts';
import type { Settings } from '../settings.ts';
import { nationalEstate } from './estate.ts';
import type { Generated } from './generated.ts';
import { describeHistory, fillHistory, settle, tableOf } from './history.ts';
import { type Ingest, measureIngest } from './ingest.ts';
import { measureRecount, type Recount } from './recount.ts';
import { fillCells, measureScorecard, type Scorecard } from './scorecard.ts';
import { measureTrace, type TraceTimes } from './trace.ts';

/** All that was measured on one engine over a history of one size. */
export type Measured = {
  engine: Engine['name'];
  size: number;
  recount: Recount;
  ingest: Ingest;
  copy: number[];
  traces: readonly TraceTimes[];
  scorecard: Scorecard;
};

/** Measures in a place of its own, which is cleared away in the end. */
export async function measureOn(
  engine: Engine,
  size: number,
  { rounds }: Pick<Settings, 'rounds'>,
): Promise<Measured> {
  const place = await engine.freshPlace();
  try {
    const { history, ...measured } = await withHub(place, async (hub) => {
      const described = describeHistory(hub, size);
      await fillHistory(hub, described);
      const recount = await measureRecount(hub, described, rounds);
      await settle(hub);
      const ingest = await measureIngest(hub, described, rounds);
      await settle(hub);
      const traces = await measureTrace(hub, described, rounds);
      await fillCells(hub);
      await settle(hub);
      const scorecard = await measureScorecard(hub, rounds);
      return { history: described, recount, ingest, traces, scorecard };
    });
    const copy = await copyInTurns(place, history, measured.ingest.batches);
    return { engine: engine.name, size, ...measured, copy };
  } finally {
    await place.clear();
  }
}

async function withHub<T>(place: FreshPlace, work: (hub: Hub) => Promise<T>): Promise<T> {
  const hub = await openHub(readConfig(place.env), 'bench', () => undefined);
  try {
    return await work({ ...hub, estate: nationalEstate(hub.estate) });
  } finally {
    await hub.database.close();
  }
}

/** COPY of each batch into a table of its own with the columns and indexes of the ledger's. */
function copyInTurns(
  place: FreshPlace,
  history: Generated,
  batches: ReadonlyArray<readonly LedgerRecord[]>,
): Promise<number[]> {
  const names = history.type.fields.map(({ name }) => name);
  const fields = names.map((name) => `"${name}"`).join(', ');
  const columns = `provider_id, record_key, revision, batch_id, stated_in, retracted, ${fields}`;
  return withCopy(place, { like: tableOf(history), columns }, async (timeCopy) => {
    const times: number[] = [];
    for (const rows of batches) {
      const lines = rows.map((row) => [
        ...[row.providerId, row.recordKey, 1, 1, 1, false],
        ...names.map((name) => row.fields[name]),
      ]);
      times.push(await timeCopy(copyLines(lines)));
    }
    return times;
  });
}
