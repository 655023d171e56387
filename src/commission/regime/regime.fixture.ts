import assert from 'node:assert/strict';
import type { AgreementTemplate, Column, Regime } from '../../catalogue/index.ts';
import type { Cells, Content } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';
import { checkRegime } from './check-regime.ts';
import { dayNames, dayRows } from './day.ts';

/** A small agreement with a regime, in the shape of the local annex of HMP Stafford 2014-15. */

const column = (code: string, unit: Column['unit'], title = code): Column => ({
  code,
  title,
  unit,
  choices: [],
  needed: false,
});

export const categories: Regime['categories'] = [
  { code: 'activity', title: 'Activity', column: 'activity' },
  { code: 'pe', title: 'Physical education', column: 'activity' },
  { code: 'association', title: 'Association', column: 'association' },
  { code: 'open-air', title: 'Open air', column: 'association' },
  { code: 'domestics', title: 'Domestics', column: 'domestics' },
  { code: 'meal', title: 'Meal', column: 'meal' },
  { code: 'movement', title: 'Movement', column: 'movement' },
  { code: 'locked', title: 'Locked up' },
];

const columns = ['activity', 'association', 'domestics', 'meal', 'movement', 'total'];
const names = ['Activity', 'Association', 'Domestics', 'Meal', 'Movement', 'Total'];

const regime: Regime = {
  timetable: 'core-day',
  groups: 'groups',
  summary: 'summary',
  categories,
  promised: [
    { table: 'industries', column: 'hours', category: 'activity' },
    { table: 'classes', column: 'hours', category: 'activity' },
  ],
  metrics: {
    unlocked: 'K08',
    purposeful: 'K17',
    worked: [{ metric: 'CU095a', table: 'industries', places: 'places' }],
  },
  agreed: [
    {
      cell: { table: 'delivery', row: 'open-air', column: 'hours' },
      category: 'open-air',
      per: 'day',
      title: 'Open air',
    },
    {
      cell: { table: 'delivery', row: 'pe', column: 'hours' },
      category: 'pe',
      per: 'week',
      title: 'Physical education',
    },
  ],
};

const bare = { totals: [], rows: [] };
const weekdayRows = dayRows.slice(0, 5);

export const template: AgreementTemplate = {
  code: 'annex',
  title: 'Annex',
  era: '2014-15',
  note: '',
  source: '',
  checks: [],
  material: [],
  regime,
  sections: [
    {
      code: 'delivery',
      title: 'Delivery',
      tables: [
        {
          ...{ ...bare, code: 'industries', title: 'Industries', shape: 'open', named: 'name' },
          columns: [
            column('name', 'text'),
            column('places', 'count'),
            column('hours', 'hours per week'),
          ],
        },
        {
          ...{ ...bare, code: 'classes', title: 'Classes', shape: 'open', named: 'name' },
          columns: [column('name', 'text'), column('hours', 'hours per week')],
        },
        {
          ...{ ...bare, code: 'delivery', title: 'Agreed hours', shape: 'fixed' },
          rows: [
            { code: 'open-air', title: 'Open air' },
            { code: 'pe', title: 'Physical education' },
          ],
          columns: [column('hours', 'hours per week')],
        },
      ],
    },
    {
      code: 'regime',
      title: 'Regime',
      tables: [
        {
          ...{ ...bare, code: 'core-day', title: 'Core day', shape: 'open', named: 'day' },
          columns: [
            ...['day', 'category', 'who'].map((code) => column(code, 'text')),
            ...['from', 'to'].map((code) => column(code, 'time')),
          ],
        },
        {
          ...{ ...bare, code: 'groups', title: 'Groups', shape: 'open', named: 'who' },
          columns: [column('who', 'text'), column('prisoners', 'count')],
        },
        {
          code: 'summary',
          title: 'Time out of cell',
          shape: 'fixed',
          rows: dayRows.map((code, day) => ({ code, title: dayNames[day] ?? code })),
          columns: columns.map((code, index) => column(code, 'clock', names[index])),
          totals: [
            {
              code: 'five-day',
              title: '5-day',
              how: 'average',
              columns,
              of: { rows: weekdayRows },
            },
            { code: 'seven-day', title: '7-day', how: 'average', columns, of: {} },
          ],
        },
      ],
    },
  ],
};

/** Rows of an open table. */
export function rowsOf(rows: readonly Cells[]): Content[string] {
  return { rows: rows.map((cells, index) => ({ row: `r${index + 1}`, cells })), totals: {} };
}

/** A core day from lines such as `Mon 08:30 12:00 activity Everyone`. */
export function coreDay(lines: readonly string[]): Content {
  const slots = lines.map((line) => {
    const [day = '', from = '', to = '', category = '', ...who] = line.split(' ');
    return { day, from, to, category, who: who.join(' ') };
  });
  return { 'core-day': rowsOf(slots) };
}

/** Groups from pairs of name and head count. */
export function groupsOf(...groups: ReadonlyArray<readonly [string, string]>): Content {
  return { groups: rowsOf(groups.map(([who, prisoners]) => ({ who, prisoners }))) };
}

const weekday = ['4h 39m', '1h 11m', '1h 00m', '0h 45m', '0h 56m', '8h 33m'];
const friday = ['3h 27m', '4h 24m', '1h 00m', '1h 00m', '0h 31m', '10h 23m'];
const weekend = ['0h 36m', '5h 37m', '0h 31m', '1h 00m', '0h 03m', '7h 47m'];

/** The summary as the annex of HMP Stafford 2014-15 prints it in Section 3. */
export const staffordSummary: Content = {
  summary: {
    rows: [weekday, weekday, weekday, weekday, friday, weekend, weekend].map((texts, day) => ({
      row: dayRows[day] ?? '',
      cells: summaryRow(texts),
    })),
    totals: {
      'five-day': summaryRow(['4h 25m', '1h 49m', '1h 00m', '0h 48m', '0h 51m', '8h 55m']),
      'seven-day': summaryRow(['3h 19m', '2h 54m', '0h 51m', '0h 51m', '0h 37m', '8h 36m']),
    },
  },
};

/** Texts as cells of the summary, in the order of its columns. */
export function summaryRow(texts: readonly string[]): Cells {
  return Object.fromEntries(columns.map((code, index) => [code, texts[index] ?? '']));
}

/** The result of one check of the regime. */
export function resultOf(content: Content, key: string): CheckResult {
  const found = checkRegime(template, content).find((result) => result.key === key);
  assert.ok(found, `no result ${key}`);
  return found;
}

/** How the checks of a rule came out. */
export function keysAndOutcomes(content: Content, rule: string): string[] {
  return checkRegime(template, content)
    .filter((result) => result.rule === rule)
    .map(({ key, outcome }) => `${key}: ${outcome}`);
}
