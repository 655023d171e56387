import type { ReadyGate } from '../scheme/gates.ts';
import type { PreparedScheme } from '../scheme/prepared-scheme.ts';
import type { Drawable } from './adding.ts';

/** Gates on the whole that closed, a bit for each by its index in the scheme; one number where it is the same in every draw. */
export type Closed = number | Int32Array;

export type Drawing = Drawable & { prepared: PreparedScheme; subject: number; scratch: Scratch };

/** Room for the scores of domains, used again for each provider. */
export class Scratch {
  readonly draws: number;
  private readonly arrays: Float64Array[] = [];

  constructor(draws: number) {
    this.draws = draws;
  }

  array(index: number): Float64Array {
    const known = this.arrays[index];
    if (known) return known;
    const made = new Float64Array(this.draws);
    this.arrays[index] = made;
    return made;
  }
}

/** Gates as bits. */
export function bitsOf(gates: readonly ReadyGate[]): number {
  return gates.reduce((bits, { index }) => bits | (1 << index), 0);
}
