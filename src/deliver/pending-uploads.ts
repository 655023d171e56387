import { randomBytes } from 'node:crypto';
import type { IncomingFile } from './read-proposal.ts';

export type PendingLimits = {
  /** Files held at once, and their bytes together; the oldest go first. */
  files: number;
  bytes: number;
  /** How long a file waits for its confirmation. */
  milliseconds: number;
};

export const pendingLimits: Readonly<PendingLimits> = {
  files: 20,
  bytes: 150 * 1024 * 1024,
  milliseconds: 30 * 60 * 1000,
};

/** What became of an upload: it waits, or it was stored and `batchId` names the import (null when it changed nothing). */
export type Upload =
  | { state: 'waiting'; file: IncomingFile }
  | { state: 'stored'; batchId: number | null };

type Held = { upload: Upload; bytes: number; until: number };

/**
 * Uploaded files that wait, in memory and for a short while, until somebody has looked at what they would change.
 * Each is found by an id that cannot be guessed.
 */
export class PendingUploads {
  private readonly now: () => number;
  private readonly limits: PendingLimits;
  private readonly held = new Map<string, Held>();

  constructor(now: () => number = Date.now, limits: Partial<PendingLimits> = {}) {
    this.now = now;
    this.limits = { ...pendingLimits, ...limits };
  }

  /** Holds a file and returns its id. */
  keep(file: IncomingFile): string {
    const id = randomBytes(24).toString('base64url');
    this.set(id, { state: 'waiting', file });
    // Bytes that nobody asks for again leave memory all the same.
    setTimeout(() => this.clear(), this.limits.milliseconds + 1).unref();
    return id;
  }

  find(id: string): Upload | undefined {
    this.clear();
    return this.held.get(id)?.upload;
  }

  /** Lets go of the bytes; the id goes on telling what came of it, so that a form sent twice does no harm. */
  store(id: string, batchId: number | null): void {
    this.set(id, { state: 'stored', batchId });
  }

  discard(id: string): void {
    this.held.delete(id);
  }

  private set(id: string, upload: Upload): void {
    const bytes = upload.state === 'waiting' ? upload.file.bytes.length : 0;
    this.held.delete(id);
    this.held.set(id, { upload, bytes, until: this.now() + this.limits.milliseconds });
    this.clear();
  }

  /** Drops what has waited too long, then the oldest until the rest fits; the latest always stays. */
  private clear(): void {
    for (const [id, { until }] of this.held) {
      if (until <= this.now()) this.held.delete(id);
    }
    let bytes = 0;
    for (const one of this.held.values()) bytes += one.bytes;
    for (const [id, one] of this.held) {
      const fits = bytes <= this.limits.bytes && this.held.size <= this.limits.files;
      if (fits || this.held.size === 1) return;
      this.held.delete(id);
      bytes -= one.bytes;
    }
  }
}
