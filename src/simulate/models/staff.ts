import type { MonthIndex } from '../../calendar/index.ts';
import { monthEnd, mostlyWeekdays, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import { monthOfYear } from '../kind.ts';
import type { Model } from '../model.ts';
import type { SimulatedProvider } from '../simulated-provider.ts';

const sickness: Model = {
  type: 'sickness-absence',
  rhythm: mostlyWeekdays,
  crowd: 'staff',
  volume: ({ staff }) => 0.085 * staff,
  season: [1.25, 1.15, 1.1, 0.95, 0.9, 0.88, 0.88, 0.85, 0.95, 1.02, 1.1, 1.15],
  make: (draw) => {
    const ofMonth = Number(draw.day.slice(8));
    const span = Math.min(
      ofMonth,
      Math.max(1, Math.round(draw.own('days', 18, 0.3) * draw.random.around(1, 0.6))),
    );
    const days = Math.max(0.5, Math.round(((span * 5) / 7) * 2) / 2);
    return {
      first_day: draw.earlier(span - 1),
      days_lost: days,
      cause: draw.random.pick({
        stress: 24,
        'back-or-limbs': 20,
        infection: 34,
        'injury-at-work': 6,
        other: 16,
      }),
    };
  },
};

/** Each of the groups, and those who have not stated one. */
const ethnicities = ['white', 'mixed', 'asian', 'black', 'chinese-or-other', null] as const;

const inPost: Model = {
  type: 'staff-in-post',
  rhythm: monthEnd,
  rows: () => ethnicities.length,
  make: (draw) => {
    const ethnicity = ethnicities[draw.id.index % ethnicities.length] ?? null;
    const headcount = Math.round(draw.simulated.staff * draw.scale * shareOf(draw, ethnicity));
    return { ethnicity, headcount, full_time_equivalent: Math.round(headcount * 9.3) / 10 };
  },
};

function shareOf(draw: Draw, ethnicity: (typeof ethnicities)[number]): number {
  const white = 1 - 0.3 * (1 - draw.simulated.whiteShare);
  if (ethnicity === 'white') return white;
  if (ethnicity === null) return 0.02;
  const others = { mixed: 0.15, asian: 0.4, black: 0.35, 'chinese-or-other': 0.1 };
  return (1 - white) * others[ethnicity];
}

const monitoring: Model = {
  type: 'monitoring-return',
  rhythm: officeDays,
  rows: (_: SimulatedProvider, month: MonthIndex) => (monthOfYear(month) % 3 === 1 ? 2 : 0),
  make: (draw) => {
    const ofStaff = draw.id.index === 0;
    const people = draw.sized(ofStaff ? draw.simulated.staff : draw.simulated.size);
    const came = draw.random.chance(0.985);
    const days = draw.good('in time', 0.96) ? -draw.random.whole(0, 5) : draw.random.whole(1, 20);
    const right = Math.min(
      people,
      Math.round(people * Math.min(1, draw.own('right', 0.985, 0.01))),
    );
    return {
      subject: ofStaff ? 'staff' : 'offenders',
      received_on: came ? draw.later(days) : null,
      entries_due: people,
      entries_right: came ? right : null,
    };
  },
};

/** Staff, and the monitoring of staff and offenders. */
export const staff: readonly Model[] = [sickness, inPost, monitoring];
