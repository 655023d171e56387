import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from '../src/config.ts';
import { loadEstate } from '../src/estate/index.ts';
import type { Engine } from './engines.ts';
import { median, percentile } from './median.ts';
import { type PageProcess, withPages } from './page-process.ts';
import { matrixPath } from './pages.ts';
import { sampleFile } from './sample-file.ts';
import type { Settings } from './settings.ts';
import { rounded, type Table } from './table.ts';

const secondsAtRest = 3;

type Visited = { name: string; everyMilliseconds: number; path(visit: number): string };

const visited: readonly Visited[] = [
  { name: 'matrix, kept', everyMilliseconds: 50, path: () => matrixPath },
  {
    name: 'matrix, made anew',
    // Making it keeps a processor busy for a good part of this: faster, and visitors would wait for each other.
    everyMilliseconds: 250,
    // A blank more each time means the same and is another address, so it is never answered from the cache.
    path: (visit) => `${matrixPath}${'%20'.repeat(visit)}`,
  },
];

/** How long a page takes while the same process imports a large file, beside the same at rest. */
export async function measureStall(engines: readonly Engine[], settings: Settings): Promise<Table> {
  const rows: Table['rows'][number][] = [];
  for (const engine of engines) rows.push(...(await stallOn(engine, settings)));
  const figures = settings.rows.toLocaleString('en-GB');
  return {
    title: `Pages while ${figures} rows are imported, milliseconds`,
    aim: 'a long import does not stall pages',
    rows,
  };
}

async function stallOn(engine: Engine, settings: Settings): Promise<Table['rows'][number][]> {
  const rows: Table['rows'][number][] = [];
  for (const one of visited) {
    const place = await engine.freshPlace();
    try {
      const path = join(place.env.GATEHOUSE_DATA_DIR, 'figures.csv');
      await writeFile(path, sampleFile(loadEstate(packageRoot), settings.rows));
      rows.push({
        ...{ engine: engine.name, page: one.name, 'every ms': one.everyMilliseconds },
        ...(await withPages(place, (pages) => besideImport(pages, one, path))),
      });
    } finally {
      await place.clear();
    }
  }
  return rows;
}

async function besideImport(
  pages: PageProcess,
  { path, everyMilliseconds }: Visited,
  file: string,
): Promise<Table['rows'][number]> {
  let visit = 0;
  const visitor = { everyMilliseconds, url: () => `${pages.origin}${path(visit++)}` };
  // The first visits compile the templates.
  await visitUntil(wait(1_000), visitor);
  const atRest = await visitUntil(wait(secondsAtRest * 1_000), visitor);
  const meanwhile = await visitUntil(pages.ask({ do: 'import', path: file }), visitor);
  return {
    visits: meanwhile.length,
    p50: rounded(median(meanwhile)),
    p99: rounded(percentile(meanwhile, 0.99)),
    longest: rounded(Math.max(...meanwhile)),
    'p50 at rest': rounded(median(atRest)),
    'longest at rest': rounded(Math.max(...atRest)),
  };
}

/** Visits at a steady beat, however long the visits take, until `end`; gives the milliseconds of each. */
async function visitUntil(
  end: Promise<unknown>,
  { url, everyMilliseconds }: { url: () => string; everyMilliseconds: number },
): Promise<number[]> {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const visit = async () => {
    const begun = performance.now();
    const answer = await fetch(url());
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}.`);
    times.push(performance.now() - begun);
  };
  const beat = setInterval(() => running.push(visit()), everyMilliseconds);
  try {
    await end;
  } finally {
    clearInterval(beat);
  }
  await Promise.all(running);
  return times;
}
