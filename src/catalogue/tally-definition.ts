import { z } from 'zod';
import { condition, dateTerm } from './condition-definition.ts';
import { listOf, oneOf, slug, text } from './definition-fields.ts';
import { fieldName } from './record-definition.ts';
import { type Amount, tallyKinds } from './tally.ts';

const amountWords =
  '1, a figure such as { field: hours }, or days such as { workingDays: { from: failed_on, to: resolved_on } }';
const span = z.strictObject({ from: fieldName, to: fieldName }).optional();

const amountFields = z.strictObject({
  field: fieldName.optional(),
  times: z.union([fieldName, z.literal('days in month')]).optional(),
  workingDays: span,
  days: span,
});

const amount = z
  .union([z.literal(1), amountFields], { error: amountWords })
  .transform((given, context): Amount => {
    const made = given === 1 ? { kind: 'one' as const } : amountOf(given);
    if (made) return made;
    context.addIssue({ code: 'custom', message: amountWords });
    return z.NEVER;
  });

function amountOf(given: z.infer<typeof amountFields>): Amount | undefined {
  const { field, times, workingDays, days } = given;
  if (Object.keys(given).length !== (times === undefined ? 1 : 2)) return undefined;
  if (workingDays) return { kind: 'working days', ...workingDays };
  if (days) return { kind: 'days', ...days };
  if (field === undefined) return undefined;
  return times === 'days in month'
    ? { kind: 'field by days in month', field }
    : { kind: 'field', field, times };
}

/** One tally as an author writes it. One with `of` takes month, record and conditions from that tally. */
export const tallyDefinition = z.strictObject(
  {
    code: slug('the code of a tally, such as assessments-due').max(80, {
      error: 'a code of at most 80 characters',
    }),
    title: text('what is counted, in a line'),
    kind: oneOf(tallyKinds).optional().describe('flow unless it says otherwise.'),
    of: slug('the code of the tally that it is a part of').optional(),
    month: dateTerm.optional().describe('The day that puts a record in its month.'),
    counts: listOf(condition, 'a list of conditions').optional().describe('All must hold.'),
    adds: amount.optional().describe('1 unless it says otherwise.'),
    by: z
      .array(slug('the code of a breakdown'), { error: 'a list of breakdown codes' })
      .optional()
      .describe('The breakdowns kept: all that the record type has, unless it says otherwise.'),
    note: text('a reading of the rule: say so where it is our own').optional(),
    source: text('the clause or publication that the rule comes from').optional(),
  },
  { error: 'the fields of a tally' },
);
export type TallyDefinition = z.infer<typeof tallyDefinition>;

/** A file of tallies over one record type. */
export const talliesFile = z
  .strictObject({
    kind: z.literal('tallies', { error: 'tallies' }),
    record: slug('the code of the record type that is counted'),
    source: text('where the counting rules come from, unless a tally says otherwise'),
    tallies: listOf(tallyDefinition, 'a list of tallies'),
  })
  .meta({ title: 'Tallies', description: 'Counts over the records of one type.' });
