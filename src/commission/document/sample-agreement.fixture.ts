/** A small agreement with a table of every shape. Its figures are those of the annex of HMP Stafford, 2014-15. */
import type { AgreementTemplate } from '../../catalogue/index.ts';
import type { Agreement } from '../agreement/agreement.ts';
import { column } from '../agreement/column.fixture.ts';
import { type Content, hashContent } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';
import type { DocumentInput } from './agreement-document.ts';
import type { AgreementTables } from './table-layout.ts';

const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'];
const levelColumns = [...months, 'Total', 'Q1', 'Q2', 'Q3', 'Q4', 'National'].map((title) =>
  column(title.toLowerCase(), title, 'metric'),
);
const levelRows = ['CU001 Discharge to court', 'CU019 SOTP completions'].flatMap((name) => {
  const [metric = ''] = name.split(' ');
  return [
    { code: `${metric}.outturn`, title: `${name}, outturn`, metric, line: 'outturn' as const },
    { code: `${metric}.level`, title: `${name}, level`, metric, line: 'level' as const },
  ];
});

export const sampleTemplate: AgreementTemplate = {
  code: 'sample-annex',
  title: 'Local annex',
  era: '2014-15',
  note: 'A sample',
  source: 'The annex of HMP Stafford',
  sections: [
    {
      code: 'overview',
      title: 'Service overview',
      note: 'Who is held, and in how many places.',
      tables: [
        {
          code: 'details',
          label: 'Table 1',
          title: 'Establishment details',
          shape: 'form',
          rows: [{ code: 'entry', title: 'Establishment details' }],
          columns: [
            column('name', 'Establishment name', 'text'),
            column('price', 'Annual operating price', 'money'),
            column('function', 'Specialist function', 'prose'),
          ],
          totals: [],
        },
        {
          code: 'background',
          label: 'Table 2d',
          title: 'Estimated background of the population',
          note: 'As in October 2014.',
          shape: 'fixed',
          rows: [
            { code: 'over-4', title: 'Determinate, more than 4 years' },
            { code: 'indeterminate', title: 'Indeterminate' },
            { code: 'recall', title: 'Recalled' },
          ],
          columns: [column('cat-b', 'Cat B', 'count'), column('cat-c', 'Cat C', 'count')],
          totals: [
            { code: 'total', title: 'Total', how: 'sum', columns: ['cat-b', 'cat-c'], of: {} },
          ],
        },
      ],
    },
    {
      code: 'delivery',
      title: 'Delivery',
      tables: [
        {
          code: 'services',
          label: 'Table 8b',
          title: 'Hours worked in services',
          shape: 'open',
          named: 'activity',
          rows: [],
          columns: [
            column('code', 'Service code', 'text'),
            column('activity', 'Activity', 'prose'),
            column('places', 'Places', 'count'),
            column('hours', 'Hours a week each', 'clock'),
            column('core', 'Core hours a week', 'decimal hours'),
          ],
          totals: [{ code: 'total', title: 'Sub total', how: 'sum', columns: ['core'], of: {} }],
        },
        {
          code: 'objectives',
          title: 'Development objectives',
          shape: 'open',
          named: 'objective',
          rows: [],
          columns: [column('objective', 'Objective', 'prose')],
          totals: [],
        },
      ],
    },
    {
      code: 'levels',
      title: 'Levels at commencement',
      tables: [
        {
          code: 'custody',
          title: 'Secure and decent custody',
          shape: 'levels',
          rows: levelRows,
          columns: levelColumns,
          totals: [],
        },
      ],
    },
  ],
  checks: [],
  material: [],
};

const everyMonth = Object.fromEntries(
  levelColumns.slice(0, -1).map(({ code }) => [code, '90.00 %']),
);

export const sampleContent: Content = {
  details: {
    rows: [
      {
        row: 'entry',
        cells: {
          name: 'HMP Stafford',
          price: '11,508,731',
          function: 'Sex offender treatment hub\nfrom late spring',
        },
      },
    ],
    totals: {},
  },
  background: {
    rows: [
      { row: 'over-4', cells: { 'cat-b': 'N/A', 'cat-c': '597' } },
      { row: 'indeterminate', cells: { 'cat-b': 'N/A', 'cat-c': '73' } },
      { row: 'recall', cells: { 'cat-c': '71' } },
    ],
    totals: { total: { 'cat-b': '0', 'cat-c': '741' } },
  },
  services: {
    rows: [
      {
        row: 'kitchens',
        cells: { activity: 'Kitchens', places: '30', hours: '28:15', core: '844.50' },
      },
      {
        row: 'orderlies',
        cells: { activity: 'Orderly cleaners', places: '6', hours: '28:15', core: '168.90' },
      },
    ],
    totals: { total: { core: '6178.92' } },
  },
  objectives: { rows: [], totals: {} },
  custody: {
    rows: [
      { row: 'CU001.outturn', cells: { national: '100.00 %' } },
      { row: 'CU001.level', cells: everyMonth },
      { row: 'CU019.outturn', cells: {} },
      { row: 'CU019.level', cells: { feb: '34', mar: '34', national: '942' } },
    ],
    totals: {},
  },
};

export const sampleAgreement: Agreement = {
  id: 'stafford-2014-15',
  template: 'sample-annex',
  title: 'Local annex 2014-15: HMP Stafford',
  providerId: 'stafford',
  commissionerId: 'west-midlands',
  parentId: null,
  startsOn: '2014-04-01',
  endsOn: '2015-03-31',
  source: null,
};

/** 30 places at 28 hours 15 minutes are 30 × 28.25 = 847.50 hours; 30 × 28.15 = 844.50. */
export const sampleFinding: CheckResult = {
  key: 'row services/kitchens/core',
  rule: 'row',
  title: 'Core hours a week: Kitchens',
  section: 'delivery',
  table: 'services',
  row: 'kitchens',
  column: 'core',
  outcome: 'disagrees',
  stated: '844.50',
  computed: '847.50',
  difference: '-3.00',
  severity: 'error',
  explanation: 'Places × hours a week each.',
  cause: '28:15 read as 28.15: 30 × 28.15 is 844.50.',
};

export const sampleInput: DocumentInput = {
  template: sampleTemplate,
  content: sampleContent,
  agreement: sampleAgreement,
  names: { provider: 'HMP Stafford', commissioner: 'West Midlands' },
  results: [sampleFinding, { ...sampleFinding, row: 'orderlies', outcome: 'agrees', cause: null }],
  signatures: [{ party: 'provider', name: 'A. Governor', role: 'Governor', on: '2014-04-01' }],
  version: 3,
  contentHash: hashContent(sampleContent),
  standing: 'In force',
  noticesApplied: [],
};

export const sampleTables: AgreementTables = {
  template: sampleTemplate,
  content: sampleContent,
  agreement: sampleAgreement,
  version: 3,
  contentHash: hashContent(sampleContent),
};
