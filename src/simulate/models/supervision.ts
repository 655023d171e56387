import { mostlyWeekdays, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';

const tiers = { '1': 14, '2': 32, '3': 36, '4': 18 };

/** A tier from 1 to 4. */
export function drawTier(draw: Draw): number {
  return Number(draw.random.pick(tiers));
}

const assessment: Model = {
  type: 'assessment',
  rhythm: officeDays,
  volume: ({ size }) => 0.2 * size,
  make: (draw) => {
    const priority = draw.random.chance(0.035);
    const tier = priority ? draw.random.whole(3, 4) : drawTier(draw);
    const calledFor = tier === 1 && draw.random.chance(0.4) ? false : null;
    const limit = priority || tier === 4 ? 5 : 15;
    const name = priority ? 'priority on time' : tier === 4 ? 'tier 4 on time' : 'others on time';
    const share = priority ? 0.95 : tier === 4 ? 0.95 : 0.7;
    const done = calledFor !== false && !draw.random.chance(0.02);
    const completed = done ? draw.workingDaysLater(draw.within(name, share, limit)) : null;
    const read = completed !== null && draw.random.chance(0.08);
    return {
      trigger: draw.random.pick({ sentence: 7, release: 3 }),
      tier,
      priority,
      called_for: calledFor,
      completed_on: completed,
      quality: read ? qualityOf(draw) : null,
    };
  },
};

function qualityOf(draw: Draw): string {
  if (!draw.good('quality', 0.85)) return 'insufficient';
  return draw.random.pick({ sufficient: 6, good: 3, excellent: 1 });
}

const forms = { standard: 55, fast: 35, oral: 10 };
/** Working days that a court gives for each form of report. */
const agreedDays = { standard: 15, fast: 5, oral: 0 };

const courtReport: Model = {
  type: 'court-report',
  rhythm: officeDays,
  volume: ({ size }) => 0.21 * size,
  make: (draw) => {
    const form = draw.random.pick(forms);
    const given = agreedDays[form];
    const agreed = draw.workingDaysLater(given) ?? draw.day;
    const withdrawn = draw.random.chance(0.03);
    const late = draw.bad('late', 0.03) ? draw.random.whole(1, 10) : -draw.random.whole(0, 2);
    const completed = draw.workingDaysLater(Math.max(0, given + late));
    return {
      form,
      court: draw.random.pick({ magistrates: 78, crown: 22 }),
      agreed_on: agreed,
      completed_on: withdrawn ? null : completed,
      withdrawn_on: withdrawn ? draw.workingDaysLater(draw.random.whole(0, given)) : null,
    };
  },
};

const appointment: Model = {
  type: 'appointment',
  rhythm: mostlyWeekdays,
  volume: ({ size }) => 0.5 * size,
  refersBack: 7,
  make: (draw) => ({
    started_on: draw.referredDay ?? draw.earlier(draw.random.whole(0, 200)),
    outcome: outcomeOf(draw),
  }),
};

function outcomeOf(draw: Draw): string | null {
  if (draw.random.chance(0.004)) return null;
  if (draw.good('attended', 0.87)) return 'attended';
  return draw.random.pick({
    'acceptable-absence': 9,
    'unacceptable-absence': 7,
    'called-off': 2,
  });
}

/** Assessing, reporting to court and seeing offenders. */
export const supervision: readonly Model[] = [assessment, courtReport, appointment];
