import { mostlyWeekdays, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';

/** The day on which something due was done: before it as a rule, sometimes after, now and then never. */
function doneOn(draw: Draw, share: number, from?: string): string | null {
  if (draw.random.chance(0.015)) return null;
  const days = draw.good('in time', share) ? -draw.random.whole(0, 10) : draw.random.whole(1, 30);
  const done = draw.later(days);
  return done !== null && from !== undefined && done < from ? from : done;
}

const parole: Model = {
  type: 'parole-step',
  rhythm: officeDays,
  volume: ({ size }) => 0.009 * size,
  make: (draw) => ({
    step: draw.random.pick({
      report: 35,
      dossier: 18,
      disclosure: 17,
      representations: 10,
      hearing: 14,
      other: 6,
    }),
    taken_on: doneOn(draw, 0.86),
  }),
};

const protection: Model = {
  type: 'mappa-form',
  rhythm: officeDays,
  volume: ({ size }) => 0.004 * size,
  make: (draw) => {
    const asked = draw.earlier(draw.random.whole(12, 40));
    return { requested_on: asked, returned_on: doneOn(draw, 0.9, asked) };
  },
};

const check: Model = {
  type: 'assessment-quality-check',
  rhythm: officeDays,
  volume: ({ size }) => 0.004 * size,
  make: (draw) => ({ finding: draw.good('meets the standard', 0.83) ? 'met' : 'not-met' }),
};

const letter: Model = {
  type: 'correspondence',
  rhythm: mostlyWeekdays,
  volume: ({ size }) => 0.011 * size,
  make: (draw) => {
    const received = draw.earlier(draw.random.whole(14, 28));
    return {
      sender: draw.random.pick({
        prisoner: 38,
        public: 14,
        parliament: 8,
        official: 20,
        lawyer: 20,
      }),
      received_on: received,
      answered_on: doneOn(draw, 0.93, received),
    };
  },
};

/** What a prison owes to others by a day. */
export const prisonCasework: readonly Model[] = [parole, protection, check, letter];
