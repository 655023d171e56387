import type { Anchor, Head } from './anchor.ts';
import { type AuditEntry, genesisHash, hashOf } from './entry.ts';

/** The first entry at which the chain does not hold, and what is wrong there. */
export type Break = {
  number: number;
  wrong: 'changed' | 'missing' | 'reordered' | 'rewritten' | 'cut off' | 'past the head';
  /** The same as a sentence. */
  words: string;
};

/** Follows a chain entry by entry, keeping only the last hash; anchors are compared as their entries pass. */
export class ChainCheck {
  private number = 0;
  private hash = genesisHash;
  private readonly anchors: readonly Anchor[];
  private passed = 0;

  constructor(anchors: readonly Anchor[]) {
    this.anchors = anchors.toSorted((one, other) => one.number - other.number);
  }

  /** What does not fit of the next entry; undefined where it continues the chain. */
  take(entry: AuditEntry): Break | undefined {
    const expected = this.number + 1;
    if (entry.number > expected) {
      return broken(
        expected,
        'missing',
        `Entry ${expected} is missing: entry ${entry.number} comes next.`,
      );
    }
    if (entry.number < expected) {
      return broken(
        entry.number,
        'reordered',
        `Entry ${entry.number} stands after entry ${this.number}.`,
      );
    }
    if (entry.previousHash !== this.hash) {
      const words = `Entry ${expected} was written after another entry than the one that stands before it.`;
      return broken(expected, 'reordered', words);
    }
    if (hashOf(this.hash, entry) !== entry.hash) {
      return broken(expected, 'changed', `Entry ${expected} no longer says what was written.`);
    }
    this.number = expected;
    this.hash = entry.hash;
    return this.compareAnchors();
  }

  /** What does not fit once all entries are taken: a chain that was cut off ends before its head or an anchor. */
  end(head: Pick<Head, 'number' | 'hash'>): Break | undefined {
    const after = this.number + 1;
    const anchor = this.anchors.at(-1);
    if (anchor && anchor.number > this.number) {
      const words = `The chain is cut off: entry ${anchor.number} was anchored, the last is ${this.number}.`;
      return broken(after, 'cut off', words);
    }
    if (head.number > this.number) {
      const words = `The chain is cut off: its head is entry ${head.number}, the last is ${this.number}.`;
      return broken(after, 'cut off', words);
    }
    if (head.number < this.number) {
      const words = `Entry ${head.number + 1} stands past the head of the chain.`;
      return broken(head.number + 1, 'past the head', words);
    }
    if (head.hash === this.hash) return undefined;
    return broken(
      this.number,
      'rewritten',
      `Entry ${this.number} is not the one that the head names.`,
    );
  }

  /** How many entries were taken, and how many anchors they met. */
  get taken(): { entries: number; hash: string; anchors: number } {
    return { entries: this.number, hash: this.hash, anchors: this.passed };
  }

  private compareAnchors(): Break | undefined {
    for (;;) {
      const anchor = this.anchors[this.passed];
      if (anchor?.number !== this.number) return undefined;
      if (anchor.hash !== this.hash) {
        const words = `Entry ${this.number} is not the one that was anchored: it or one before it was rewritten, with all that follow.`;
        return broken(this.number, 'rewritten', words);
      }
      this.passed += 1;
    }
  }
}

function broken(number: number, wrong: Break['wrong'], words: string): Break {
  return { number, wrong, words };
}
