import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../src/config.ts';
import type { Engine, FreshPlace } from './engines.ts';
import { median } from './median.ts';
import { rounded, type Table } from './table.ts';

/** What one start took, in milliseconds: until it was ready, in processor time (null where it cannot be told), by step. */
type Start = { ready: number; processor: number | null; steps: Record<string, number> };

const laterStarts = 3;
const longestStart = 300_000;
/** Linux counts processor time in hundredths of a second. */
const tickMilliseconds = 10;

const stepTimes = z.array(z.object({ name: z.string(), at: z.number() }));

/** From `node` starting to the line that says the hub is ready: with nothing there, and with everything there. */
export async function measureStarts(engines: readonly Engine[]): Promise<Table[]> {
  const times: Table['rows'][number][] = [];
  const steps: Table['rows'][number][] = [];
  for (const engine of engines) {
    const { first, later } = await startsOn(engine);
    times.push(rowOf(engine.name, 'first', [first]), rowOf(engine.name, 'later', later));
    steps.push(stepsOf(engine.name, 'first', [first]), stepsOf(engine.name, 'later', later));
  }
  return [
    {
      title: `Start to ready, seconds (of ${laterStarts} later starts the one in the middle)`,
      aim: 'ready within 10 s on the first start, 2 s later',
      rows: times,
    },
    {
      title: 'Where a start spends its time, seconds',
      aim: 'to know; the embedded engine starts while the files are read',
      rows: steps,
    },
  ];
}

async function startsOn(engine: Engine): Promise<{ first: Start; later: Start[] }> {
  const place = await engine.freshPlace();
  try {
    const first = await startOnce(place);
    const later: Start[] = [];
    while (later.length < laterStarts) later.push(await startOnce(place));
    return { first, later };
  } finally {
    await place.clear();
  }
}

async function startOnce(place: FreshPlace): Promise<Start> {
  const stepsFile = join(place.env.GATEHOUSE_DATA_DIR, 'steps.json');
  const stepTimer = new URL('./step-timer.js', import.meta.url).href;
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', stepTimer, join(packageRoot, 'bin', 'gatehouse.js'), 'serve'],
    {
      env: { ...process.env, ...place.env, PORT: '0', BENCH_STEPS: stepsFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(child, 'exit');
  await readyLine(child);
  const ready = performance.now() - begun;
  const processor = processorTime(child.pid);
  child.kill('SIGTERM');
  await ended;
  const marks = stepTimes.parse(JSON.parse(await readFile(stepsFile, 'utf8')));
  return { ready, processor, steps: betweenMarks(marks, ready) };
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => child.kill('SIGKILL'), longestStart);
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (!said.includes('Gatehouse is ready at')) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The hub did not start:\n${said}`)));
  });
}

function processorTime(pid: number | undefined): number | null {
  if (process.platform !== 'linux') return null;
  // The name of the program stands in brackets and may hold spaces; the times are fields 14 and 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMilliseconds;
}

/** Each step's own time; the last one is from the last mark to the ready line. */
function betweenMarks(
  marks: readonly { name: string; at: number }[],
  ready: number,
): Record<string, number> {
  const steps: Record<string, number> = {};
  let before = 0;
  for (const { name, at } of marks) {
    steps[name] = at - before;
    before = at;
  }
  steps['server ready'] = ready - before;
  return steps;
}

function rowOf(engine: string, start: string, starts: readonly Start[]): Table['rows'][number] {
  const processor = starts.flatMap((one) => one.processor ?? []);
  return {
    engine,
    start,
    ready: rounded(median(starts.map((one) => one.ready)) / 1000),
    ...(processor.length > 0 ? { 'processor time': rounded(median(processor) / 1000) } : {}),
  };
}

function stepsOf(engine: string, start: string, starts: readonly Start[]): Table['rows'][number] {
  const names = Object.keys(starts[0]?.steps ?? {});
  const times = names.map((name) => [
    name,
    rounded(median(starts.map(({ steps }) => steps[name] ?? 0)) / 1000),
  ]);
  return { engine, start, ...Object.fromEntries(times) };
}
