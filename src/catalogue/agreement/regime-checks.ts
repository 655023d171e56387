import { unknownName } from '../declared.ts';
import { type Mistake, within } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';
import { addressMistakes, inTable } from './name-checks.ts';
import { nameMistakes, rowMistakes } from './table-checks.ts';
import type { AgreementTemplate, CellUnit, Regime } from './template.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const durations: readonly CellUnit[] = ['clock', 'decimal hours', 'hours per week'];

/** The mistakes of a regime: its three tables and what they must have, its categories, and what it is held against. */
export function regimeMistakes(
  regime: Regime,
  template: AgreementTemplate,
  metricCodes: readonly string[],
): Mistake[] {
  const { timetable, groups } = regime;
  return [
    ...inTable(template, timetable, ['timetable'], (table) =>
      nameMistakes(table, ['day', 'from', 'to', 'category', 'who'], ['timetable']),
    ),
    ...inTable(template, groups, ['groups'], (table) =>
      nameMistakes(table, ['who', 'prisoners'], ['groups']),
    ),
    ...summaryMistakes(regime, template),
    ...heldMistakes(regime, template),
    ...within(['metrics'], metricMistakes(regime, template, metricCodes)),
  ];
}

function summaryMistakes({ summary, categories }: Regime, template: AgreementTemplate): Mistake[] {
  return inTable(template, summary, ['summary'], (table) => [
    ...rowMistakes(table, days, ['summary']),
    ...nameMistakes(table, ['total'], ['summary'], durations),
    ...categories.flatMap(({ column }, index) =>
      column === undefined
        ? []
        : nameMistakes(table, [column], ['categories', index, 'column'], durations),
    ),
  ]);
}

function heldMistakes(
  { categories, promised, agreed }: Regime,
  template: AgreementTemplate,
): Mistake[] {
  const there = categories.map(({ code }) => code);
  const category = (name: string, path: Step[]) =>
    unknownName({ what: 'category', name, there, path: [...path, 'category'] });
  return [
    ...promised.flatMap(({ table: code, column, category: name }, index) =>
      within(
        ['promised', index],
        [
          ...inTable(template, code, ['table'], (table) =>
            nameMistakes(table, [column], ['column'], durations),
          ),
          ...category(name, []),
        ],
      ),
    ),
    ...agreed.flatMap(({ cell, category: name }, index) => [
      ...addressMistakes(cell, template, ['agreed', index, 'cell'], durations),
      ...category(name, ['agreed', index]),
    ]),
  ];
}

function metricMistakes(
  { metrics, promised }: Regime,
  template: AgreementTemplate,
  there: readonly string[],
): Mistake[] {
  const known = (name: string | undefined, path: Step[]) =>
    name === undefined ? [] : unknownName({ what: 'metric', name, there, path });
  const tables = promised.map(({ table }) => table);
  return [
    ...known(metrics.unlocked, ['unlocked']),
    ...known(metrics.purposeful, ['purposeful']),
    ...metrics.worked.flatMap(({ metric, table: code, places }, index) =>
      within(
        ['worked', index],
        [
          ...known(metric, ['metric']),
          ...unknownName({
            what: 'promise of the table',
            name: code,
            there: tables,
            path: ['table'],
          }),
          ...inTable(template, code, ['table'], (table) =>
            nameMistakes(table, [places], ['places'], ['count']),
          ),
        ],
      ),
    ),
  ];
}
