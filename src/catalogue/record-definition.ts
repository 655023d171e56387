import { z } from 'zod';
import { formed, listOf, oneOf, slug, text } from './definition-fields.ts';
import { type Choice, fieldKinds } from './record-type.ts';

const reserved =
  /^(?!(?:provider_id|record_key|revision|batch_id|stated_in|superseded_in|retracted|sign|position|provider|record|month)$)/;

/** The name of a field: small letters, digits and underscores. */
export const fieldName = formed(
  new RegExp(`${reserved.source}[a-z][a-z0-9_]{0,39}$`),
  'a field name such as completed_on: small letters, digits and underscores, no word that the ledger keeps for itself',
);

const choiceCode = slug('the code of a choice, such as stood-down');

/** Choices as an author writes them: code, then words. */
const choices = z
  .record(choiceCode, text('the words of a choice'), {
    error: 'choices, each a code and its words',
  })
  .refine((given) => Object.keys(given).length > 0, { error: 'at least one choice' });

const bound = z.number({ error: 'a number' });

const field = z.strictObject(
  {
    name: fieldName,
    title: text('what the field says, in a few words'),
    kind: oneOf(fieldKinds),
    required: z.boolean({ error: 'true or false' }).default(false),
    choices: choices.optional().describe('Only of a choice.'),
    min: bound.optional().describe('Only of figures.'),
    max: bound.optional().describe('Only of figures.'),
    notBefore: fieldName
      .optional()
      .describe('Only of a date: a date field that it cannot precede.'),
    ahead: z
      .boolean({ error: 'true or false' })
      .optional()
      .describe('Only of a date: it says what is planned, so that it may lie ahead.'),
    to: slug('the code of a record type').optional().describe('Only of a reference.'),
    note: text('what an author of records should know').optional(),
  },
  { error: 'the fields of a field' },
);

/** One record type as an author writes it. */
export const recordDefinition = z.strictObject(
  {
    code: slug('the code of a record type, such as court-report').max(40, {
      error: 'a code of at most 40 characters',
    }),
    title: text('what one record is'),
    plural: text('what many of them are called'),
    about: text('what is recorded, when and by whom'),
    providers: listOf(oneOf(['area', 'establishment']), 'area, establishment or both'),
    happened: fieldName.describe('The date field on whose day the provider must have been open.'),
    breakdowns: z
      .array(slug('the code of a breakdown'), { error: 'a list of breakdown codes' })
      .default([])
      .describe('Each adds an optional field of the same name.'),
    fields: listOf(field, 'a list of fields'),
    source: text('where the definition comes from'),
  },
  { error: 'the fields of a record type' },
);
export type RecordDefinition = z.infer<typeof recordDefinition>;

export const recordsFile = z
  .strictObject({
    kind: z.literal('records', { error: 'records' }),
    records: listOf(recordDefinition, 'a list of record types'),
  })
  .meta({ title: 'Record types', description: 'What is recorded, one declaration a type.' });

export const breakdownDefinition = z.strictObject(
  {
    code: slug('the code of a breakdown, such as age-band'),
    title: text('what it is called'),
    groups: choices.describe('The groups, in the order in which they are listed.'),
    reference: choiceCode.describe('The group with which the others are compared.'),
  },
  { error: 'the fields of a breakdown' },
);

export const breakdownsFile = z
  .strictObject({
    kind: z.literal('breakdowns', { error: 'breakdowns' }),
    breakdowns: listOf(breakdownDefinition, 'a list of breakdowns'),
  })
  .meta({ title: 'Breakdowns', description: 'Characteristics by which tallies are broken down.' });

/** Choices as a list, in the author's order. */
export function choiceList(given: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(given).map(([code, title]) => ({ code, title }));
}
