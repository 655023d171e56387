import { z } from 'zod';
import { formed, listOf, oneOf, slug, text } from '../definition-fields.ts';
import { findAddress, type RowFilter, type RowFormula, type Term } from './template.ts';

const addressWords = 'a cell as table/row/column, such as capacity/entry/cna';
const part = '[A-Za-z0-9.-]+';

/** A cell as an author names it: `industries/total/places`. */
export const address = formed(new RegExp(`^${part}/${part}/${part}$`), addressWords).transform(
  (given, context) => {
    const found = findAddress(given);
    if (found) return found;
    context.addIssue({ code: 'custom', message: addressWords });
    return z.NEVER;
  },
);

const columnAddress = formed(
  new RegExp(`^${part}/${part}$`),
  'a column as table/column, such as industries/places',
);

const oneOrMore = z
  .union([text('a value of the column'), listOf(text('a value of the column'), 'values')], {
    error: 'a value of the column, or a list of them',
  })
  .transform((given) => (typeof given === 'string' ? [given] : given));

const filterFields = {
  rows: listOf(text('the code of a row'), 'codes of rows').optional(),
  where: z
    .record(slug('the code of a column'), oneOrMore, { error: 'columns with their values' })
    .optional(),
};

/** Which rows, as an author writes it: `{ rows: [mon, tue] }` or `{ where: { family: living-skills } }`. */
export const rowFilter = z.strictObject(filterFields, {
  error: 'rows, or where with columns and their values',
}) satisfies z.ZodType<RowFilter>;

const formulaWords = 'one of { sum }, { product }, { difference } or { quotient } with columns';
const columns = (least: number) =>
  listOf(slug('the code of a column'), `${least} or more columns`, least);
const pairOfColumns = z.tuple([slug('the code of a column'), slug('the code of a column')], {
  error: 'two columns',
});

/** How a cell follows from its row, as an author writes it: `{ product: [places, hours] }`. */
export const rowFormula = z
  .strictObject(
    {
      sum: columns(1).optional(),
      product: columns(2).optional(),
      difference: pairOfColumns.optional(),
      quotient: pairOfColumns.optional(),
    },
    { error: formulaWords },
  )
  .transform((given, context): RowFormula => {
    const { sum, product, difference, quotient } = given;
    if (Object.keys(given).length === 1) {
      if (sum) return { kind: 'sum', columns: sum };
      if (product) return { kind: 'product', columns: product };
      if (difference) return { kind: 'difference', columns: difference };
      if (quotient) return { kind: 'quotient', columns: quotient };
    }
    context.addIssue({ code: 'custom', message: formulaWords });
    return z.NEVER;
  });

const termWords =
  'a cell as table/row/column, or one of { column }, { each }, { level, at }, { fact }, { figure }, { sum }, { product }, { difference }, { quotient }';

const termFields = z.strictObject(
  {
    ...filterFields,
    column: columnAddress.optional(),
    each: columnAddress.optional(),
    same: z.record(z.string(), slug('the code of a column')).optional(),
    level: text('the code of a metric').optional(),
    at: text('total, a month such as apr, or a quarter such as q1').optional(),
    fact: text('the name of a fact of providers').optional(),
    figure: z.union([z.number(), z.string()], { error: 'a figure' }).optional(),
    get sum() {
      return listOf(term, 'terms').optional();
    },
    get product() {
      return listOf(term, 'terms', 2).optional();
    },
    get difference() {
      return z.tuple([term, term]).optional();
    },
    get quotient() {
      return z.tuple([term, term]).optional();
    },
  },
  { error: termWords },
);

/** What a check compares, as an author writes it. */
export const term: z.ZodType<Term> = z.lazy(() =>
  z.union([address, termFields], { error: termWords }).transform((given, context): Term => {
    if ('table' in given) return { kind: 'cell', at: given };
    const made = termOf(given);
    if (made) return made;
    context.addIssue({ code: 'custom', message: termWords });
    return z.NEVER;
  }),
);

type Given = z.output<typeof termFields>;

function termOf({ rows, where, same, at, ...given }: Given): Term | undefined {
  if (Object.keys(given).length !== 1) return undefined;
  const of = { rows, where };
  if (given.column) return { kind: 'column', ...inTable(given.column), of, same };
  if (given.each) return { kind: 'each', ...inTable(given.each), of };
  if (given.level) return { kind: 'level', metric: given.level, at: at ?? 'total' };
  if (given.fact) return { kind: 'fact', fact: given.fact };
  if (given.figure !== undefined) return { kind: 'figure', value: String(given.figure) };
  return combined(given);
}

function combined({ sum, product, difference, quotient }: Given): Term | undefined {
  if (sum) return { kind: 'sum', terms: sum };
  if (product) return { kind: 'product', terms: product };
  if (difference) return { kind: 'difference', terms: difference };
  return quotient && { kind: 'quotient', terms: quotient };
}

function inTable(path: string): { table: string; column: string } {
  const [table = '', column = ''] = path.split('/');
  return { table, column };
}

/** What must hold between the two terms of a check. */
export const comparison = oneOf(['equal', 'be at most', 'be at least']);
