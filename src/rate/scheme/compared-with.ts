import type { ComparedWith } from '../../catalogue/index.ts';
import { withoutNoise } from './score-rounding.ts';

/** Those compared with: how well each does (more is better), by rising order, with their mean and spread. */
export type Yardstick = {
  /** `Male local, 3`: who they are, and how many have a figure. */
  name: string;
  merits: Float64Array;
  mean: number;
  /** Standard deviation over all of them, who are the whole group and no sample of it. */
  spread: number;
};

const everyone = 'Everyone rated';

/** Works out, once for each group, whom each of these is compared with; undefined where it is nobody. */
export function yardsticksOf(
  rule: ComparedWith,
  compared: ReadonlyArray<{ group?: string | undefined; merit: number }>,
): Array<Yardstick | undefined> {
  const merits = compared.map(({ merit }) => merit);
  const all = yardstick(everyone, merits);
  const ofAll = all.merits.length > 1 ? all : undefined;
  if (rule.by === 'everyone rated') {
    const enough = rule.otherwise === 'everyone rated' || all.merits.length >= rule.atLeast;
    return compared.map(() => (enough ? ofAll : undefined));
  }
  const instead = rule.otherwise === 'everyone rated' ? ofAll : undefined;
  const groups = groupYardsticks(compared, Math.max(2, rule.atLeast));
  return compared.map(({ group = '' }) => groups.get(group) ?? instead);
}

/** Of the groups in which at least so many have a figure. */
function groupYardsticks(
  compared: Parameters<typeof yardsticksOf>[1],
  atLeast: number,
): Map<string, Yardstick> {
  const merits = new Map<string, number[]>();
  for (const { group, merit } of compared) {
    if (group === undefined) continue;
    const members = merits.get(group);
    if (members) members.push(merit);
    else merits.set(group, [merit]);
  }
  const groups = [...merits].map(([name, members]) => [name, yardstick(name, members)] as const);
  return new Map(groups.filter(([, { merits: known }]) => known.length >= atLeast));
}

function yardstick(name: string, all: readonly number[]): Yardstick {
  const merits = Float64Array.from(all.filter((merit) => !Number.isNaN(merit))).sort();
  const mean = merits.reduce((sum, merit) => sum + merit, 0) / merits.length;
  const squares = merits.reduce((sum, merit) => sum + (merit - mean) ** 2, 0);
  // A mean of large equal figures is not always equal to them.
  const alike = merits.at(0) === merits.at(-1);
  return {
    name: `${name}, ${merits.length}`,
    merits,
    mean,
    spread: alike ? 0 : withoutNoise(Math.sqrt(squares / merits.length)),
  };
}

/**
 * The share of the others, in percent, that a merit is better than, ties by half. `own` is the one's own merit
 * among those of the yardstick (NaN where it has none), which is not one of the others. NaN stays.
 */
export function percentile({ merits }: Yardstick, merit: number, own: number): number {
  if (Number.isNaN(merit)) return merit;
  const among = Number.isNaN(own) ? 0 : 1;
  const below = countBelow(merits, merit) - (own < merit ? 1 : 0);
  const upTo = countUpTo(merits, merit) - (own <= merit ? 1 : 0);
  return withoutNoise((50 * (below + upTo)) / (merits.length - among));
}

/** Standard deviations better than the mean; 0 where all are equal. NaN stays. */
export function standardScore({ mean, spread }: Yardstick, merit: number): number {
  return spread === 0 && !Number.isNaN(merit) ? 0 : withoutNoise((merit - mean) / spread);
}

/** How many of rising numbers are less. */
function countBelow(rising: Float64Array, value: number): number {
  return firstWhere(rising, (each) => each >= value);
}

/** How many of rising numbers are less or equal. */
function countUpTo(rising: Float64Array, value: number): number {
  return firstWhere(rising, (each) => each > value);
}

function firstWhere(rising: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(rising[middle] ?? Number.NaN)) high = middle;
    else low = middle + 1;
  }
  return low;
}
