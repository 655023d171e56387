import { divide, exactOf, subtract } from '../../../catalogue/index.ts';
import { printFigure } from '../cell-value.ts';
import { addIntervals, compareExact } from '../interval.ts';
import type { Candidate, Disagreement } from './candidate.ts';
import type { Computation, Operand } from './operand.ts';

const minutesInHour = 60n;

/** Why figures that differ may still be the same: what was lost when each was printed. */
export function roundingCause(stated: Operand, computed: Operand, made: Computation): string {
  const all = [...made.operands, stated];
  if (!all.every(({ style }) => style.clock)) {
    return `Rounding of the ${all.length} figures when they were printed.`;
  }
  const { low, high } = addIntervals(stated.interval, computed.interval);
  const room = divide(subtract(high, low), exactOf({ top: 2n, bottom: minutesInHour }));
  const decimals = room && room.top % room.bottom === 0n ? 0 : 1;
  const minutes = room && printFigure(room, 'number', { decimals, clock: null });
  const unit = minutes === '1' ? 'minute' : 'minutes';
  return `Rounding of minutes: ${all.length} durations printed to the minute leave room for ${minutes} ${unit}.`;
}

/** Durations whose minutes were cut off where they should have been rounded: each lost up to a minute. */
export function cutOffCauses({ stated, computed, made }: Disagreement): Candidate[] {
  const { how, operands } = made;
  if (how !== 'sum' || ![stated, ...operands].every(({ style }) => style.clock)) return [];
  const lost = subtract(stated.interval.value, computed);
  const most = { top: BigInt(operands.length), bottom: minutesInHour };
  if (lost.top <= 0n || compareExact(lost, most) >= 0) return [];
  const words = `Minutes cut off instead of rounded: ${operands.length} durations may have lost up to a minute each.`;
  return [{ assumptions: 1, words }];
}
