import type { MonthIndex } from '../calendar/index.ts';
import { type Cells, cellsOf, keyOfCells, type PlanRequest, sumOf } from './plan-cells.ts';
import { Random } from './random.ts';

/** How many records there are of each type at each provider in each month, settled before the first is made. */
export type Plan = {
  /** The size of the estate, of its full size. */
  scale: number;
  total: number;
  countOf(type: string, providerId: string, month: MonthIndex): number;
};

/** Of a type that makes up less than this share, chance says how many there are; of the others the plan does. */
const rareShare = 0.005;
/** Counts and statements are made of every month down to this size of the estate; below it, of some. */
const wholeDownTo = 1 / 3;
/** What every month has is at most this share of all. */
const mostAlways = 0.25;

/** Scales the natural volumes of all types together to the number of records asked for. */
export function makePlan(request: PlanRequest): Plan {
  const { records, first } = request;
  const cells = request.kinds.flatMap((kind) => cellsOf(request, kind));
  const counted = cells.filter(({ kind: { model } }) => model.rows && !model.always);
  const always = cells.filter(({ kind: { model } }) => model.rows && model.always);
  const growing = cells.filter(({ kind }) => kind.model.rows === undefined);
  const alwaysShare = Math.min(1, (mostAlways * records) / Math.max(1, sumOf(always)));
  const others = records - alwaysShare * sumOf(always);
  const scale = scaleOf(sumOf(counted), sumOf(growing), others);
  const rare = rareTypes(growing, rareShare * (records / scale));
  const isRare = ({ kind }: Cells) => rare.has(kind.type.code);
  const counts = new Counts(records);
  for (const one of always) {
    counts.settle(one, keepMonths(one.full, alwaysShare, randomOf(request, one)));
  }
  for (const one of counted) {
    counts.settle(one, keepMonths(one.full, scale / wholeDownTo, randomOf(request, one)));
  }
  for (const one of growing.filter(isRare)) {
    const random = randomOf(request, one);
    const drawn = one.full.map((mean) => random.count(mean * scale));
    counts.settle(one, Uint32Array.from(drawn));
  }
  spread(
    growing.filter((one) => !isRare(one)),
    counts,
  );
  return {
    scale,
    total: records - counts.left,
    countOf: (type, providerId, month) => counts.find(`${type}|${providerId}`, month - first),
  };
}

/** What is settled, and how many records are left to settle. */
class Counts {
  private readonly settled = new Map<string, Uint32Array>();
  left: number;

  constructor(records: number) {
    this.left = records;
  }

  settle(cells: Cells, counts: Uint32Array): void {
    this.settled.set(keyOfCells(cells), counts);
    this.left -= counts.reduce((sum, count) => sum + count, 0);
  }

  find(key: string, at: number): number {
    return this.settled.get(key)?.[at] ?? 0;
  }
}

/** The size at which as many records come about as were asked for. */
function scaleOf(counted: number, growing: number, records: number): number {
  const small = records / (growing + counted / wholeDownTo);
  const large = growing > 0 ? (records - counted) / growing : 1;
  return small < wholeDownTo ? small : large;
}

function rareTypes(cells: readonly Cells[], limit: number): Set<string> {
  const sums = new Map<string, number>();
  for (const one of cells) {
    const { code } = one.kind.type;
    sums.set(code, (sums.get(code) ?? 0) + sumOf([one]));
  }
  return new Set([...sums].flatMap(([code, sum]) => (sum < limit ? [code] : [])));
}

/** All months of a small estate would be too many counts: keeps evenly as many as its size allows. */
function keepMonths(full: Float64Array, share: number, random: Random): Uint32Array {
  let carried = random.next();
  return Uint32Array.from(full, (rows) => {
    carried += Math.min(1, share);
    if (carried < 1) return 0;
    carried -= 1;
    return rows;
  });
}

/** Gives what is left to the cells in their proportion; fractions are carried on, so that none is lost. */
function spread(cells: readonly Cells[], counts: Counts): void {
  const factor = Math.max(0, counts.left) / Math.max(sumOf(cells), Number.MIN_VALUE);
  let carried = 0.5;
  for (const one of cells) {
    const whole = Uint32Array.from(one.full, (mean) => {
      carried += mean * factor;
      const count = Math.floor(carried);
      carried -= count;
      return count;
    });
    counts.settle(one, whole);
  }
}

function randomOf({ seed }: PlanRequest, cells: Cells): Random {
  return new Random(`${seed}|plan|${keyOfCells(cells)}`);
}
