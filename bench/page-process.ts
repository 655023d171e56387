import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FreshPlace } from './engines.ts';
import { type Order, readTold, type Told } from './page-orders.ts';

/** A hub that serves pages in a process of its own, so that what asks does not slow down what answers. */
export type PageProcess = { origin: string; ask(order: Order): Promise<Told> };

/** Runs a hub on a place while `work` lasts. */
export async function withPages<T>(
  place: FreshPlace,
  work: (pages: PageProcess) => Promise<T>,
): Promise<T> {
  const path = fileURLToPath(new URL('./page-server.js', import.meta.url));
  const child = fork(path, { env: { ...process.env, ...place.env } });
  try {
    const { origin = '' } = await nextWord(child);
    const ask = async (order: Order) => {
      child.send(order);
      return nextWord(child);
    };
    const result = await work({ origin, ask });
    const ended = once(child, 'exit');
    child.send({ do: 'stop' });
    await ended;
    return result;
  } finally {
    child.kill('SIGKILL');
  }
}

async function nextWord(child: ChildProcess): Promise<Told> {
  const heard = new AbortController();
  const { signal } = heard;
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => {
        throw new Error('The process of pages ended early.');
      }),
    ]);
    return readTold(message);
  } finally {
    heard.abort();
  }
}
