import { everyDay, mostlyWeekdays, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';

const victim: Model = {
  type: 'victim-contact',
  rhythm: officeDays,
  volume: ({ size }) => 0.02 * size,
  crowd: 'victims',
  make: (draw) => {
    const endless = draw.random.chance(0.05);
    const inTime = draw.good('in eight weeks', 0.94);
    const days = inTime ? draw.random.whole(5, 56) : draw.random.whole(57, 150);
    return {
      sentence_months: endless ? null : Math.round(draw.random.around(28, 0.6)),
      without_fixed_length: endless,
      offence: draw.random.pick({ sexual: 35, violent: 50, other: 15 }),
      contacted_on: draw.random.chance(0.98) ? draw.later(days) : null,
    };
  },
};

const accommodation: Model = {
  type: 'accommodation-at-end',
  rhythm: everyDay,
  volume: ({ size }) => 0.19 * size,
  refersBack: 12,
  make: (draw) => {
    const where = whereTo(draw);
    return { accommodation: where, suitable: where === null ? null : draw.good('suitable', 0.95) };
  },
};

function whereTo(draw: Draw): string | null {
  if (draw.bad('nothing recorded', 0.08)) return draw.random.chance(0.5) ? 'not-known' : null;
  if (draw.good('settled', 0.9)) {
    return draw.random.pick({
      'own-home': 48,
      'family-or-friends': 38,
      supported: 8,
      bail: 1,
      treatment: 3,
      'approved-premises': 2,
    });
  }
  return draw.random.pick({ 'short-stay': 30, passing: 30, none: 20, custody: 20 });
}

const learning: Model = {
  type: 'learning-referral',
  rhythm: officeDays,
  volume: ({ size }) => 0.095 * size,
  season: [1.1, 1.05, 1.05, 0.95, 1, 0.95, 0.85, 0.7, 1.3, 1.2, 1.1, 0.75],
  make: (draw) => {
    const funded = draw.good('council pays', 0.93);
    return {
      funded_by: funded ? 'learning-and-skills-council' : 'other',
      learning: draw.random.pick({ 'basic-skills': 55, language: 8, vocational: 25, other: 12 }),
      first_attended_on: draw.good('attended', 0.6) ? draw.later(draw.random.whole(4, 50)) : null,
    };
  },
};

const employment: Model = {
  type: 'employment-spell',
  rhythm: mostlyWeekdays,
  volume: ({ size }) => 0.036 * size,
  make: (draw) => {
    const kept = draw.good('kept four weeks', 0.75);
    const days = kept ? draw.random.whole(28, 260) : draw.random.whole(1, 27);
    const stays = kept && draw.random.chance(0.6);
    return {
      supervised_from: draw.earlier(draw.random.whole(10, 300)),
      supervised_to: draw.later(draw.random.whole(60, 400)),
      weekly_hours: Number(draw.random.pick({ '16': 15, '20': 12, '30': 13, '37': 30, '40': 30 })),
      confirmed_on: draw.later(Math.max(0, days - draw.random.whole(0, 10))),
      ended_on: stays ? null : draw.later(days),
    };
  },
};

/** Victims, homes, learning and work. */
export const resettlement: readonly Model[] = [victim, accommodation, learning, employment];
