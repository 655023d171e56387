import { everyDay, mostlyWeekdays, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';
import { prisonersIn } from './population.ts';
import { rateAt } from './security.ts';

const weeksOfMonth = 4.35;
const hoursOut = { local: 9.4, trainer: 10.4, open: 22, women: 12, young: 9, secure: 9.8 };
const hoursBusy = { local: 20.5, trainer: 27, open: 41, women: 27, young: 26, secure: 23 };

const unlocked: Model = {
  type: 'hours-unlocked',
  rhythm: everyDay,
  volume: () => 9,
  season: Array.from({ length: 12 }, () => 1),
  make: (draw) => {
    const weekend = [0, 6].includes(new Date(`${draw.day}T12:00:00Z`).getUTCDay());
    const hours = draw.own('hours', rateAt(draw, hoursOut), 0.1) - (weekend ? 1.2 : 0);
    return { prisoners: draw.sized(prisonersIn(draw)), hours_each: Math.min(24, hours) };
  },
};

const courses = {
  literacy: 25,
  numeracy: 22,
  computing: 18,
  art: 10,
  cookery: 10,
  language: 8,
  'life-skills': 7,
};

const session: Model = {
  type: 'education-session',
  rhythm: officeDays,
  volume: ({ size }) => 0.019 * size,
  season: [1.1, 1.05, 1.1, 0.9, 1.1, 1.1, 1.05, 0.6, 1.1, 1.1, 1.1, 0.7],
  make: (draw) => {
    const planned = draw.random.whole(6, 14);
    const off = draw.bad('called off', 0.03);
    const came = Array.from({ length: planned }, () => draw.good('attended', 0.86));
    return {
      course: draw.random.pick(courses),
      planned,
      attended: off ? 0 : came.filter(Boolean).length,
    };
  },
};

const award: Model = {
  type: 'award',
  rhythm: officeDays,
  volume: ({ size }) => 0.075 * size,
  season: [0.95, 1, 1.15, 0.95, 1, 1.15, 1.15, 0.75, 0.95, 1, 1.1, 0.85],
  make: (draw) => ({
    subject: draw.random.pick({
      'work-skills': 60,
      'basic-skills': 30,
      'key-skills': 12,
      academic: 2,
      other: 4,
    }),
    paid_by: draw.random.pick({ lsc: 38, prison: 52, other: 10 }),
  }),
};

const activities = {
  work: 48,
  education: 18,
  training: 9,
  programmes: 4,
  resettlement: 6,
  exercise: 9,
  family: 3,
  other: 3,
};

const activity: Model = {
  type: 'purposeful-activity',
  rhythm: everyDay,
  volume: () => 10,
  season: Array.from({ length: 12 }, () => 1),
  make: (draw) => {
    const kinds = Object.keys(activities).length;
    const name = draw.random.pick(activities);
    // Each kind comes up as often as its share, so that every record carries as much as another.
    const hours = hoursOfMonth(draw, rateAt(draw, hoursBusy)) / draw.ofMonth;
    return { activity: name, hours: hours * draw.random.around(1, 0.8 / kinds) };
  },
};

/** What all prisoners together spend in a month on something of which each has so many hours a week. */
function hoursOfMonth(draw: Draw, weekly: number): number {
  return prisonersIn(draw) * draw.scale * draw.own('hours', weekly, 0.12) * weeksOfMonth;
}

const workplaces = {
  contracts: 22,
  laundry: 8,
  textiles: 8,
  woodwork: 5,
  metalwork: 5,
  printing: 3,
  land: 5,
  'other-industry': 6,
  cooking: 12,
  serving: 8,
  cleaning: 12,
  maintenance: 4,
  reclamation: 1,
  'other-service': 1,
};

const worked: Model = {
  type: 'hours-worked',
  rhythm: mostlyWeekdays,
  volume: () => 8,
  make: (draw) => ({
    workplace: `WS${draw.random.whole(1, 9)}`,
    work: draw.random.pick(workplaces),
    hours:
      (hoursOfMonth(draw, rateAt(draw, hoursBusy) * 0.48) / draw.ofMonth) *
      draw.random.around(1, 0.2),
  }),
};

/** What fills a prisoner's day. */
export const regime: readonly Model[] = [unlocked, session, award, activity, worked];
