import { hexOf, Random } from './random.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

/** Whom the records of a type are about. */
export type Crowd = 'offenders' | 'staff' | 'victims';

/** A person of a provider: a pseudonymous key, and the groups of breakdowns; null where it is not stated. */
export type Person = { key: string; groups: Readonly<Record<string, string | null>> };

const notStated = 0.04;
const noSegment = 0.06;

const ages = {
  grown: {
    '18-20': 12,
    '21-24': 19,
    '25-29': 19,
    '30-39': 27,
    '40-49': 15,
    '50-59': 6,
    '60-and-over': 2,
  },
  young: { 'under-18': 25, '18-20': 55, '21-24': 20 },
  staff: { '21-24': 5, '25-29': 13, '30-39': 27, '40-49': 30, '50-59': 22, '60-and-over': 3 },
  anyone: {
    'under-18': 8,
    '18-20': 9,
    '21-24': 12,
    '25-29': 14,
    '30-39': 22,
    '40-49': 17,
    '50-59': 11,
    '60-and-over': 7,
  },
};

const otherEthnicities = { mixed: 18, asian: 34, black: 38, 'chinese-or-other': 10 };

const segments = {
  'sexual-offence': 7,
  'violent-offence': 23,
  indeterminate: 5,
  prolific: 5,
  'very-high': 15,
  high: 20,
  medium: 16,
  low: 9,
};

/** The person of a number within a crowd of a provider: the same one however often they are met. */
export function personOf(
  seed: number,
  simulated: SimulatedProvider,
  crowd: Crowd,
  number: number,
): Person {
  const text = `${seed}|${simulated.provider.id}|${crowd}|${number}`;
  const random = new Random(text);
  const white = crowd === 'staff' ? (1 + 2 * simulated.whiteShare) / 3 : simulated.whiteShare;
  const ethnicity = random.chance(white) ? 'white' : random.pick(otherEthnicities);
  const segment = random.pick(segments);
  return {
    key: `p${hexOf(text)}`,
    groups: {
      sex: sexOf(random, simulated, crowd),
      'age-band': random.pick(agesOf(simulated, crowd)),
      ethnicity: random.chance(notStated) ? null : ethnicity,
      segment: crowd !== 'offenders' || random.chance(noSegment) ? null : segment,
    },
  };
}

/** How many people a crowd has at a provider whose size is `scale` times its full size. */
export function crowdSize(simulated: SimulatedProvider, crowd: Crowd, scale: number): number {
  const { kind, size, staff } = simulated;
  const full = crowd === 'staff' ? staff : size * (kind === 'area' ? 5 : 6);
  return Math.max(3, Math.round(full * scale));
}

function sexOf(random: Random, { function: purpose }: SimulatedProvider, crowd: Crowd): string {
  if (crowd === 'victims') return random.chance(0.6) ? 'female' : 'male';
  if (crowd === 'staff') return random.chance(0.4) ? 'female' : 'male';
  if (purpose !== undefined) return purpose === 'women' ? 'female' : 'male';
  return random.chance(0.13) ? 'female' : 'male';
}

function agesOf(
  { function: purpose }: SimulatedProvider,
  crowd: Crowd,
): Readonly<Record<string, number>> {
  if (crowd === 'staff') return ages.staff;
  if (crowd === 'victims') return ages.anyone;
  return purpose === 'young' ? ages.young : ages.grown;
}
