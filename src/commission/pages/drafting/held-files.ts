import { randomBytes } from 'node:crypto';

/** A file that waits until somebody has looked at what it would change. */
export type HeldFile = { agreementId: string; fileName: string; bytes: Uint8Array };

const mostFiles = 20;
const halfAnHour = 30 * 60 * 1000;

/** Filled spreadsheets in memory, each found by a key that cannot be guessed, for half an hour at most. */
export class HeldFiles {
  private readonly now: () => number;
  private readonly held = new Map<string, { file: HeldFile; until: number }>();

  constructor(now: () => number) {
    this.now = now;
  }

  /** Holds a file, and lets the oldest go when there are too many. */
  keep(file: HeldFile): string {
    const key = randomBytes(24).toString('base64url');
    this.held.set(key, { file, until: this.now() + halfAnHour });
    const [oldest] = this.held.keys();
    if (this.held.size > mostFiles && oldest !== undefined) this.held.delete(oldest);
    // Bytes that nobody asks for again leave memory all the same.
    setTimeout(() => this.held.delete(key), halfAnHour).unref();
    return key;
  }

  /** The file of a key for its own agreement, while it is held. */
  find(key: string, agreementId: string): HeldFile | undefined {
    const found = this.held.get(key);
    if (!found || found.until <= this.now() || found.file.agreementId !== agreementId) {
      return undefined;
    }
    return found.file;
  }

  discard(key: string): void {
    this.held.delete(key);
  }
}
