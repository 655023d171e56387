import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { sql } from '../src/database/index.ts';
import { importProposal, type Proposal, readProposal } from '../src/deliver/index.ts';
import type { Hub } from '../src/hub.ts';
import { openHub } from '../src/open-hub.ts';
import { readWorkbook } from '../src/spreadsheet/index.ts';
import { copyRows, figureTarget, withCopy } from './copy.ts';
import type { Engine, FreshPlace } from './engines.ts';
import { median } from './median.ts';
import { sampleFile } from './sample-file.ts';
import type { Settings } from './settings.ts';
import { rounded, type Table } from './table.ts';

type Times = { reading: number; checking: number; storing: number };

/** How long the import of a large file takes beside a bare COPY of the same rows. */
export async function measureImport(
  engines: readonly Engine[],
  settings: Settings,
): Promise<Table> {
  const rows: Table['rows'][number][] = [];
  for (const engine of engines) rows.push(await measureOn(engine, settings));
  return {
    title: `Import of a long CSV of ${settings.rows.toLocaleString('en-GB')} rows, seconds`,
    aim: 'at most 4 times COPY',
    rows,
  };
}

async function measureOn(engine: Engine, settings: Settings): Promise<Table['rows'][number]> {
  const place = await engine.freshPlace();
  try {
    const { times, proposal } = await importInTurns(place, settings);
    const copied = await copyInTurns(place, proposal, settings.rounds);
    const part = (read: (one: Times) => number) => median(times.map(read)) / 1000;
    const whole = part((one) => one.reading + one.checking + one.storing);
    return {
      engine: engine.name,
      import: rounded(whole),
      'reading the file': rounded(part((one) => one.reading)),
      checking: rounded(part((one) => one.checking)),
      storing: rounded(part((one) => one.storing)),
      COPY: rounded(copied / 1000),
      'times COPY': rounded(whole / (copied / 1000)),
    };
  } finally {
    await place.clear();
  }
}

async function importInTurns(
  place: FreshPlace,
  { rows, rounds }: Settings,
): Promise<{ times: Times[]; proposal: Proposal }> {
  const hub = await openHub(readConfig(place.env), 'bench', () => undefined);
  try {
    const path = join(place.env.GATEHOUSE_DATA_DIR, 'figures.csv');
    await writeFile(path, sampleFile(hub.estate, rows));
    const times: Times[] = [];
    let proposal: Proposal;
    do {
      const timed = await importOnce(hub, path);
      times.push(timed.times);
      proposal = timed.proposal;
      await forgetFigures(hub);
    } while (times.length < rounds);
    return { times, proposal };
  } finally {
    await hub.database.close();
  }
}

/** The proposal's time holds that of reading the file, which is timed once more by itself to tell the two apart. */
async function importOnce(hub: Hub, path: string): Promise<{ times: Times; proposal: Proposal }> {
  const begun = performance.now();
  await readWorkbook(await readFile(path), path);
  const read = performance.now();
  const proposal = await readProposal({ name: path, bytes: await readFile(path) }, hub);
  const proposed = performance.now();
  await importProposal(hub, proposal, 'bench');
  const stored = performance.now();
  const reading = read - begun;
  return {
    times: { reading, checking: proposed - read - reading, storing: stored - proposed },
    proposal,
  };
}

/** So that the next round begins as the first one did. */
async function forgetFigures({ database }: Hub): Promise<void> {
  await database.run(sql`truncate published_figure, level, quality_finding, import_batch`);
}

function copyInTurns(place: FreshPlace, proposal: Proposal, rounds: number): Promise<number> {
  const rows = copyRows(proposal.published);
  return withCopy(place, figureTarget, async (timeCopy) => {
    const times: number[] = [];
    while (times.length < rounds) times.push(await timeCopy(rows));
    return median(times);
  });
}
