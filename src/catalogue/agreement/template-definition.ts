import { z } from 'zod';
import { formed, listOf, oneOf, slug, text } from '../definition-fields.ts';
import { cellUnits, parties, severities } from './template.ts';
import { address, comparison, rowFilter, rowFormula, term } from './term-definition.ts';

const code = (words: string) => slug(`${words}: small letters, digits and hyphens`);
const rowCode = formed(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'the code of a row, such as workshop-1');

const column = z.strictObject(
  {
    code: code('the code of a column'),
    title: text('the heading of the column'),
    unit: oneOf(cellUnits),
    choices: listOf(text('a choice'), 'the choices of the column').optional(),
    needed: z.boolean({ error: 'true or false' }).default(false),
    computed: rowFormula.optional().describe('How the cell follows from others of its row.'),
    note: text('what to write there').optional(),
  },
  { error: 'the fields of a column' },
);

const total = z.strictObject(
  {
    code: rowCode,
    title: text('the heading of the row'),
    how: oneOf(['sum', 'average']).default('sum'),
    columns: listOf(code('the code of a column'), 'the columns that are added up'),
    of: rowFilter.default({}),
  },
  { error: 'the fields of a total' },
);

const fixedRow = z.strictObject(
  { code: rowCode, title: text('the heading of the row') },
  { error: 'the code and title of a row' },
);

const shared = {
  code: code('the code of a table'),
  label: text('how the paper form calls it, such as Table 8a').optional(),
  title: text('what the table holds'),
  note: text('what stands above the table').optional(),
  editedBy: oneOf(parties)
    .optional()
    .describe('Who writes in it while it is a draft; both without it.'),
};
const columns = listOf(column, 'a list of columns');
const totals = listOf(total, 'a list of totals').optional();

const form = z.strictObject({ ...shared, shape: z.literal('form'), columns });
const fixed = z.strictObject({
  ...shared,
  shape: z.literal('fixed'),
  rows: listOf(fixedRow, 'a list of rows'),
  columns,
  totals,
});
const open = z.strictObject({
  ...shared,
  shape: z.literal('open'),
  named: code('the code of the column that names a row'),
  columns,
  totals,
});
const levels = z.strictObject({
  ...shared,
  shape: z.literal('levels'),
  metrics: listOf(text('the code of a metric'), 'codes of metrics'),
});

/** A table as an author writes it. */
const table = z.discriminatedUnion('shape', [form, fixed, open, levels], {
  error: 'a table with a shape: form, fixed, open or levels',
});

const section = z.strictObject(
  {
    code: code('the code of a section'),
    title: text('the heading of the section'),
    note: text('what the section is about').optional(),
    tables: listOf(table, 'a list of tables'),
  },
  { error: 'the fields of a section' },
);

const check = z.strictObject(
  {
    code: code('the code of a check'),
    title: text('what is checked, in a line'),
    compare: term,
    must: comparison.default('equal'),
    with: term,
    severity: oneOf(severities).default('error'),
    explanation: text('why the two should go together'),
  },
  { error: 'the fields of a check' },
);

const positive = z.number({ error: 'a number of at least 0' }).min(0, 'a number of at least 0');
const material = z.strictObject(
  {
    code: code('the code of the comparison'),
    title: text('what is compared'),
    agreed: address,
    recorded: text('the code of a metric'),
    tolerance: z.union(
      [z.strictObject({ percent: positive }), z.strictObject({ number: positive })],
      { error: '{ percent: 2 } or { number: 5 }' },
    ),
  },
  { error: 'the fields of a comparison with what is recorded' },
);

const regime = z.strictObject(
  {
    timetable: code('the code of a table'),
    groups: code('the code of a table'),
    summary: code('the code of a table'),
    categories: listOf(
      z.strictObject({
        code: code('the code of a category'),
        title: text('what the time is for'),
        column: code('the code of a column of the summary').optional(),
      }),
      'the categories of time',
    ),
    promised: listOf(
      z.strictObject({
        table: code('the code of a table'),
        column: code('the code of a column'),
        category: code('the code of a category'),
      }),
      'what the day must hold',
    ).default([]),
    metrics: z
      .strictObject({
        unlocked: text('the code of a metric').optional(),
        purposeful: text('the code of a metric').optional(),
        worked: listOf(
          z.strictObject({
            metric: text('the code of a metric'),
            table: code('the code of a table that promises hours'),
            places: code('the code of its column of places'),
          }),
          'metrics of hours worked',
        ).default([]),
      })
      .default({ worked: [] })
      .describe('The metrics that count the regime.'),
    agreed: listOf(
      z.strictObject({
        cell: address,
        category: code('the code of a category'),
        per: oneOf(['day', 'week']),
        title: text('what was agreed'),
      }),
      'agreed hours',
    ).default([]),
  },
  { error: 'the fields of a regime' },
);

const templateDefinition = z.strictObject(
  {
    code: code('the code of the template'),
    title: text('what kind of agreement it is'),
    era: formed(/^\d{4}-\d{2}$/, 'a financial year such as 2014-15'),
    note: text('what the agreement is for'),
    source: text('where the form comes from'),
    parent: code('the code of another template').optional(),
    sections: listOf(section, 'a list of sections'),
    checks: z.array(check).default([]),
    material: z.array(material).default([]),
    regime: regime.optional(),
    price: z.strictObject({ amount: address, places: address }).optional(),
  },
  { error: 'the fields of an agreement template' },
);

export type TemplateDefinition = z.output<typeof templateDefinition>;
export type TableDefinition = z.output<typeof table>;
export { templateDefinition };

/** A file of agreement templates. */
export const agreementsFile = z
  .strictObject({
    kind: z.literal('agreements', { error: 'agreements' }),
    agreements: listOf(templateDefinition, 'a list of agreement templates'),
  })
  .meta({
    title: 'Agreement templates',
    description: 'The forms of agreements: sections, typed tables, and what must add up and agree.',
  });
