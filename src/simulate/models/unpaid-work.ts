import { officeDays, weekendWork } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';

const requirement: Model = {
  type: 'unpaid-work-requirement',
  rhythm: officeDays,
  volume: ({ size }) => 0.125 * size,
  refersBack: 0,
  make: (draw) => {
    const hours = draw.random.whole(4, 30) * 10;
    const worked = draw.random.chance(0.9) ? draw.later(draw.random.whole(7, 35)) : null;
    const finishes = worked !== null && draw.good('completed', 0.74);
    const completed = finishes
      ? draw.later(hours * 1.6 * draw.random.around(1, 0.3), worked)
      : null;
    const ended = finishes ? null : draw.later(draw.random.whole(40, 330));
    return {
      hours_ordered: hours,
      hours_worked: completed === null ? hoursSoFar(draw, hours, worked) : hours,
      first_worked_on: worked,
      completed_on: completed,
      ended_on: ended,
      why_ended: ended === null ? null : whyEnded(draw),
    };
  },
};

function hoursSoFar(draw: Draw, hours: number, worked: string | null): number {
  return worked === null ? 0 : Math.floor(hours * 0.9 * draw.random.next());
}

function whyEnded(draw: Draw): string {
  return draw.random.pick({ revoked: 75, lapsed: 12, transferred: 11, died: 2 });
}

const day: Model = {
  type: 'unpaid-work-day',
  rhythm: weekendWork,
  volume: ({ size }) => 0.34 * size,
  refersBack: 9,
  season: [0.95, 0.98, 1.05, 1, 1.04, 1.05, 1.04, 0.97, 1.03, 1.04, 1, 0.8],
  make: (draw) => {
    const outcome = outcomeOf(draw);
    const hours =
      outcome === 'worked' ? draw.random.pick({ '7': 75, '6': 15, '5': 7, '3.5': 3 }) : '0';
    return { outcome, hours_worked: outcome === null ? null : Number(hours) };
  },
};

function outcomeOf(draw: Draw): string | null {
  if (draw.random.chance(0.003)) return null;
  if (draw.bad('stood down', 0.055)) {
    return draw.bad('on the day', 0.6) ? 'stood-down-on-the-day' : 'stood-down-in-advance';
  }
  if (draw.good('turned up', 0.74)) return 'worked';
  return draw.random.pick({
    'acceptable-absence': 45,
    'unacceptable-absence': 52,
    'sent-away': 3,
  });
}

/** Unpaid work: the requirements, and each day of them. */
export const unpaidWork: readonly Model[] = [requirement, day];
