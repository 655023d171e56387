import type { Chance } from '../scheme/rated-subject.ts';
import { events, proportion, quantiles, standardNormal, worlds } from './quantiles.ts';

/** What an outturn might have been: those that differ, rising, and which of them it is in each equally likely world. */
export type OutturnWorlds = { outturns: Float64Array; inWorld: Uint8Array };

const mostKept = 4096;

/**
 * What outturns might have been, were the same work counted again.
 *
 * Part of records: Beta(top + 1/2, bottom - top + 1/2); events: Gamma(top + 1/2): what is known of a proportion
 * and a rate after counting, by the rule of H. Jeffreys, "An invariant form for the prior probability in
 * estimation problems", Proc. R. Soc. A 186 (1946). Both are taken to whole records and whole events, as counts
 * are: otherwise a level of none, or of all, could never be met. Months: normal with the standard error.
 */
export class OutturnTables {
  private readonly kept = new Map<string, OutturnWorlds>();

  /** Undefined where chance does not come into it. */
  find(chance: Chance | undefined, outturn: number): OutturnWorlds | undefined {
    if (!chance || chance.kind === 'judgement') return undefined;
    const key = Object.values(chance).join() + outturn;
    const known = this.kept.get(key);
    if (known) return known;
    const made = makeTable(chance, outturn);
    if (this.kept.size >= mostKept) this.kept.clear();
    if (made) this.kept.set(key, made);
    return made;
  }
}

function makeTable(
  chance: Exclude<Chance, { kind: 'judgement' }>,
  outturn: number,
): OutturnWorlds | undefined {
  if (chance.kind === 'months') {
    const { standardError } = chance;
    if (standardError === 0) return undefined;
    return tableOf(standardNormal(), (deviation) => outturn + standardError * deviation);
  }
  const { top } = chance;
  if (chance.kind === 'events') {
    return tableOf(quantiles(events(top)), (mean) => Math.round(mean) * chance.perEvent);
  }
  const bottom = Math.max(top, chance.bottom);
  if (bottom <= 0) return undefined;
  const perRecord = top > 0 ? outturn / top : 100 / bottom;
  return tableOf(
    quantiles(proportion(top, bottom)),
    (share) => Math.round(share * bottom) * perRecord,
  );
}

function tableOf(rising: Float64Array, outturnOf: (quantile: number) => number): OutturnWorlds {
  const outturns = new Float64Array(worlds);
  const inWorld = new Uint8Array(worlds);
  let last = -1;
  for (let world = 0; world < worlds; world += 1) {
    const outturn = outturnOf(rising[world] ?? 0);
    if (last < 0 || outturn !== outturns[last]) {
      last += 1;
      outturns[last] = outturn;
    }
    inWorld[world] = last;
  }
  return { outturns: outturns.slice(0, last + 1), inWorld };
}
