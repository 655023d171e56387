import { officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';

const families = {
  'offending-behaviour': 52,
  violence: 10,
  'sex-offender': 8,
  'domestic-violence': 12,
  'substance-misuse': 14,
  other: 4,
};

/** Programmes of the years that are simulated, by family. */
const names = {
  'offending-behaviour': 'ETS',
  violence: 'CALM',
  'sex-offender': 'SOTP',
  'domestic-violence': 'IDAP',
  'substance-misuse': 'ASRO',
  other: 'CSB',
};

const lengths = {
  'offending-behaviour': 75,
  violence: 90,
  'sex-offender': 210,
  'domestic-violence': 190,
  'substance-misuse': 80,
  other: 60,
};

const place: Model = {
  type: 'programme-place',
  rhythm: officeDays,
  volume: ({ size, kind }) => (kind === 'area' ? 0.05 : 0.017) * size,
  season: [1.15, 1.05, 1.05, 1.05, 1.05, 1.05, 0.95, 0.75, 1.1, 1.1, 1.05, 0.65],
  make: (draw) => {
    const family = draw.random.pick(families);
    const custody = draw.simulated.kind === 'establishment';
    const length = lengths[family] * draw.random.around(1, 0.15);
    const finishes = draw.good('completed', custody ? 0.85 : 0.66);
    const completed = finishes ? draw.later(length) : null;
    const dropped = finishes ? null : draw.later(length * draw.random.next());
    return {
      family,
      programme: names[family],
      accredited: family !== 'other' && draw.random.chance(0.97),
      setting: custody ? 'custody' : 'community',
      referred_on: draw.earlier(draw.random.whole(5, 120)),
      completed_on: completed,
      dropped_out_on: dropped,
      why_dropped_out: dropped === null ? null : whyDropped(draw, custody),
    };
  },
};

function whyDropped(draw: Draw, custody: boolean): string {
  const everywhere = { 'own-choice': 25, excluded: 12, 'ill-health': 5, other: 6 };
  return custody
    ? draw.random.pick({ ...everywhere, moved: 30, released: 18, 'programme-stopped': 4 })
    : draw.random.pick({ ...everywhere, 'failure-to-comply': 38, 'further-offence': 12, moved: 2 });
}

const rehabilitation: Model = {
  type: 'drug-rehabilitation',
  rhythm: officeDays,
  volume: ({ size }) => 0.028 * size,
  refersBack: 0,
  make: (draw) => {
    const stays = draw.good('twelve weeks', 0.87);
    const finishes = stays && draw.good('completed', 0.5);
    const days = finishes ? 180 : stays ? draw.random.whole(85, 320) : draw.random.whole(5, 83);
    const ended = draw.later(days * (finishes ? draw.random.around(1, 0.2) : 1));
    return {
      form: draw.random.chance(0.9) ? 'requirement' : 'older-order',
      confirmed_on: ended ?? draw.seenUntil(days),
      ended_on: ended,
      how_ended: ended === null ? null : howEnded(draw, finishes),
    };
  },
};

function howEnded(draw: Draw, finishes: boolean): string {
  if (finishes) return draw.random.chance(0.12) ? 'good-progress' : 'completed';
  return draw.random.pick({
    'failure-to-comply': 60,
    'further-offence': 28,
    transferred: 8,
    died: 1,
    other: 3,
  });
}

/** Programmes, and drug rehabilitation under an order. */
export const programmes: readonly Model[] = [place, rehabilitation];
