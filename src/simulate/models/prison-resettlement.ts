import { everyDay, mostlyWeekdays, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';
import { perPlace, rateAt } from './security.ts';

const receptions = {
  local: 0.04,
  trainer: 0.013,
  open: 0.02,
  women: 0.05,
  young: 0.035,
  secure: 0.008,
};
const departures = {
  local: 0.055,
  trainer: 0.022,
  open: 0.05,
  women: 0.05,
  young: 0.04,
  secure: 0.004,
};
const intoWork = { local: 0.25, trainer: 0.24, open: 0.48, women: 0.17, young: 0.21, secure: 0.15 };
const intoLearning = {
  local: 0.03,
  trainer: 0.08,
  open: 0.05,
  women: 0.09,
  young: 0.24,
  secure: 0.03,
};

const reception: Model = {
  type: 'housing-needs-assessment',
  rhythm: officeDays,
  volume: perPlace(receptions),
  make: (draw) => {
    const days = draw.good('in four days', 0.93)
      ? draw.random.whole(0, 4)
      : draw.random.whole(5, 21);
    return {
      custody: draw.random.pick({ sentenced: 62, remand: 35, other: 3 }),
      assessed_on: draw.random.chance(0.985) ? draw.later(days) : null,
    };
  },
};

const discharge: Model = {
  type: 'discharge',
  rhythm: mostlyWeekdays,
  volume: perPlace(departures),
  make: (draw) => ({
    accommodation: homeOf(draw),
    job: draw.good('job', rateAt(draw, intoWork)),
    learning: draw.good('learning', rateAt(draw, intoLearning)),
  }),
};

function homeOf(draw: Draw): string | null {
  if (draw.good('settled', 0.91)) return draw.random.chance(0.015) ? 'bail' : 'settled';
  return draw.random.chance(0.15) ? null : draw.random.pick({ 'short-stay': 55, none: 45 });
}

const treatments = {
  maintenance: 22,
  detoxification: 52,
  rehabilitation: 20,
  'therapeutic-community': 3,
  other: 3,
};
const weeks = {
  maintenance: 10,
  detoxification: 2,
  rehabilitation: 7,
  'therapeutic-community': 30,
  other: 5,
};

const treatment: Model = {
  type: 'substance-misuse-programme',
  rhythm: everyDay,
  volume: perPlace({
    local: 0.13,
    trainer: 0.014,
    open: 0.004,
    women: 0.09,
    young: 0.018,
    secure: 0.006,
  }),
  make: (draw) => {
    const programme = draw.random.pick(treatments);
    const length = weeks[programme] * 7 * draw.random.around(1, 0.2);
    const finishes = draw.good('completed', 0.72);
    return {
      programme,
      completed_on: finishes ? draw.later(length) : null,
      left_on: finishes ? null : draw.later(length * draw.random.next()),
    };
  },
};

const triage: Model = {
  type: 'triage-assessment',
  rhythm: officeDays,
  volume: perPlace({
    local: 0.08,
    trainer: 0.022,
    open: 0.004,
    women: 0.06,
    young: 0.05,
    secure: 0.01,
  }),
  make: (draw) => ({ referred_on: draw.earlier(draw.random.whole(0, 12)) }),
};

/** From a prisoner's first days to their discharge, and what is done about drugs. */
export const prisonResettlement: readonly Model[] = [reception, discharge, treatment, triage];
