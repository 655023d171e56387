import type { FindingView } from '../finding-view.ts';
import { counted } from '../words.ts';
import type { TableView } from './table-view.ts';

/** Checks that have the same to say, told once. */
export type QuietGroup = { words: string; places: readonly string[]; more: number };

/** What is said quietly below a table: how many checks agree, and why others could not be made. */
export type QuietWords = {
  summary: string;
  rounding: ReadonlyArray<{ place: string; stated: string; computed: string }>;
  unchecked: readonly QuietGroup[];
};

const mostPlaces = 5;

/** Undefined where nothing was checked but what disagrees. */
export function quietWords({
  agrees,
  rounding,
  unchecked,
}: Pick<TableView, 'agrees' | 'rounding' | 'unchecked'>): QuietWords | undefined {
  const parts = [
    agrees > 0 && `${counted(agrees, 'check agrees', 'checks agree')}`,
    rounding.length > 0 && `${counted(rounding.length, 'agrees', 'agree')} within rounding`,
    unchecked.length > 0 && `${unchecked.length} cannot be checked`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return undefined;
  return {
    summary: parts.join(', '),
    rounding: rounding.map(({ place, stated, computed }) => ({ place, stated, computed })),
    unchecked: uncheckedGroups(unchecked),
  };
}

/** What cannot be checked, by the reason: many cells often lack the same. */
export function uncheckedGroups(unchecked: readonly FindingView[]): QuietGroup[] {
  const byReason = new Map<string, string[]>();
  for (const { explanation, place } of unchecked) {
    byReason.set(explanation, [...(byReason.get(explanation) ?? []), place]);
  }
  return [...byReason].map(([words, places]) => ({
    words,
    places: places.slice(0, mostPlaces),
    more: Math.max(0, places.length - mostPlaces),
  }));
}
