/** A form with a table of every shape, the annex of HMP Stafford in it, and two people who work on it; for tests. */
import { type AgreementTemplate, levelMonths, levelQuarters } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import type { Actor, Version } from '../agreement/agreement.ts';
import type { Change } from '../agreement/change.ts';
import { column } from '../agreement/column.fixture.ts';
import type { Content } from '../agreement/content.ts';
import { diffContent } from '../agreement/diff-content.ts';
import { createDraft, saveDraft } from '../agreement/draft-actions.ts';

const levelColumns = [...levelMonths, 'total', ...levelQuarters, 'national'];
const levelRows = ['CU001', 'CU019'].flatMap((metric) => [
  { code: `${metric}.outturn`, title: `${metric}, outturn`, metric, line: 'outturn' as const },
  { code: `${metric}.level`, title: `${metric}, level`, metric, line: 'level' as const },
]);

/** A part of a local annex: capacity, background, objectives, industries and levels. */
export const sampleForm: AgreementTemplate = {
  code: 'sample-annex',
  title: 'Sample annex',
  era: '2014-15',
  note: 'A part of a local annex.',
  source: 'The annex of HMP Stafford 2014-15',
  sections: [
    {
      code: 'population',
      title: 'Population',
      tables: [
        {
          code: 'capacity',
          label: 'Table 2a',
          title: 'Capacity specification',
          shape: 'form',
          rows: [{ code: 'entry', title: 'Capacity specification' }],
          columns: [
            column('cna', 'Certified normal accommodation', 'count', { needed: true }),
            column('operational-capacity', 'Operational capacity', 'count'),
            column('price', 'Annual operating price', 'money'),
          ],
          totals: [],
        },
        {
          code: 'background',
          label: 'Table 2d',
          title: 'Estimated background',
          shape: 'fixed',
          rows: [
            { code: 'over-4-years', title: 'Determinate, more than 4 years' },
            { code: 'indeterminate', title: 'Indeterminate' },
            { code: 'recallees', title: 'Recalled' },
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
          code: 'objectives',
          title: 'Development objectives',
          shape: 'open',
          named: 'title',
          editedBy: 'provider',
          rows: [],
          columns: [
            column('title', 'Title', 'text', { needed: true }),
            column('words', 'Objective', 'prose'),
            column('review', 'Review date', 'date'),
            column('regional', 'Serves a regional objective', 'choice', { choices: ['Yes', 'No'] }),
          ],
          totals: [],
        },
        {
          code: 'industries',
          label: 'Table 8a',
          title: 'Industries',
          shape: 'open',
          named: 'name',
          rows: [],
          columns: [
            column('name', 'Workshop', 'text'),
            column('places', 'Places', 'count'),
            column('hours', 'Hours a week each', 'clock'),
            column('core', 'Core hours a week', 'decimal hours', {
              computed: { kind: 'product', columns: ['places', 'hours'] },
            }),
          ],
          totals: [
            { code: 'total', title: 'Total', how: 'sum', columns: ['places', 'core'], of: {} },
          ],
        },
      ],
    },
    {
      code: 'levels',
      title: 'Levels',
      tables: [
        {
          code: 'levels',
          title: 'Delivery levels',
          shape: 'levels',
          rows: levelRows,
          columns: levelColumns.map((code) => column(code, code, 'metric')),
          totals: [],
        },
      ],
    },
  ],
  checks: [],
  material: [
    {
      code: 'cna',
      title: 'Certified normal accommodation',
      agreed: { table: 'capacity', row: 'entry', column: 'cna' },
      recorded: 'B02',
      tolerance: { percent: 2 },
    },
  ],
  price: {
    amount: { table: 'capacity', row: 'entry', column: 'price' },
    places: { table: 'capacity', row: 'entry', column: 'operational-capacity' },
  },
};

const monthly = (text: string, more: Record<string, string> = {}) => ({
  ...Object.fromEntries(levelMonths.map((month) => [month, text])),
  ...more,
});

/** Kitchens of the annex: 30 places of 28 h 15 min are 847.50 hours; the annex states 844.50, 30 × 28.15. */
export const sampleContent: Content = {
  capacity: {
    rows: [
      {
        row: 'entry',
        cells: { cna: '741', 'operational-capacity': '741', price: '£11,508,731' },
      },
    ],
    totals: {},
  },
  background: {
    rows: [
      { row: 'over-4-years', cells: { 'cat-c': '597' } },
      { row: 'indeterminate', cells: { 'cat-c': '73' } },
      { row: 'recallees', cells: { 'cat-c': '71' } },
    ],
    totals: { total: { 'cat-c': '741' } },
  },
  objectives: {
    rows: [
      {
        row: 'every-contact',
        cells: {
          title: 'Every contact matters',
          words: 'Train all staff.\nReview what they learnt.',
          review: '2014-09-30',
          regional: 'Yes',
        },
      },
    ],
    totals: {},
  },
  industries: {
    rows: [
      {
        row: 'kitchens',
        cells: { name: 'Kitchens', places: '30', hours: '28:15', core: '844.50' },
      },
    ],
    totals: {},
  },
  levels: {
    rows: [
      { row: 'CU001.outturn', cells: {} },
      {
        row: 'CU001.level',
        cells: monthly('90.00 %', { total: '90.00 %' }),
      },
      { row: 'CU019.outturn', cells: {} },
      {
        row: 'CU019.level',
        cells: monthly('3', { total: '36', q1: '9', q2: '9', q3: '9', q4: '9' }),
      },
    ],
    totals: {},
  },
};

export const governor: Actor = { party: 'provider', name: 'Ada Byron', role: 'Governor' };
export const director: Actor = {
  party: 'commissioner',
  name: 'Mary Somerville',
  role: 'Deputy Director of Custody',
};

/** Who acts, as the fields of a form. */
export function actingAs({ party, name, role }: Actor): Record<string, string> {
  return { party, name, role };
}

/** The hub with the sample form as its only one, on a day within the term. */
export function withSampleForm(hub: Hub, day = '2014-06-10'): Hub {
  const catalogue = { ...hub.catalogue, templates: [sampleForm] };
  return { ...hub, catalogue, now: () => new Date(`${day}T10:00:00.000Z`) };
}

/** A draft of the sample annex in its second version: the first is blank. */
export async function draftSample(hub: Hub, id = 'sample-2014-15'): Promise<Version> {
  const first = await createDraft(
    hub,
    {
      ...{ id, template: sampleForm.code, title: 'HMP Stafford 2014-15' },
      ...{ provider: 'stafford', commissioner: 'west-midlands', parent: null, like: null },
      ...{ startsOn: '2014-04-01', endsOn: '2015-03-31' },
    },
    director,
  );
  return saved(hub, id, {
    ...{ base: first.number, actor: director },
    changes: await bothParties(first.content),
  });
}

/** The tables of the provider are written by the provider; a fixture writes as whoever may. */
async function bothParties(blank: Content): Promise<Change[]> {
  const { objectives: _, ...commissioned } = sampleContent;
  return diffContent(sampleForm, blank, { ...blank, ...commissioned });
}

/** Saves changes that fit, and gives the version. */
export async function saved(
  hub: Hub,
  id: string,
  { base, changes, actor }: { base: number; changes: readonly Change[]; actor: Actor },
): Promise<Version> {
  const came = await saveDraft(hub, id, { base, changes, note: null }, actor);
  if (came.kind === 'saved') return came.version;
  throw new Error('A fixture writes where nobody else does.');
}
