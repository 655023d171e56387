/**
 * Remembers where each key stood first, in a few bytes a key: a file may hold millions. Keys are told apart by
 * 64 bits of hash, so that two of ten million are taken for one in fewer than three of a million files.
 */
export class SeenKeys {
  private size = 0;
  private high = new Uint32Array(1 << 12);
  private low = new Uint32Array(1 << 12);
  /** 0 where the slot is free. */
  private rows = new Uint32Array(1 << 12);

  /** The row where the key stood before; undefined when it is new, and then it is kept with this row (from 1). */
  seenAt(key: string, row: number): number | undefined {
    if (this.size * 2 > this.rows.length) this.grow();
    const [high, low] = hashOf(key);
    const slot = this.slotOf(high, low);
    const before = this.rows[slot] ?? 0;
    if (before !== 0) return before;
    this.put(slot, high, low, row);
    this.size += 1;
    return undefined;
  }

  /** The slot of a hash, or the free one where it belongs. */
  private slotOf(high: number, low: number): number {
    const mask = this.rows.length - 1;
    let slot = (high ^ low) & mask;
    while (this.rows[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private put(slot: number, high: number, low: number, row: number): void {
    this.high[slot] = high;
    this.low[slot] = low;
    this.rows[slot] = row;
  }

  private grow(): void {
    const { high, low, rows } = this;
    this.high = new Uint32Array(rows.length * 2);
    this.low = new Uint32Array(rows.length * 2);
    this.rows = new Uint32Array(rows.length * 2);
    rows.forEach((row, slot) => {
      if (row === 0) return;
      const [one, other] = [high[slot] ?? 0, low[slot] ?? 0];
      this.put(this.slotOf(one, other), one, other, row);
    });
  }
}

/** Two hashes of 32 bits that mix into one another; quick, and even enough to tell keys apart. */
function hashOf(text: string): [number, number] {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  const mix = (a: number, b: number) =>
    Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const mixed = mix(one, other);
  return [mix(other, mixed) >>> 0, mixed >>> 0];
}
