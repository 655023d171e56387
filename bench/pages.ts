import autocannon from 'autocannon';
import type { Engine } from './engines.ts';
import { median } from './median.ts';
import { type PageProcess, withPages } from './page-process.ts';
import type { Settings } from './settings.ts';
import { rounded, type Table } from './table.ts';

export const matrixPath = '/performance?period=2007-08';
const pagePaths = [
  ['matrix', matrixPath],
  ['provider', '/providers/stafford'],
] as const;

const connections = 50;
const warmUpSeconds = 3;
const turnSeconds = 2;
const newlyMade = 20;
/** What a browser sends, so that pages and their twins travel compressed. */
const headers = { 'accept-encoding': 'gzip, deflate, br' };

type Load = { perSecond: number; p50: number; p99: number };

/** Pages under load beside static twins: the same bytes and headers from the same server, without any work. */
export async function measurePages(engines: readonly Engine[], settings: Settings): Promise<Table> {
  const rows: Table['rows'][number][] = [];
  for (const engine of engines) rows.push(...(await pagesOn(engine, settings)));
  return {
    title: `Pages under load (${connections} connections, ${settings.seconds} s each in turns of ${turnSeconds} s), milliseconds`,
    aim: "a third or more of the static page's requests a second",
    rows,
  };
}

async function pagesOn(engine: Engine, settings: Settings): Promise<Table['rows'][number][]> {
  const place = await engine.freshPlace();
  try {
    return await withPages(place, async (pages) => {
      const rows: Table['rows'][number][] = [];
      for (const [page, path] of pagePaths) {
        rows.push({
          ...{ engine: engine.name, page },
          ...(await besideTwin(pages, path, settings)),
          'made anew': rounded(await makingTime(pages, path)),
        });
      }
      return rows;
    });
  } finally {
    await place.clear();
  }
}

/** Page and twin take turns, so that whatever else the machine does meets both; the turn in the middle counts. */
async function besideTwin(
  pages: PageProcess,
  path: string,
  { seconds }: Settings,
): Promise<Table['rows'][number]> {
  const twin = await pages.ask({ do: 'twin', path });
  const [pageUrl, twinUrl] = [`${pages.origin}${path}`, `${pages.origin}${twin.path}`];
  await load(twinUrl, warmUpSeconds);
  await load(pageUrl, warmUpSeconds);
  const made: Load[] = [];
  const fixed: Load[] = [];
  const shares: number[] = [];
  for (let turn = 0; turn * turnSeconds < seconds; turn++) {
    const [one, other] = [await load(twinUrl, turnSeconds), await load(pageUrl, turnSeconds)];
    fixed.push(one);
    made.push(other);
    shares.push(other.perSecond / one.perSecond);
  }
  const middle = (turns: readonly Load[], read: (turn: Load) => number) =>
    rounded(median(turns.map(read)));
  return {
    bytes: twin.bytes ?? 0,
    'requests/s': middle(made, ({ perSecond }) => perSecond),
    p50: middle(made, ({ p50 }) => p50),
    p99: middle(made, ({ p99 }) => p99),
    'static/s': middle(fixed, ({ perSecond }) => perSecond),
    'static p50': middle(fixed, ({ p50 }) => p50),
    'static p99': middle(fixed, ({ p99 }) => p99),
    share: rounded(median(shares)),
  };
}

async function load(url: string, seconds: number): Promise<Load> {
  const { requests, latency, errors, non2xx } = await autocannon({
    ...{ url, headers, connections },
    duration: seconds,
  });
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} refusals.`);
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

/** How long one visitor waits for a page that nobody has asked for since the last figure came, in milliseconds. */
async function makingTime(pages: PageProcess, path: string): Promise<number> {
  const times: number[] = [];
  while (times.length < newlyMade) {
    await pages.ask({ do: 'new revision' });
    const begun = performance.now();
    await (await fetch(`${pages.origin}${path}`, { headers })).arrayBuffer();
    times.push(performance.now() - begun);
  }
  return median(times);
}
