import { remedyFor } from '../declared.ts';
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

/** The mistakes of a table within itself: columns, what follows from what, and totals. */
export function columnMistakes(table: AgreedTable): Mistake[] {
  return [
    ...duplicates('column', table.columns, 'columns'),
    ...(table.shape === 'levels' ? [] : duplicates('row', table.rows, 'rows')),
    ...duplicates('total', [...table.rows, ...table.totals], 'totals', table.rows.length),
    ...(table.named === undefined ? [] : nameMistakes(table, [table.named], ['named'])),
    ...(table.shape === 'levels'
      ? []
      : table.columns.flatMap((column, index) =>
          within(['columns', index], ownMistakes(column, table)),
        )),
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

function ownMistakes({ code, unit, choices, computed }: Column, table: AgreedTable): Mistake[] {
  const mistakes: Mistake[] = [];
  if (unit === 'choice' && choices.length === 0) {
    mistakes.push({ path: [], message: `“${code}” needs its choices. Add choices: [Yes, No].` });
  }
  if (unit !== 'choice' && choices.length > 0) {
    const message = `Only a choice has choices, and “${code}” is ${unit}. Take them out, or write unit: choice.`;
    mistakes.push({ path: ['choices'], message });
  }
  if (unit === 'metric') {
    const message = 'Only a table of levels has cells in the unit of a metric. Name a unit.';
    mistakes.push({ path: ['unit'], message });
  }
  if (!computed) return mistakes;
  const path: Step[] = ['computed', computed.kind];
  const itself = computed.columns.includes(code)
    ? [{ path, message: `“${code}” cannot follow from itself. Name other columns.` }]
    : [];
  return [...mistakes, ...itself, ...nameMistakes(table, computed.columns, path, numericUnits)];
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
    const message = `“${name}” of the table “${code}” is ${column.unit} and cannot be added up. Name a column of figures.`;
    return [{ path, message }];
  });
}

/** The mistakes of a choice of rows. */
export function filterMistakes(
  table: AgreedTable,
  { rows, where }: RowFilter,
  path: Step[],
): Mistake[] {
  const there = table.rows.map(({ code }) => code);
  const unknown = table.shape === 'open' ? [] : (rows ?? []).filter((row) => !there.includes(row));
  return [
    ...unknown.map((row) => ({
      path: [...path, 'rows'],
      message: `The table “${table.code}” has no row “${row}”. ${remedyFor(row, there, 'Add the row to the table')}.`,
    })),
    ...nameMistakes(table, Object.keys(where ?? {}), [...path, 'where']),
  ];
}

function duplicates(
  what: string,
  items: ReadonlyArray<{ code: string }>,
  key: string,
  before = 0,
): Mistake[] {
  const codes = items.map(({ code }) => code);
  return codes.flatMap((code, index): Mistake[] => {
    if (index < before || codes.indexOf(code) === index) return [];
    const message = `The ${what} code “${code}” stands twice in the table. Give one another.`;
    return [{ path: [key, index - before, 'code'], message }];
  });
}
