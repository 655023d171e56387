import type { Exact } from '../../../catalogue/index.ts';
import { printFigure } from '../cell-value.ts';
import { around, exactly, overlap } from '../interval.ts';
import { type Computation, type Operand, printLike, roundsTo } from './operand.ts';

/** A stated figure that is not the computed one. */
export type Disagreement = { stated: Operand; computed: Exact; made: Computation };

/**
 * A way in which a stated figure may have come about, proven by arithmetic. The fewer assumptions it takes, the
 * likelier it is: a row left out takes one, a whole group two.
 */
export type Candidate = { assumptions: number; words: string };

/** Whether a figure would be printed as what is stated; the half between two prints may go either way. */
export function fits(value: Exact, stated: Operand): boolean {
  const { top, bottom } = grainOf(stated);
  const print = around(stated.interval.value, { top, bottom: 2n * bottom });
  return overlap(print, exactly(value));
}

/** A figure that fits, with one more place where it lies halfway between two prints: 548.925 for 548.92. */
export function printProof(value: Exact, stated: Operand): string {
  if (roundsTo(value, stated)) return printLike(value, stated);
  const { unit, style, metric } = stated;
  return printFigure(value, unit, { ...style, decimals: style.decimals + 1 }, metric);
}

/** The unit of the last place that is printed: a second, a minute, a hundredth. */
export function grainOf({ style: { clock, decimals } }: Operand): Exact {
  if (clock) return { top: 1n, bottom: decimals > 2 ? 3600n : 60n };
  return { top: 1n, bottom: 10n ** BigInt(decimals) };
}
