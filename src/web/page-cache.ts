import type { Finished } from './finished.ts';

/** What keeping an entry costs besides its bytes: key, headers, map entries. A guess on the safe side. */
const overheadBytes = 1024;
const defaultMaximumBytes = 64 * 1024 * 1024;

type Entry = { finished: Finished; bytes: number };

/**
 * Finished pages by revision and key, bounded in bytes, the least recently used dropped first.
 * A page is made once however many ask for it, and a failure is never kept.
 */
export class PageCache {
  readonly #maximumBytes: number;
  readonly #kept = new Map<string, Entry>();
  readonly #making = new Map<string, Promise<Finished>>();
  #bytes = 0;

  constructor(options: { maximumBytes?: number } = {}) {
    this.#maximumBytes = options.maximumBytes ?? defaultMaximumBytes;
  }

  /** Bytes held now, compressed forms included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The page kept for this revision, or the one that `make` finishes. The revision must have been looked up after the request arrived. */
  cached(
    revision: string,
    key: string,
    make: () => Promise<Finished>,
  ): Finished | Promise<Finished> {
    const name = `${revision}\n${key}`;
    const entry = this.#kept.get(name);
    if (entry === undefined) return this.#making.get(name) ?? this.#make(name, make);
    this.#kept.delete(name);
    this.#kept.set(name, entry);
    return entry.finished;
  }

  #make(name: string, make: () => Promise<Finished>): Promise<Finished> {
    const making = make()
      .then((finished) => {
        this.#keep(name, finished);
        return finished;
      })
      .finally(() => this.#making.delete(name));
    this.#making.set(name, making);
    return making;
  }

  #keep(name: string, finished: Finished): void {
    const bytes = finished.body.length + name.length * 2 + overheadBytes;
    if (bytes > this.#maximumBytes) return;
    const entry = { finished, bytes: 0 };
    this.#kept.set(name, entry);
    this.#grow(entry, bytes);
    finished.onGrowth = (more) => {
      if (this.#kept.get(name) === entry) this.#grow(entry, more);
    };
  }

  #grow(entry: Entry, bytes: number): void {
    entry.bytes += bytes;
    this.#bytes += bytes;
    for (const [name, oldest] of this.#kept) {
      if (this.#bytes <= this.#maximumBytes) return;
      this.#kept.delete(name);
      this.#bytes -= oldest.bytes;
    }
  }
}
