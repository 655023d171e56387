import type { MonthIndex } from '../../calendar/index.ts';
import { monthEnd, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import { monthOfYear } from '../kind.ts';
import type { Model } from '../model.ts';
import type { SimulatedProvider } from '../simulated-provider.ts';

/** How full prisons are: above what they are certified for. */
const occupancy = {
  local: 1.02,
  trainer: 0.98,
  open: 0.93,
  women: 0.94,
  young: 0.95,
  secure: 0.96,
};

/** The prisoners of a provider in a month, before it is made as large as what is asked for. */
export function prisonersIn(draw: Draw): number {
  const { function: purpose = 'trainer', size } = draw.simulated;
  return size * Math.min(1.08, draw.own('occupancy', occupancy[purpose], 0.02));
}

const ethnicities = ['white', 'mixed', 'asian', 'black', 'chinese-or-other', null] as const;

/** So many records for each provider and month leave room to count each ethnicity group by itself. */
const denseEnough = 100;

const population: Model = {
  type: 'population-count',
  rhythm: monthEnd,
  rows: (_provider, _month, density) => (density < denseEnough ? 1 : ethnicities.length),
  always: true,
  make: (draw) => {
    const whole = draw.ofMonth === 1;
    const ethnicity = ethnicities[draw.id.index % ethnicities.length] ?? null;
    const share = whole ? 1 : shareOf(draw, ethnicity);
    const held = draw.simulated.size * (occupancy[draw.simulated.function ?? 'trainer'] ?? 1);
    return {
      ethnicity: whole ? null : ethnicity,
      sex: draw.simulated.function === 'women' ? 'female' : 'male',
      age_band: null,
      segment: null,
      prisoners: Math.round(held * share * draw.scale * draw.random.around(1, 0.01)),
    };
  },
};

function shareOf(draw: Draw, ethnicity: (typeof ethnicities)[number]): number {
  const stated = 0.98;
  const { whiteShare } = draw.simulated;
  if (ethnicity === null) return 1 - stated;
  if (ethnicity === 'white') return stated * whiteShare;
  const others = { mixed: 0.18, asian: 0.3, black: 0.42, 'chinese-or-other': 0.1 };
  return stated * (1 - whiteShare) * others[ethnicity];
}

const capacity: Model = {
  type: 'capacity-statement',
  rhythm: officeDays,
  rows: (_: SimulatedProvider, month: MonthIndex) => (monthOfYear(month) === 4 ? 1 : 0),
  make: (draw) => {
    const places = draw.sized(draw.simulated.size * draw.random.around(1, 0.02));
    const certified = draw.simulated.function === 'local' ? 0.75 : 0.95;
    return { certified_places: Math.round(places * certified), operational_places: places };
  },
};

const crowdedShare = {
  local: 0.35,
  trainer: 0.08,
  open: 0.01,
  women: 0.05,
  young: 0.12,
  secure: 0.03,
};

const crowding: Model = {
  type: 'crowding-count',
  rhythm: monthEnd,
  rows: () => 1,
  make: (draw) => {
    const prisoners = draw.sized(prisonersIn(draw));
    const share = Math.min(
      1,
      draw.own('crowded', crowdedShare[draw.simulated.function ?? 'trainer'], 0.5),
    );
    return { prisoners, crowded: Math.min(prisoners, Math.round(prisoners * share)) };
  },
};

/** Who is held, and what room there is. */
export const populations: readonly Model[] = [population, capacity, crowding];
