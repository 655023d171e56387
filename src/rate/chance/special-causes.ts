/** The ends of what is usual, in the unit of the chart; a value on an end is still usual. */
export type Reach = { lower: number; upper: number };

/** A known month with how far from the mean chance takes it: by none, one, two and three standard deviations. */
export type Placed = {
  value: number;
  reaches: readonly [Reach, Reach, Reach, Reach];
  rare: boolean;
};

export type Side = 'above' | 'below';

/** A rule that tells a special cause from chance; the number is the one beside a point in a drawing. */
export type Rule = {
  number: number;
  code:
    | 'beyond a limit'
    | 'eight on one side'
    | 'six one way'
    | 'two of three'
    | 'close to the mean';
  words: string;
  source: string;
};

const westernElectric =
  'Western Electric Company, “Statistical Quality Control Handbook” (1956), pages 25 to 28';
const nelson =
  'Nelson, “The Shewhart control chart: tests for special causes”, Journal of Quality Technology 16 (1984)';

/**
 * The rules in use. A run is eight long, as with Western Electric and Wheeler, whose constants the charts use, and
 * not seven as in NHS England's “Making data count”: over two years of months seven would call chance special
 * about twice as often.
 */
export const rules: readonly Rule[] = [
  {
    number: 1,
    code: 'beyond a limit',
    words: 'One month lies beyond a limit.',
    source: 'Shewhart, “Economic Control of Quality of Manufactured Product” (1931)',
  },
  {
    number: 2,
    code: 'eight on one side',
    words: 'Eight or more months in a row lie on one side of the mean.',
    source: westernElectric,
  },
  {
    number: 3,
    code: 'six one way',
    words: 'Six or more months in a row rise, or fall, each beyond the one before it.',
    source: nelson,
  },
  {
    number: 4,
    code: 'two of three',
    words:
      'Two of three months in a row lie on one side, more than two thirds of the way to the limit.',
    source: westernElectric,
  },
  {
    number: 5,
    code: 'close to the mean',
    words:
      'Fifteen or more months in a row lie within a third of the way from the mean to the limits.',
    source: nelson,
  },
];

/** That a rule picks out a month, and on which side of the mean; a rise is above, a fall below. */
export type Found = { rule: Rule['code']; at: number; side: Side | null };

/** What the rules pick out of the known months of a phase, which follow on one another: a missing month breaks no run. */
export function findSpecialCauses(months: readonly Placed[]): Found[] {
  return [
    ...months.flatMap(({ value, reaches }, at) =>
      found('beyond a limit', [at], sideOf(value, reaches[3])),
    ),
    ...runsOf(sidesOf(months), 8).flatMap(({ places, key }) =>
      found('eight on one side', places, key),
    ),
    ...trendsIn(months),
    ...twoOfThree(months.map(({ value, reaches }) => sideOf(value, reaches[2]))),
    ...closeRuns(months),
  ];
}

/** On which side of the mean each month lies; undefined on it. */
export function sidesOf(months: readonly Placed[]): Array<Side | undefined> {
  return months.map(({ value, reaches }) => sideOf(value, reaches[0]));
}

function found(
  rule: Rule['code'],
  places: readonly number[],
  side: Side | null | undefined,
): Found[] {
  return side === undefined ? [] : places.map((at) => ({ rule, at, side }));
}

function sideOf(value: number, { lower, upper }: Reach): Side | undefined {
  if (exceeds(value, upper)) return 'above';
  return exceeds(lower, value) ? 'below' : undefined;
}

/** More than binary noise apart: a mean of equal values is not always equal to them. */
function exceeds(one: number, other: number): boolean {
  return one - other > 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

/** Stretches of at least so many neighbours with one key. */
function runsOf<Key extends string>(
  keys: ReadonlyArray<Key | undefined>,
  least: number,
): Array<{ places: number[]; key: Key }> {
  const runs: Array<{ places: number[]; key: Key }> = [];
  for (const [at, key] of keys.entries()) {
    const last = runs.at(-1);
    if (key === undefined) continue;
    if (last?.key === key && last.places.at(-1) === at - 1) last.places.push(at);
    else runs.push({ places: [at], key });
  }
  return runs.filter(({ places }) => places.length >= least);
}

/** Six months that rise are five steps up. */
function trendsIn(months: readonly Placed[]): Found[] {
  const steps = months.slice(1).map(({ value }, at) => {
    const before = months[at]?.value ?? value;
    return sideOf(value, { lower: before, upper: before });
  });
  return runsOf(steps, 5).flatMap(({ places, key }) =>
    found('six one way', [...places, (places.at(-1) ?? 0) + 1], key),
  );
}

function twoOfThree(sides: ReadonlyArray<Side | undefined>): Found[] {
  return sides.flatMap((side, at) => {
    const near = [-2, -1, 1, 2].some(
      (step) => side !== undefined && at + step >= 0 && sides[at + step] === side,
    );
    return near ? found('two of three', [at], side) : [];
  });
}

/** Where few are expected most months are alike, and where all are alike there is nothing to be close within. */
function closeRuns(months: readonly Placed[]): Found[] {
  const keys = months.map(({ value, reaches, rare }) => {
    const isPoint = reaches[1].upper === reaches[1].lower;
    return rare || isPoint || sideOf(value, reaches[1]) ? undefined : 'close';
  });
  return runsOf(keys, 15).flatMap(({ places }) => found('close to the mean', places, null));
}
