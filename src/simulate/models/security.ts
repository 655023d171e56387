import { everyDay, mostlyWeekdays, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';
import type { PrisonFunction } from '../simulated-provider.ts';

type ByFunction = Readonly<Record<PrisonFunction, number>>;

const escapes: ByFunction = {
  local: 2e-5,
  trainer: 6e-6,
  open: 0,
  women: 5e-6,
  young: 1e-5,
  secure: 1e-6,
};
const absconds: ByFunction = {
  local: 0,
  trainer: 0,
  open: 0.0075,
  women: 0.0008,
  young: 0,
  secure: 0,
};
const releases: ByFunction = {
  local: 0.004,
  trainer: 0.006,
  open: 0.2,
  women: 0.05,
  young: 0.02,
  secure: 0.001,
};
const toCourt: ByFunction = {
  local: 0.038,
  trainer: 0.006,
  open: 0.002,
  women: 0.04,
  young: 0.05,
  secure: 0.01,
};
const positives: ByFunction = {
  local: 0.11,
  trainer: 0.09,
  open: 0.08,
  women: 0.06,
  young: 0.045,
  secure: 0.04,
};

/** A volume that follows the places of a prison, by what the prison is for. */
export function perPlace(rates: ByFunction): NonNullable<Model['volume']> {
  return ({ size, function: purpose = 'trainer' }) => rates[purpose] * size;
}

/** What a rate is at the provider of a draw. */
export function rateAt(draw: Draw, rates: ByFunction): number {
  return rates[draw.simulated.function ?? 'trainer'];
}

const escaping: Model = {
  type: 'escape',
  rhythm: everyDay,
  volume: perPlace(escapes),
  make: (draw) => ({
    category: categoryOf(draw),
    held_by: draw.random.pick({ establishment: 3, 'prison-escort': 4, 'contracted-escort': 3 }),
    recaptured_on: draw.random.chance(0.95) ? draw.later(draw.random.around(3, 1.2)) : null,
  }),
};

function categoryOf(draw: Draw): string {
  const { function: purpose } = draw.simulated;
  if (purpose === 'women' || purpose === 'young') return draw.random.pick({ closed: 95, open: 5 });
  return draw.random.pick({ b: 20, c: 55, unsentenced: 25 });
}

const abscond: Model = {
  type: 'abscond',
  rhythm: everyDay,
  volume: perPlace(absconds),
  season: [0.85, 0.85, 0.95, 1.05, 1.1, 1.15, 1.15, 1.1, 1, 0.95, 0.9, 1],
  make: (draw) => ({
    returned_on: draw.random.chance(0.9) ? draw.later(draw.random.around(20, 1)) : null,
  }),
};

const release: Model = {
  type: 'temporary-release',
  rhythm: mostlyWeekdays,
  volume: perPlace(releases),
  make: (draw) => {
    const purpose = draw.random.pick({
      'resettlement-day': 35,
      'resettlement-overnight': 18,
      work: 36,
      childcare: 3,
      'special-purpose': 8,
    });
    const nights = purpose === 'resettlement-overnight' ? draw.random.whole(1, 4) : 0;
    const outcome = draw.good('kept', 0.995) ? kept(draw) : broken(draw);
    const late = outcome === 'late' ? draw.random.whole(0, 1) : 0;
    return {
      purpose,
      due_back_on: draw.ahead(nights),
      returned_on: outcome === 'not-returned' ? null : draw.later(nights + late),
      outcome,
    };
  },
};

function kept(draw: Draw): string {
  return draw.random.chance(0.99) ? 'kept' : 'called-back';
}

function broken(draw: Draw): string {
  return draw.random.pick({ late: 45, 'not-returned': 25, 'terms-broken': 25, arrested: 5 });
}

const drugTest: Model = {
  type: 'drug-test',
  rhythm: mostlyWeekdays,
  volume: ({ size }) => 0.023 * size,
  make: (draw) => {
    const ground = draw.random.pick({
      random: 68,
      suspicion: 18,
      reception: 5,
      risk: 6,
      frequent: 3,
    });
    const share = rateAt(draw, positives) * (ground === 'suspicion' ? 3.5 : 1);
    const found = draw.bad(ground, share) ? 'positive' : otherResult(draw);
    const known = draw.later(draw.random.whole(8, 32));
    return { ground, result_on: known, result: known === null ? null : found };
  },
};

function otherResult(draw: Draw): string {
  return draw.random.pick({ negative: 955, prescribed: 25, refused: 12, spoilt: 8 });
}

const courtDischarge: Model = {
  type: 'court-discharge',
  rhythm: officeDays,
  volume: perPlace(toCourt),
  make: (draw) => {
    const ready = draw.good('ready', 0.985);
    const cause = draw.random.pick({ prison: 55, prisoner: 20, escort: 15, other: 10 });
    return { ready, cause_of_delay: ready ? null : cause };
  },
};

/** Who got out, who was let out and came back, who was tested, who went to court. */
export const security: readonly Model[] = [escaping, abscond, release, drugTest, courtDischarge];
