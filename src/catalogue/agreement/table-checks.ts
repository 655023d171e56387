import { remedyFor } from '../declared.ts';
import { duplicateCodes } from '../duplicates.ts';
import { type Mistake, within } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';
import type { AgreedTable, CellUnit, Column, RowFilter } from './template.ts';

/** The units that can be added up. */
export const numericUnits: readonly CellUnit[] = [
  'count',
  'number',
  'money',
  'percent',
  'clock',
  'decimal hours',
  'hours per week',
  'metric',
];

/** The mistakes of a table within itself: columns, what follows from what, and totals. Levels are written out soundly. */
export function columnMistakes(table: AgreedTable): Mistake[] {
  if (table.shape === 'levels') return [];
  return [
    ...duplicateCodes({ what: 'column', items: table.columns, path: ['columns'] }),
    ...duplicateCodes({ what: 'row', items: table.rows, path: ['rows'] }),
    ...duplicateCodes({
      what: 'total',
      items: table.totals,
      path: ['totals'],
      taken: table.rows.map(({ code }) => code),
    }),
    ...(table.named === undefined ? [] : nameMistakes(table, [table.named], ['named'])),
    ...table.columns.flatMap((column, index) =>
      within(['columns', index], ownMistakes(column, table)),
    ),
    ...table.totals.flatMap(({ columns, of }, index) =>
      within(
        ['totals', index],
        [
          ...nameMistakes(table, columns, ['columns'], numericUnits),
          ...filterMistakes(table, of, ['of']),
        ],
      ),
    ),
  ];
}

function ownMistakes(column: Column, table: AgreedTable): Mistake[] {
  const { code, computed } = column;
  const mistakes = unitMistakes(column);
  if (code === 'row') {
    const message = '“row” is how a row says its own code. Give the column another code.';
    mistakes.push({ path: ['code'], message });
  }
  if (!computed) return mistakes;
  const path: Step[] = ['computed', computed.kind];
  if (computed.columns.includes(code)) {
    const message = `“${code}” cannot follow from itself. Name other columns.`;
    mistakes.push({ path, message });
  }
  return [...mistakes, ...nameMistakes(table, computed.columns, path, numericUnits)];
}

function unitMistakes({ code, unit, choices, computed }: Column): Mistake[] {
  const mistakes: Mistake[] = [];
  const say = (path: Step[], message: string) => mistakes.push({ path, message });
  if (unit === 'choice' && choices.length === 0) {
    say([], `“${code}” needs its choices. Add choices: ['Yes', 'No'].`);
  }
  if (unit !== 'choice' && choices.length > 0) {
    const remedy = 'Take them out, or write unit: choice';
    say(['choices'], `Only a choice has choices, and “${code}” is ${unit}. ${remedy}.`);
  }
  if (unit === 'metric') {
    say(['unit'], 'Only a table of levels has cells in the unit of a metric. Name a unit.');
  }
  if (computed && !numericUnits.includes(unit)) {
    say(['unit'], `“${code}” is computed, and ${unit} cannot be. Name a unit of figures.`);
  }
  return mistakes;
}

/** A mistake for every name that is no column of the table, or whose unit is none of those wanted. */
export function nameMistakes(
  { code, columns }: AgreedTable,
  names: readonly string[],
  path: Step[],
  units?: readonly CellUnit[],
): Mistake[] {
  const there = columns.map((column) => column.code);
  return names.flatMap((name): Mistake[] => {
    const column = columns.find((one) => one.code === name);
    if (!column) {
      const remedy = remedyFor(name, there, 'Add the column to the table');
      return [{ path, message: `The table “${code}” has no column “${name}”. ${remedy}.` }];
    }
    if (!units || units.includes(column.unit)) return [];
    const message = `“${name}” of the table “${code}” is ${column.unit}. Name a column in ${printUnits(units)}.`;
    return [{ path, message }];
  });
}

function printUnits(units: readonly CellUnit[]): string {
  return units === numericUnits ? 'a unit of figures' : units.join(' or ');
}

/** The mistakes of a choice of rows: rows, columns, and values that are no choice of their column. */
export function filterMistakes(
  table: AgreedTable,
  { rows, where = {} }: RowFilter,
  path: Step[],
): Mistake[] {
  return [
    ...(table.shape === 'open' ? [] : rowMistakes(table, rows ?? [], [...path, 'rows'])),
    ...nameMistakes(table, Object.keys(where), [...path, 'where']),
    ...Object.entries(where).flatMap(([name, values]) => {
      const column = table.columns.find(({ code }) => code === name);
      if (column?.unit !== 'choice') return [];
      return values
        .filter((value) => !column.choices.includes(value))
        .map((value) => ({
          path: [...path, 'where', name],
          message: `“${value}” is no choice of “${name}”. ${remedyFor(value, column.choices, 'Add it to the choices')}.`,
        }));
    }),
  ];
}

/** A mistake for every name that is no row of the table, and no total where totals count as well. */
export function rowMistakes(
  { code, rows, totals }: AgreedTable,
  names: readonly string[],
  path: Step[],
  among: 'rows' | 'rows and totals' = 'rows',
): Mistake[] {
  const there = [...rows, ...(among === 'rows' ? [] : totals)].map((one) => one.code);
  return names
    .filter((name) => !there.includes(name))
    .map((name) => {
      const remedy = remedyFor(name, there, 'Add the row to the table');
      return { path, message: `The table “${code}” has no row “${name}”. ${remedy}.` };
    });
}
