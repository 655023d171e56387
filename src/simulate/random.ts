/**
 * Random numbers that a text decides: xoshiro128** (Blackman and Vigna), seeded by a hash of the text, so that
 * every stream of numbers can be had again by itself, whatever else was drawn before.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(text: string) {
    [this.a, this.b, this.c, this.d] = hashOf(text);
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    const mixed = Math.imul(rotate(Math.imul(this.b, 5), 7), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotate(this.d, 11);
    return mixed / 2 ** 32;
  }

  /** Fills with whole numbers from 0 to 255, four of every number drawn. */
  bytes(into: Uint8Array): void {
    let drawn = 0;
    for (let at = 0; at < into.length; at += 1) {
      drawn = at % 4 === 0 ? this.next() * 2 ** 32 : drawn >>> 8;
      into[at] = drawn;
    }
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** Normal, of mean 0 and deviation 1 (Box and Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Around a middle, always above 0: half lie above it; `spread` is the deviation of the logarithm. */
  around(middle: number, spread: number): number {
    return middle * Math.exp(spread * this.normal());
  }

  /** How many of something rare there are where `mean` are expected (Poisson). */
  count(mean: number): number {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let product = this.next();
    let counted = 0;
    while (product > limit) {
      product *= this.next();
      counted += 1;
    }
    return counted;
  }

  /** One of the keys, each as often as its share of the sum of the shares. */
  pick<Key extends string>(shares: Readonly<Record<Key, number>>): Key;
  pick(shares: Readonly<Record<string, number>>): string {
    const entries = Object.entries(shares);
    let left = this.next() * entries.reduce((sum, [, share]) => sum + share, 0);
    for (const [key, share] of entries) {
      left -= share;
      if (left < 0) return key;
    }
    return entries.at(-1)?.[0] ?? '';
  }
}

/** Ten hexadecimal digits that a text decides. */
export function hexOf(text: string): string {
  const [one, other] = hashOf(text);
  const digits = (number: number) => (number >>> 0).toString(16).padStart(8, '0');
  return (digits(one) + digits(other)).slice(0, 10);
}

function rotate(number: number, by: number): number {
  return (number << by) | (number >>> (32 - by));
}

/** Four 32-bit numbers of a text: four multiplying hashes side by side, stirred together at the end. */
function hashOf(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, (d ^ a) | 1];
}
