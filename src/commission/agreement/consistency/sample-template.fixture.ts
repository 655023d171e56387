/** Small forms of agreements for tests, built from what a test is about. */
import assert from 'node:assert/strict';
import {
  type AgreedTable,
  type AgreementTemplate,
  type CellUnit,
  type Check,
  type Column,
  formRow,
  levelMonths,
  levelQuarters,
  type Metric,
  type Total,
} from '../../../catalogue/index.ts';
import type { Cells, Content, ContentRow, TableContent } from '../content.ts';
import type { CheckResult } from '../finding.ts';
import { type CheckContext, checkAgreement } from './check-agreement.ts';

/** A column whose heading is its code with a capital letter. */
export function column(code: string, unit: CellUnit, parts: Partial<Column> = {}): Column {
  const title = `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;
  return { code, title, unit, choices: [], needed: false, ...parts };
}

/** An open table, named by its column `name`. */
export function openTable(
  code: string,
  columns: readonly Column[],
  totals: readonly Total[] = [],
  parts: Partial<AgreedTable> = {},
): AgreedTable {
  const named = { shape: 'open', named: 'name' } as const;
  return { code, title: code, ...named, rows: [], columns, totals, ...parts };
}

/** A fixed table with rows that are called as their codes. */
export function fixedTable(
  code: string,
  rows: readonly string[],
  columns: readonly Column[],
  totals: readonly Total[] = [],
): AgreedTable {
  const declared = rows.map((row) => ({ code: row, title: row }));
  return { code, title: code, shape: 'fixed', rows: declared, columns, totals };
}

export function formTable(code: string, columns: readonly Column[]): AgreedTable {
  const rows = [{ code: formRow, title: code }];
  return { code, title: code, shape: 'form', rows, columns, totals: [] };
}

/** Two lines a metric and the columns of every table of levels. */
export function levelsTable(metrics: readonly string[]): AgreedTable {
  const columns = [...levelMonths, 'total', ...levelQuarters, 'national'];
  return {
    ...{ code: 'levels', title: 'Levels', shape: 'levels', totals: [] },
    rows: metrics.flatMap((metric) =>
      (['outturn', 'level'] as const).map((line) => ({
        ...{ code: `${metric}.${line}`, title: `${metric}, ${line}`, metric, line },
      })),
    ),
    columns: columns.map((code) => column(code, 'metric')),
  };
}

export function totalOf(columns: readonly string[], parts: Partial<Total> = {}): Total {
  return { code: 'total', title: 'Total', how: 'sum', columns, of: {}, ...parts };
}

export function check(
  code: string,
  parts: Pick<Check, 'compare' | 'with'> & Partial<Check>,
): Check {
  const rest = { must: 'equal', severity: 'error', explanation: 'They are the same.' } as const;
  return { code, title: code, ...rest, ...parts };
}

/** One section that holds the tables. */
export function templateOf(
  tables: readonly AgreedTable[],
  checks: readonly Check[] = [],
): AgreementTemplate {
  return {
    ...{ code: 'sample', title: 'Sample', era: '2014-15', note: 'For tests.', source: 'None' },
    ...{ sections: [{ code: 'all', title: 'All', tables }], checks, material: [] },
  };
}

/** Rows written as lines of cells: `rows(['name', 'places'], { kitchens: ['Kitchens', '30'] })`. */
export function rows(
  columns: readonly string[],
  lines: Readonly<Record<string, readonly string[]>>,
): ContentRow[] {
  return Object.entries(lines).map(([row, texts]) => ({ row, cells: cellsOf(columns, texts) }));
}

export function cellsOf(columns: readonly string[], texts: readonly string[]): Cells {
  return Object.fromEntries(
    columns.flatMap((code, at) => (texts[at] ? [[code, texts[at]] as const] : [])),
  );
}

/** Rows with a total called `total`. */
export function withTotal(content: readonly ContentRow[], total: Cells): TableContent {
  return { rows: content, totals: { total } };
}

export function entry(cells: Cells): TableContent {
  return { rows: [{ row: formRow, cells }], totals: {} };
}

/** Checks against a catalogue and a register in which nothing stands unless the test says so. */
export function checked(
  template: AgreementTemplate,
  content: Content,
  { metrics = [], facts = {} }: { metrics?: Metric[]; facts?: Record<string, string> } = {},
): CheckResult[] {
  const context: CheckContext = { catalogue: { metrics }, facts: new Map(Object.entries(facts)) };
  return checkAgreement(template, content, context);
}

export function resultOf(results: readonly CheckResult[], key: string): CheckResult {
  const found = results.find((result) => result.key === key);
  assert.ok(found, `There is no result ${key} among ${results.map((one) => one.key).join(', ')}`);
  return found;
}

/** What most tests compare. */
export function inShort(
  result: CheckResult,
): Pick<CheckResult, 'outcome' | 'stated' | 'computed' | 'difference'> {
  const { outcome, stated, computed, difference } = result;
  return { outcome, stated, computed, difference };
}

/** Table 8b of the local annex of HMP Stafford 2014-15: places times hours is core hours. */
export const services = openTable(
  'services',
  [
    column('name', 'text'),
    column('places', 'count'),
    column('hours', 'hours per week'),
    column('core-hours', 'hours per week', {
      computed: { kind: 'product', columns: ['places', 'hours'] },
    }),
  ],
  [totalOf(['places', 'core-hours'])],
  { label: 'Table 8b', title: 'Services' },
);

export const serviceColumns = ['name', 'places', 'hours', 'core-hours'];

/** As printed, errors included. */
export const serviceRows = rows(serviceColumns, {
  kitchens: ['Kitchens', '30', '28:15', '844.50'],
  orderlies: ['Orderly Cleaners', '6', '28:15', '168.90'],
  reclamation: ['Reclamation', '17', '28:15', '478.55'],
  wings: ['Wing Cleaner', '57', '28:15', '1604.55'],
  bands: ['Red Bands', '10', '28:15', '281.50'],
  age: ['Age Concern', '40', '28:15', '1126.00'],
  programmes: ['Programmes', '20', '28:15', '548.92'],
  ssg: ['SSG', '40', '28:15', '1126.00'],
});

/** Table 8c of the same annex: its groups with how many rows of so many places and hours each has. */
const activityGroups: ReadonlyArray<
  readonly [string, ReadonlyArray<readonly [number, string, string, string]>]
> = [
  [
    'Key skills',
    [
      [4, '10', '18.75', '187.5'],
      [4, '10', '14', '140'],
    ],
  ],
  [
    'Core education',
    [
      [2, '12', '14', '168'],
      [1, '12', '32.75', '393'],
      [1, '6', '32.75', '196.5'],
      [1, '9', '32.75', '294.75'],
      [2, '10', '32.75', '327.5'],
      [2, '10', '18.75', '187.5'],
      [1, '10', '14', '140'],
      [1, '8', '32.75', '262'],
      [1, '13', '32.75', '425.75'],
    ],
  ],
  ['Induction', [[1, '40', '7.25', '290']]],
  [
    'Physical education',
    [
      [5, '15', '31.5', '472.5'],
      [1, '12', '31.5', '378'],
    ],
  ],
  [
    'Skills training',
    [
      [4, '10', '32.75', '327.5'],
      [1, '12', '32.75', '393'],
      [1, '9', '32.75', '294.75'],
    ],
  ],
];

export const activities = openTable(
  'activities',
  [
    column('group', 'choice', { choices: activityGroups.map(([group]) => group) }),
    column('name', 'text'),
    column('places', 'count'),
    column('hours', 'hours per week'),
    column('core-hours', 'hours per week', {
      computed: { kind: 'product', columns: ['places', 'hours'] },
    }),
  ],
  [totalOf(['places', 'hours', 'core-hours'])],
  { label: 'Table 8c', title: 'Other activities' },
);

/** A row that states no figure, as the annex has two, comes last. */
export const activityRows: readonly ContentRow[] = [
  ...activityGroups.flatMap(([group, kinds]) =>
    kinds.flatMap(([count, places, hours, coreHours]) =>
      Array.from({ length: count }, (_, at) => {
        const name = `${group}, ${places} places, ${hours} hours, ${at + 1}`;
        return { group, name, places, hours, 'core-hours': coreHours };
      }),
    ),
  ),
  { group: 'Key skills', name: 'Release on licence' },
].map((cells, at) => ({ row: `activity-${at + 1}`, cells }));

/** A metric with what the test is about in its place. */
export function metricOf(parts: Partial<Metric> & Pick<Metric, 'code'>): Metric {
  return {
    ...{ title: parts.code, shortTitle: parts.code, unit: 'count', unitText: '', decimals: 0 },
    ...{ polarity: 'higher', periodicity: 'month', domain: 'd', use: 'delivery', era: '2014-15' },
    ...{ appliesTo: { kinds: ['establishment'] }, additive: false, note: '', source: '' },
    ...parts,
  };
}
