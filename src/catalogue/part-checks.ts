import { ownCycle } from './cycle.ts';
import { remedyFor } from './declared.ts';
import { chainOf, type DeclaredTally } from './declared-tally.ts';
import type { Mistake } from './mistake.ts';

/** What is wrong between a tally and the one that it is a part of, or for want of one. */
export function partMistakes(
  tally: DeclaredTally,
  byCode: ReadonlyMap<string, DeclaredTally>,
  codes: readonly string[],
): Mistake[] {
  const { code, of, month } = tally;
  if (of === undefined) {
    if (month) return [];
    const message =
      'The tally does not say which day puts a record in its month. Add month, or of.';
    return [{ path: [], message, expected: 'month: a date field' }];
  }
  const path = ['of'];
  if (!codes.includes(of)) {
    const others = codes.filter((other) => other !== code);
    const remedy = remedyFor(of, others, 'Declare it in a file of the kind tallies');
    return [{ path, message: `There is no tally “${of}”. ${remedy}.` }];
  }
  const cycle = ownCycle(code, (name) => wholeOf(byCode.get(name)));
  if (cycle) {
    const message = `The tally is a part of itself: ${cycle.join(' → ')}. Take “of” out of one of them.`;
    return [{ path, message }];
  }
  const whole = byCode.get(of);
  return whole ? inheritanceMistakes(tally, whole, byCode) : [];
}

function inheritanceMistakes(
  { record, month, kind }: DeclaredTally,
  whole: DeclaredTally,
  byCode: ReadonlyMap<string, DeclaredTally>,
): Mistake[] {
  if (record !== whole.record) {
    const message = `“${whole.code}” counts ${whole.record}, not ${record}. Name a tally over ${record}.`;
    return [{ path: ['of'], message }];
  }
  const mistakes: Mistake[] = [];
  if (month) {
    const message = `The month is that of “${whole.code}”. Take month out here.`;
    mistakes.push({ path: ['month'], message });
  }
  const inherited = chainOf(whole, byCode).at(-1)?.kind ?? 'flow';
  if (kind !== undefined && kind !== inherited) {
    const message = `“${whole.code}” is a ${inherited}, and so are its parts. Take kind out here.`;
    mistakes.push({ path: ['kind'], message });
  }
  return mistakes;
}

function wholeOf(tally: DeclaredTally | undefined): string[] {
  return tally?.of === undefined ? [] : [tally.of];
}
