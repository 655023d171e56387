import { printAddress, type Regime } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import { allDays, dayNames } from './day.ts';
import type { Group } from './groups.ts';
import { isSpentBy, printTime, type Slot } from './slot.ts';

type Ground = Pick<Regime, 'timetable' | 'categories'>;

/** Each slot that begins before an earlier one of the same group and day has ended, said once whatever the groups. */
export function overlaps(
  slots: readonly Slot[],
  groups: readonly Group[],
  ground: Ground,
): Problem[] {
  const found = new Map<string, Problem>();
  for (const group of groups) {
    const own = slots.filter((slot) => isSpentBy(slot, group));
    for (const day of allDays) {
      for (const { earlier, later } of clashes(own.filter((slot) => slot.day === day))) {
        const pair = JSON.stringify([earlier.row, later.row, day]);
        if (!found.has(pair)) found.set(pair, problemOf({ earlier, later, group }, ground));
      }
    }
  }
  return [...found.values()];
}

type Clash = { earlier: Slot; later: Slot };

/** A slot is held against the one before it that ends last: so many overlaps make no more messages than slots. */
function clashes(slots: readonly Slot[]): Clash[] {
  const found: Clash[] = [];
  let last: Slot | undefined;
  for (const slot of slots.toSorted((a, b) => a.from - b.from)) {
    if (last && slot.from < last.to) found.push({ earlier: last, later: slot });
    if (!last || slot.to > last.to) last = slot;
  }
  return found;
}

function problemOf({ earlier, later, group }: Clash & { group: Group }, ground: Ground): Problem {
  const words = (slot: Slot) => slotWords(slot, ground);
  const table = ground.timetable;
  return {
    message: `On ${dayNames[later.day]} ${group.who} would be in two slots at once: ${words(earlier)}, and ${words(later)}. Let one end before the other begins.`,
    place: { path: printAddress({ table, row: later.row, column: 'from' }) },
    found: `${timesOf(earlier)} and ${timesOf(later)}`,
  };
}

function slotWords({ from, to, category }: Slot, { categories }: Ground): string {
  const title = categories.find(({ code }) => code === category)?.title ?? category;
  return `${title} ${timesOf({ from, to })}`;
}

function timesOf({ from, to }: Pick<Slot, 'from' | 'to'>): string {
  return `${printTime(from)} to ${printTime(to)}`;
}
