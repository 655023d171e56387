/** Part of a local annex, with figures of HMP Stafford 2014-15, and what may be written in it, for tests. */
import fc from 'fast-check';
import {
  type AgreedTable,
  type AgreementTemplate,
  levelMonths,
  levelQuarters,
  type Metric,
  tablesOf,
} from '../../catalogue/index.ts';
import { column } from './column.fixture.ts';
import type { Cells, Content, TableContent } from './content.ts';

const capacity: AgreedTable = {
  code: 'capacity',
  label: 'Table 2a',
  title: 'Capacity specification',
  shape: 'form',
  rows: [{ code: 'entry', title: 'Capacity specification' }],
  columns: [
    column('cna', 'Certified normal accommodation', 'count'),
    column('operational-capacity', 'Operational capacity', 'count'),
  ],
  totals: [],
};

const programmes: AgreedTable = {
  code: 'programmes',
  label: 'Table 5',
  title: 'Accredited programmes',
  shape: 'fixed',
  rows: [
    { code: 'tsp', title: 'Thinking Skills Programme' },
    { code: 'resolve', title: 'RESOLVE' },
  ],
  columns: [column('starts', 'Starts', 'count'), column('completions', 'Completions', 'count')],
  totals: [
    { code: 'total', title: 'Total', how: 'sum', columns: ['starts', 'completions'], of: {} },
  ],
};

const objectives: AgreedTable = {
  code: 'objectives',
  title: 'Development objectives',
  shape: 'open',
  named: 'title',
  editedBy: 'provider',
  rows: [],
  columns: [column('title', 'Title', 'text'), column('words', 'Objective', 'prose')],
  totals: [],
};

const industries: AgreedTable = {
  code: 'industries',
  label: 'Table 8a',
  title: 'Industries',
  shape: 'open',
  named: 'name',
  rows: [],
  columns: [
    column('name', 'Workshop', 'text'),
    column('places', 'Places', 'count'),
    column('hours', 'Hours a week', 'clock'),
  ],
  totals: [{ code: 'total', title: 'Total', how: 'sum', columns: ['places', 'hours'], of: {} }],
};

const levels: AgreedTable = {
  code: 'levels',
  title: 'Delivery levels',
  shape: 'levels',
  rows: ['CU001', 'CU019', 'CU021'].map((metric) => ({
    code: `${metric}.level`,
    title: `${metric}, level`,
    metric,
    line: 'level',
  })),
  columns: [...levelMonths, 'total', ...levelQuarters, 'national'].map((code) =>
    column(code, code, 'metric'),
  ),
  totals: [],
};

export const annex: AgreementTemplate = {
  code: 'local-annex',
  title: 'Local annex',
  era: '2014-15',
  note: '',
  source: '',
  sections: [
    { code: 'places', title: 'Places', tables: [capacity, programmes, objectives] },
    { code: 'delivery', title: 'Delivery', tables: [industries, levels] },
  ],
  checks: [],
  material: [],
};

const workshop = (row: string, name: string, places: string) => ({
  row,
  cells: { name, places, hours: '28:15' },
});

/** Tables 2a, 5 and 8a and Section 4 of the annex, as far as the form above goes. */
export const stafford: Content = {
  capacity: {
    rows: [{ row: 'entry', cells: { cna: '741', 'operational-capacity': '741' } }],
    totals: {},
  },
  programmes: {
    rows: [
      { row: 'tsp', cells: { starts: '80', completions: '72' } },
      { row: 'resolve', cells: { starts: '20', completions: '18' } },
    ],
    totals: { total: { starts: '100', completions: '90' } },
  },
  objectives: {
    rows: [
      {
        row: 'contact',
        cells: { title: 'Every contact', words: 'Train all staff. Review in March.' },
      },
    ],
    totals: {},
  },
  industries: {
    rows: [
      workshop('workshop-1', 'Workshop 1', '50'),
      workshop('workshop-2', 'Workshop 2 Light Assembly', '42'),
      workshop('workshop-2a', 'Workshop 2A', '25'),
    ],
    totals: { total: { places: '269', hours: '254:15' } },
  },
  levels: {
    rows: [
      { row: 'CU001.level', cells: {} },
      { row: 'CU019.level', cells: { mar: '34', total: '34', national: '942' } },
      { row: 'CU021.level', cells: { mar: '90.00', total: '90.00', national: '6,456.00' } },
    ],
    totals: {},
  },
};

/** A table of the annex with some of it written otherwise. */
export function withTable(content: Content, code: string, table: Partial<TableContent>): Content {
  return { ...content, [code]: { rows: [], totals: {}, ...content[code], ...table } };
}

/** The annex with one cell of a row written otherwise. */
export function withCell(content: Content, address: string, text: string): Content {
  const [table = '', row = '', columnCode = ''] = address.split('/');
  const rows = (content[table]?.rows ?? []).map((one) =>
    one.row === row ? { row, cells: { ...one.cells, [columnCode]: text } } : one,
  );
  return withTable(content, table, { rows });
}

/** Sex offender completions, counted whole, but for what is given. */
export function metricOf(given: Partial<Metric> = {}): Metric {
  return {
    ...{ code: 'CU019', title: 'Sex offender programmes completed', shortTitle: 'Completions' },
    ...{ unit: 'count', unitText: 'completions', decimals: 0, polarity: 'higher' },
    ...{ periodicity: 'month', domain: 'interventions', appliesTo: { kinds: ['establishment'] } },
    ...{ use: 'delivery', additive: true, era: '2014-15', note: '', source: '' },
    ...given,
  };
}

const words = fc.constantFrom(
  '',
  '',
  '16',
  '£0',
  'One.',
  'One. Two.',
  'Two. One.',
  'A\nB\nC',
  'B\nC',
);

function cellsIn({ columns }: AgreedTable): fc.Arbitrary<Cells> {
  const codes = columns.map(({ code }) => code);
  return fc.array(fc.tuple(fc.constantFrom(...codes), words), { maxLength: 4 }).map((pairs) => {
    const written = pairs.filter(([, text]) => text !== '');
    return Object.fromEntries(written);
  });
}

function tableContent(table: AgreedTable): fc.Arbitrary<TableContent> {
  const codes =
    table.shape === 'open'
      ? fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'])
      : fc.constant(table.rows.map(({ code }) => code));
  const rows = codes.chain((own) =>
    fc.tuple(...own.map((row) => cellsIn(table).map((cells) => ({ row, cells })))),
  );
  const totals = fc
    .tuple(...table.totals.map(({ code }) => cellsIn(table).map((cells) => [code, cells] as const)))
    .map((stated) => stated.filter(([, cells]) => Object.keys(cells).length > 0))
    .map((stated) => Object.fromEntries(stated));
  return fc.record({ rows, totals });
}

/** Anything that the annex may say. Texts are few, so that two contents often agree. */
export const contents: fc.Arbitrary<Content> = fc
  .tuple(
    ...tablesOf(annex).map((table) => tableContent(table).map((of) => [table.code, of] as const)),
  )
  .map((tables) => Object.fromEntries(tables));
