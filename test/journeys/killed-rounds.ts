/** For the journey of kills: runs writers one after the other on one database and kills each at some moment. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';

const findingSchema = z.object({
  /** The names of all batches that are kept. */
  batches: z.array(z.string()),
  halfThere: z.array(z.string()),
  /** Rows of batches that are not kept. */
  strays: z.number(),
  tallies: z.array(z.string()),
  trail: z.array(z.string()),
});

/** What a writer finds when it opens the database. */
export type Finding = z.infer<typeof findingSchema>;

const saidSchema = z.object({
  found: findingSchema.optional(),
  stored: z.string().optional(),
});

const writer = join(import.meta.dirname, 'killed-writer.js');
const mostMilliseconds = 40;
const mostBatches = 5;

/** A writer that is started and waits for a line. */
class Writer {
  readonly stored: string[] = [];
  found: Finding | undefined;
  complaint = '';
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly lines: AsyncIterator<string>;
  private readonly gone: Promise<unknown>;

  constructor(place: string, round: string) {
    this.child = spawn(process.execPath, [writer, place, round], { stdio: 'pipe' });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.complaint += text;
    });
    this.gone = once(this.child, 'close');
    this.child.stdin.on('error', () => undefined);
  }

  begin(): void {
    this.child.stdin.write('begin\n');
  }

  /** Reads on until what is waited for has been said, or the writer is gone. */
  async readUntil(isThere: () => boolean): Promise<void> {
    while (!isThere()) {
      const { value, done } = await this.lines.next();
      if (done) return;
      const { found, stored } = saidSchema.parse(JSON.parse(value));
      this.found ??= found;
      if (stored !== undefined) this.stored.push(stored);
    }
  }

  /** Kills without warning, and reads what had been said before. */
  async kill(): Promise<NodeJS.Signals | null> {
    this.child.kill('SIGKILL');
    await this.readUntil(() => false);
    await this.gone;
    return this.child.signalCode;
  }
}

/** One round: what the writer found, which batches it said it had stored, and what it ended by. */
export type Round = {
  found: Finding | undefined;
  stored: readonly string[];
  signal: NodeJS.Signals | null;
  complaint: string;
};

/**
 * Kills as many writers as asked for, each some milliseconds after one of its first batches, or, every fourth, at some
 * moment from its very beginning; then lets one more look at what is left.
 */
export async function* killWriters(place: string, rounds: number): AsyncGenerator<Round> {
  let next = new Writer(place, 'round-1');
  let openingMilliseconds = 1_000;
  try {
    for (let round = 1; round <= rounds + 1; round += 1) {
      const now = next;
      now.begin();
      const begun = performance.now();
      if (round <= rounds) next = new Writer(place, `round-${round + 1}`);
      if (round > rounds) await now.readUntil(() => now.found !== undefined);
      else if (round % 4 === 0) await setTimeout(randomInt(Math.ceil(openingMilliseconds)));
      else {
        await now.readUntil(() => now.found !== undefined);
        openingMilliseconds = performance.now() - begun;
        const batches = randomInt(mostBatches);
        await now.readUntil(() => now.stored.length >= batches);
        await setTimeout(randomInt(mostMilliseconds));
      }
      const signal = await now.kill();
      yield { found: now.found, stored: now.stored, signal, complaint: now.complaint };
    }
  } finally {
    // Also where a round is not as it should be: no writer is left behind.
    await next.kill();
  }
}
