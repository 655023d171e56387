import type { MonthIndex } from '../../calendar/index.ts';
import { monthEnd, officeDays } from '../days.ts';
import type { Draw } from '../draw.ts';
import { monthOfYear } from '../kind.ts';
import type { Model } from '../model.ts';
import type { SimulatedProvider } from '../simulated-provider.ts';

const training: Model = {
  type: 'restraint-training',
  rhythm: monthEnd,
  rows: () => 1,
  make: (draw) => {
    const toTrain = draw.sized(draw.simulated.staff * 0.55);
    const share = Math.min(1, draw.own('up to date', 0.86, 0.06));
    return {
      staff_to_train: toTrain,
      staff_up_to_date: Math.min(toTrain, Math.round(toTrain * share)),
      staff_for_riots: Math.min(toTrain, Math.round(toTrain * 0.12)),
    };
  },
};

/** A month's use for each place; water in cubic metres, energy in kilowatt hours. */
const use = { water: 7.5, electricity: 210, gas: 620 };
/** Kilograms of carbon dioxide to the kilowatt hour: about what these were thought to be worth in those years. */
const carbon = { water: 0, electricity: 0.52, gas: 0.19 };
const heating = [1.6, 1.5, 1.35, 1, 0.7, 0.5, 0.4, 0.4, 0.6, 0.95, 1.35, 1.6];
const utilities = ['water', 'electricity', 'gas'] as const;

const utility: Model = {
  type: 'utility-use',
  rhythm: monthEnd,
  rows: () => utilities.length,
  make: (draw) => {
    const what = utilities[draw.id.index % utilities.length] ?? 'water';
    const season = what === 'gas' ? (heating[monthOfYear(draw.id.month) - 1] ?? 1) : 1;
    const quantity = draw.own(what, use[what], 0.2) * draw.simulated.size * draw.scale * season;
    return {
      utility: what,
      quantity: Math.round(quantity),
      carbon_kg: what === 'water' ? null : Math.round(quantity * carbon[what]),
    };
  },
};

/** Pounds a month for each place. */
const spending = { staff: 1550, 'other-direct': 380, contract: 210, overheads: 420 };
const costs = ['staff', 'other-direct', 'contract', 'overheads'] as const;

const cost: Model = {
  type: 'cost',
  rhythm: monthEnd,
  rows: () => costs.length,
  make: (draw) => {
    const what = costs[draw.id.index % costs.length] ?? 'staff';
    const pounds = draw.own(what, spending[what], 0.12) * draw.simulated.size * draw.scale;
    return { spent_on: what, pounds: Math.round(pounds) };
  },
};

const heads = [
  'inspection-safety',
  'inspection-respect',
  'inspection-activity',
  'inspection-resettlement',
  'audit-security',
  'audit-self-harm',
  'cost',
] as const;

/** Once a year, each prison in a month of its own. */
function yearly(rows: number) {
  return ({ provider }: SimulatedProvider, month: MonthIndex) =>
    (provider.id.length * 5 + month) % 12 === 0 ? rows : 0;
}

const score: Model = {
  type: 'assurance-score',
  rhythm: officeDays,
  rows: yearly(heads.length),
  make: (draw) => {
    const head = heads[draw.id.index % heads.length] ?? 'cost';
    return { head, score: fromOneToFour(draw, head) };
  },
};

function fromOneToFour(draw: Draw, head: string): number {
  return Math.min(4, Math.max(1, Math.round(draw.own(head, 2.9, 0.35))));
}

const answers = ['safety', 'decency', 'minority-ethnic'] as const;

const survey: Model = {
  type: 'survey-score',
  rhythm: officeDays,
  rows: yearly(answers.length),
  make: (draw) => {
    const head = answers[draw.id.index % answers.length] ?? 'safety';
    const outOfFour = Math.min(4, Math.max(1, draw.own(head, 2.9, 0.15)));
    return {
      head,
      score: head === 'minority-ethnic' ? Math.min(100, draw.own(head, 62, 0.15)) : outOfFour,
    };
  },
};

/** Trained staff, energy, money, and what others found. */
export const prisonResources: readonly Model[] = [training, utility, cost, score, survey];
