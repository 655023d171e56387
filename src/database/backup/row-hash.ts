import { createHash } from 'node:crypto';
import type { Sum } from './format.ts';

/** Counts and hashes lines as they come. */
export class RowHash {
  private readonly hash = createHash('sha256');
  private rows = 0;

  add(lines: readonly string[]): void {
    for (const line of lines) this.hash.update(line).update('\n');
    this.rows += lines.length;
  }

  sum(): Sum {
    return { rows: this.rows, sha256: this.hash.digest('hex') };
  }
}
