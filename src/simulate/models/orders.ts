import { everyDay, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import type { Model } from '../model.ts';
import { drawTier } from './supervision.ts';

const forms = {
  'community-order': 60,
  'suspended-sentence-order': 18,
  'older-order': 4,
  licence: 18,
};

const order: Model = {
  type: 'order-or-licence',
  rhythm: officeDays,
  volume: ({ size }) => 0.25 * size,
  make: (draw) => {
    const form = draw.random.pick(forms);
    const licence = form === 'licence';
    const months = licence
      ? draw.random.whole(2, 12)
      : draw.random.pick({ '6': 2, '12': 6, '24': 2 });
    const length = Math.round(Number(months) * 30.4);
    const breached = draw.bad('breach', 0.28);
    const breach = breached ? draw.later(draw.random.whole(14, Math.max(20, length * 0.8))) : null;
    return {
      form,
      tier: drawTier(draw),
      due_to_end_on: draw.ahead(length),
      ...requirements(draw, licence),
      breach_begun_on: breach,
      ...ending(draw, length, breach),
    };
  },
};

function requirements(draw: Draw, licence: boolean) {
  const has = (share: number) => draw.random.chance(share);
  return {
    supervision: licence || has(0.7),
    unpaid_work: !licence && has(0.45),
    programme: has(0.18),
    drug_rehabilitation: !licence && has(0.1),
    alcohol_treatment: !licence && has(0.03),
    mental_health_treatment: !licence && has(0.01),
    curfew: has(0.08),
    other_requirements: draw.random.pick({ '0': 80, '1': 15, '2': 5 }) === '0' ? 0 : 1,
  };
}

function ending(draw: Draw, length: number, breach: string | null) {
  const how = howEnded(draw, breach !== null);
  const early = how === 'full-term' ? 1 : 0.3 + 0.6 * draw.random.next();
  const since = breach === null ? draw.day : breach;
  const ended =
    breach === null || how === 'full-term'
      ? draw.later(Math.max(length * early, 1))
      : draw.later(draw.random.whole(10, 80), since);
  const kept = ended !== null && (breach === null || ended >= breach);
  return { ended_on: kept ? ended : null, how_ended: kept ? how : null };
}

function howEnded(draw: Draw, breached: boolean): string {
  if (draw.random.chance(0.03)) return draw.random.pick({ transferred: 7, other: 2, died: 1 });
  if (draw.good('success', breached ? 0.42 : 0.9)) {
    return draw.random.chance(0.08) ? 'good-progress' : 'full-term';
  }
  return draw.random.pick({ 'failure-to-comply': breached ? 8 : 3, 'further-offence': 4 });
}

const enforcement: Model = {
  type: 'enforcement-case',
  rhythm: everyDay,
  volume: ({ size }) => 0.13 * size,
  refersBack: 6,
  make: (draw) => {
    const licence = draw.random.chance(0.2);
    const second = draw.bad('second failure', 0.6) ? draw.later(draw.random.whole(3, 60)) : null;
    const third = draw.bad('third failure', 0.35)
      ? draw.later(draw.random.whole(3, 50), second)
      : null;
    const grave = draw.random.chance(0.05) ? draw.day : null;
    const relevant = grave ?? (licence ? third : second);
    const begun =
      relevant !== null && draw.random.chance(0.96)
        ? draw.workingDaysLater(draw.within('begun in time', 0.95, 10), relevant)
        : null;
    const inTime = draw.good('resolved in time', 0.55);
    const days = inTime ? draw.random.whole(3, 15) : draw.random.around(45, 0.5);
    const resolved = begun === null ? null : draw.workingDaysLater(days, begun);
    return {
      penalty: licence ? 'licence' : 'community-penalty',
      tier: drawTier(draw),
      under_18: draw.person.groups['age-band'] === 'under-18',
      second_failure_on: second,
      third_failure_on: third,
      relevant_failure_on: relevant,
      breach_begun_on: begun,
      resolved_on: resolved,
      resolution: resolved === null ? null : resolutionOf(draw, licence),
    };
  },
};

function resolutionOf(draw: Draw, licence: boolean): string {
  if (draw.random.chance(0.08)) return 'withdrawn';
  if (licence) return 'recalled';
  return draw.random.pick({
    continued: 25,
    'made-stricter': 35,
    fined: 8,
    resentenced: 20,
    custody: 12,
  });
}

/** Orders and licences, and what happens when one is not kept. */
export const orders: readonly Model[] = [order, enforcement];
