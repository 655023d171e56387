import { Worker } from 'node:worker_threads';
import { GatehouseError } from '../../errors.ts';
import { type RankResult, type RankTask, resultMessage } from './rank-task.ts';

type Waiting = { resolve: (result: RankResult) => void; reject: (error: Error) => void };

/** A thread that draws and counts. It is started with the first task, and holds the process open only while it works. */
export class RankThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  do(task: RankTask): Promise<RankResult> {
    const worker = this.start();
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, task });
    });
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    // With little room for what is thrown away at once, a tenth of the time would go into clearing up.
    const resourceLimits = { maxYoungGenerationSizeMb: 64 };
    const worker = new Worker(new URL('./rank-worker.js', import.meta.url), { resourceLimits });
    worker.on('message', (raw) => this.settle(raw, worker));
    worker.on('error', (error) => this.stop(worker, error.message));
    worker.on('exit', () => this.stop(worker, 'it ended'));
    this.worker = worker;
    return worker;
  }

  private settle(raw: unknown, worker: Worker): void {
    const { id, result, error } = resultMessage.parse(raw);
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (this.waiting.size === 0) worker.unref();
    if (result) waiting?.resolve(result);
    else waiting?.reject(errorOf(error));
  }

  /** Whoever waits is told; the next task starts another thread. */
  private stop(worker: Worker, why: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    const message = `The thread that draws places has stopped (${why}); ask again.`;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) {
      reject(new GatehouseError('RATE_DRAWING_STOPPED', message, { status: 503 }));
    }
  }
}

/** The error as it was thrown in the thread. */
function errorOf(
  error: { message: string; code?: string | undefined; status?: number | undefined } | undefined,
): Error {
  const { message, code, status = 500 } = error ?? { message: 'The thread gave no answer.' };
  return code === undefined ? new Error(message) : new GatehouseError(code, message, { status });
}
