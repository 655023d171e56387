import {
  type Column,
  findTable,
  type Regime,
  type RegimeCategory,
  subtract,
} from '../../catalogue/index.ts';
import { type CellValue, printFigure, readCell } from '../agreement/cell-value.ts';
import { cellAt } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';
import type { Ground } from './ground.ts';
import { type Least, leastOf } from './least.ts';
import { type About, type Came, finer, resultOf, roomFor, signed, unknown } from './result.ts';
import { printHours } from './summary.ts';

type Agreed = Regime['agreed'][number];
type Figure = Extract<CellValue, { kind: 'figure' }>;

/** The hours agreed of one category, a day or a week, against the least that anybody has of it. */
export function checkAgreed(ground: Ground): CheckResult[] {
  return ground.regime.agreed.map((agreed) => {
    const title = `${agreed.title}: the core day holds what was agreed`;
    const about: About = { rule: 'regime-agreed', title, at: agreed.cell, severity: 'error' };
    return resultOf(ground.template, about, cameOf(ground, agreed));
  });
}

function cameOf(ground: Ground, { cell, category: code, per }: Agreed): Came {
  const { template, regime, content } = ground;
  const category = regime.categories.find((one) => one.code === code);
  const column = findTable(template, cell.table)?.columns.find((one) => one.code === cell.column);
  const text = cellAt(content, cell)?.trim() ?? '';
  const value = readCell(text, column ?? { unit: 'hours per week', choices: [] });
  if (!category || !column || value.kind !== 'figure') {
    return unknown(
      'No hours are stated as a figure, so there is nothing to hold the core day against.',
    );
  }
  const least = leastOf(ground, category, per);
  if ('why' in least) return { ...unknown(least.why), stated: text };
  return compare({ category, column, text, value, least, per });
}

type Comparison = {
  category: RegimeCategory;
  column: Column;
  text: string;
  value: Figure;
  least: Least;
  per: Agreed['per'];
};

function compare({ category: { title }, column, text, value, least, per }: Comparison): Came {
  const { interval, style } = value;
  const outcome = roomFor(interval, least.hours);
  const found = `“${title}” has ${least.exact ? '' : 'at most '}${printHours(least.hours.value)} ${least.where}`;
  if (!least.exact && outcome !== 'disagrees') {
    const why = `${found}, shared with what else stands in its column. A timetable with slots of its own would tell.`;
    return { ...unknown(why), stated: text };
  }
  const print = (hours: Least['hours']['value']) => printFigure(hours, column.unit, finer(style));
  return {
    outcome,
    stated: text,
    computed: print(least.hours.value),
    difference: signed(subtract(interval.value, least.hours.value), print),
    explanation: `Every prisoner should have it each ${per}, so the least that the core day gives anybody is compared.`,
    cause: outcome === 'disagrees' ? `${found}; ${printHours(interval.value)} were agreed.` : null,
  };
}
