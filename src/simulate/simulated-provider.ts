import type { IsoDate } from '../calendar/index.ts';
import { isSimulated, latestFact, originalId, type Provider } from '../estate/index.ts';
import { Random } from './random.ts';

/** What a prison is for: decides what happens there. */
export const functions = ['local', 'trainer', 'open', 'women', 'young', 'secure'] as const;
export type PrisonFunction = (typeof functions)[number];

/** A twin that records are made for. */
export type SimulatedProvider = {
  provider: Provider;
  kind: 'area' | 'establishment';
  /** Of an area the requirements of unpaid work that it sees completed in a year, of a prison its places. */
  size: number;
  staff: number;
  /** Undefined for an area. */
  function?: PrisonFunction;
  /** The share of people here who are white. */
  whiteShare: number;
};

/**
 * Requirements of unpaid work completed in 2007-08, by the annual report of that year: a measure of size that is
 * known of all areas. The trust is the two areas that became it.
 */
const areaSizes: Readonly<Record<string, number>> = {
  staffordshire: 1028,
  warwickshire: 412,
  'west-mercia': 957,
  'west-midlands-area': 3384,
  'staffordshire-and-west-midlands': 4412,
};

const usualArea = 900;
const usualPrison = 520;

/** What the simulation supposes of a twin; `on` is a day of the time that is simulated. */
export function simulatedProvider(
  seed: number,
  provider: Provider,
  on: IsoDate,
): SimulatedProvider {
  if (!isSimulated(provider.id)) throw new Error(`${provider.id} is real: simulate its twin`);
  const random = new Random(`${seed}|${provider.id}|what it is like`);
  const drawnSize = random.around(1, 0.4);
  const whiteShare = Math.min(0.95, 0.6 + 0.3 * random.next());
  if (provider.kind === 'area') {
    const size = areaSizes[originalId(provider.id)] ?? Math.round(usualArea * drawnSize);
    return { provider, kind: 'area', size, staff: Math.round(size * 0.45), whiteShare };
  }
  const places = Number(latestFact(provider, 'operational capacity', on)?.value);
  const size = places > 0 ? places : Math.round(usualPrison * drawnSize);
  const staff = Math.round(size * 0.6);
  return {
    provider,
    kind: 'establishment',
    size,
    staff,
    function: functionOf(provider, random),
    whiteShare,
  };
}

/** By the last function that a source states, of whatever year; where none does, drawn. */
function functionOf(provider: Provider, random: Random): PrisonFunction {
  const drawn = random.pick({ local: 3, trainer: 5, young: 1 });
  const words = (latestFact(provider, 'function', '9999-12-31')?.value ?? '').toLowerCase();
  if (words === '') return drawn;
  if (/female|women/.test(words)) return 'women';
  if (/open/.test(words) && !/trainer/.test(words)) return 'open';
  if (/young|yoi|yjb|youth/.test(words)) return 'young';
  if (/local/.test(words)) return 'local';
  return /security/.test(words) ? 'secure' : 'trainer';
}
