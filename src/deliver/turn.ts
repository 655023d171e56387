import { setImmediate } from 'node:timers/promises';

/** Shorter than anyone notices, and long enough that giving way costs nothing. */
const longestMilliseconds = 10;

/** A turn at the processor: long work gives way when it is over, so that pages are served meanwhile. */
export class Turn {
  private begun = performance.now();

  /** Whether the work has gone on for long enough. */
  isOver(): boolean {
    return performance.now() - this.begun > longestMilliseconds;
  }

  /** Lets everything go ahead that waits by now; then a new turn begins. */
  async giveWay(): Promise<void> {
    await setImmediate();
    this.begun = performance.now();
  }
}
