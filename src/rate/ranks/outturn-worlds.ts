import type { Chance } from '../scheme/rated-subject.ts';
import { events, proportion, quantiles, standardNormal, worlds } from './quantiles.ts';

/** Counts that differ, rising, and for each in how many of the equally likely worlds it is that or less. */
type Counts = { counts: readonly number[]; upTo: readonly number[] };

/** What an outturn might have been: `from` and so many times `per`. */
export type OutturnWorlds = Counts & { from: number; per: number };

/** Schemes that look at the same figures ask for them one after the other: that many are remembered. */
const remembered = 2 ** 10;

/** Where more counts than that are likely, some that stand side by side are taken as one. */
const mostCounts = 64;

/** From so many records on both sides a density hardly bends between one count and the next. */
const many = 5;

/**
 * What outturns might have been, were the same work counted again.
 *
 * Part of records: Beta(top + 1/2, bottom - top + 1/2); events: Gamma(top + 1/2): what is known of a proportion
 * and a rate after counting, by the rule of H. Jeffreys, "An invariant form for the prior probability in
 * estimation problems", Proc. R. Soc. A 186 (1946). Both are taken to whole records and whole events, as counts
 * are: otherwise a level of none, or of all, could never be met. Months: normal with the standard error.
 */
export class OutturnTables {
  private readonly parts: Array<{ top: number; bottom: number; counts: Counts }> = [];
  private readonly events = new Map<number, Counts>();
  private readonly normal = countsOf(quantiles(standardNormal), (deviation) => deviation);
  private readonly found = new Float64Array(worlds);

  /** Undefined where chance does not come into it. */
  find(chance: Chance | undefined, outturn: number): OutturnWorlds | undefined {
    switch (chance?.kind) {
      case 'proportion': {
        const bottom = Math.max(chance.top, chance.bottom);
        if (bottom <= 0) return undefined;
        const per = chance.top > 0 ? outturn / chance.top : (chance.per ?? 100) / bottom;
        const { counts, upTo } = this.partsOf(chance.top, bottom);
        return { counts, upTo, from: 0, per };
      }
      case 'events': {
        const { counts, upTo } = this.eventsOf(chance.top);
        return { counts, upTo, from: 0, per: chance.perEvent };
      }
      case 'months': {
        const { standardError: per } = chance;
        const { counts, upTo } = this.normal;
        return per === 0 ? undefined : { counts, upTo, from: outturn, per };
      }
      default:
        return undefined;
    }
  }

  private partsOf(top: number, bottom: number): Counts {
    const at = (31 * top + bottom) % remembered;
    const known = this.parts[at];
    if (known && known.top === top && known.bottom === bottom) return known.counts;
    const counts = this.makeParts(top, bottom);
    this.parts[at] = { top, bottom, counts };
    return counts;
  }

  private makeParts(top: number, bottom: number): Counts {
    const rest = bottom - top;
    if (top >= many && rest >= many) return likelyCounts(top, bottom);
    const shares = quantiles(proportion(top, bottom), this.found);
    return countsOf(shares, (share) => Math.round(share * bottom));
  }

  private eventsOf(top: number): Counts {
    const known = this.events.get(top);
    if (known) return known;
    const step = stepOver(Math.sqrt(top));
    const found = quantiles(events(top), this.found);
    const counts = countsOf(found, (count) => top + step * Math.round((count - top) / step));
    this.events.set(top, counts);
    return counts;
  }
}

/** Deviations on both sides of what was counted within which all of 256 worlds lie. */
const width = 3.5;

/** How far apart the counts are that are told apart, where their deviation is this. */
function stepOver(deviation: number): number {
  return Math.max(1, Math.round((2 * width * deviation) / mostCounts));
}

// Made once: so many tables are asked for that making room for each would take longer than the arithmetic.
const densities: number[] = [];

/** Counts by the density of Beta(top + 1/2, bottom - top + 1/2) at each, where there are many on both sides. */
function likelyCounts(top: number, bottom: number): Counts {
  const rest = bottom - top;
  const deviation = Math.sqrt((top * rest) / bottom);
  const step = stepOver(deviation);
  const reach = Math.ceil((width * deviation) / step);
  let all = 0;
  for (let at = 0; at <= 2 * reach; at += 1) {
    const count = top + (at - reach) * step;
    const possible = count > 0 && count < bottom;
    // As parts of those at what was counted, so that nothing becomes too large.
    const met = possible ? (top - 0.5) * Math.log(count / top) : Number.NEGATIVE_INFINITY;
    const missed = possible ? (rest - 0.5) * Math.log((bottom - count) / rest) : 0;
    densities[at] = Math.exp(met + missed);
    all += densities[at] ?? 0;
  }
  const counts: number[] = [];
  const upTo: number[] = [];
  let [sum, before] = [0, 0];
  for (let at = 0; at <= 2 * reach; at += 1) {
    sum += densities[at] ?? 0;
    const end = Math.round((worlds * sum) / all);
    if (end === before) continue;
    counts.push(top + (at - reach) * step);
    upTo.push(end);
    before = end;
  }
  return { counts, upTo };
}

function countsOf(rising: Float64Array, countOf: (quantile: number) => number): Counts {
  const counts: number[] = [];
  const upTo: number[] = [];
  let last = Number.NaN;
  for (let world = 0; world < worlds; world += 1) {
    const count = countOf(rising[world] ?? 0);
    if (count === last) upTo[upTo.length - 1] = world + 1;
    else {
      counts.push(count);
      upTo.push(world + 1);
      last = count;
    }
  }
  return { counts, upTo };
}
