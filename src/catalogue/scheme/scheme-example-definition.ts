import { z } from 'zod';
import { listOf, slug, text } from '../definition-fields.ts';

const number = z.number({ error: 'a number' });
const numberOrNull = z.number({ error: 'a number, or null for none' }).nullable().optional();

const figure = z.strictObject(
  { outturn: number.optional(), level: number.optional(), previous: number.optional() },
  { error: 'a figure such as { outturn: 92, level: 90 }' },
);
const figures = z.record(slug('the code of an input'), figure, {
  error: 'codes of inputs, each with a figure such as { outturn: 92, level: 90 }',
});
const texts = (words: string) => z.record(z.string(), text(words), { error: words }).default({});

const provider = z.strictObject(
  {
    name: text('the name of a made-up provider'),
    facts: texts('facts of the provider, each with its value'),
    group: text('the name of its comparator group').optional(),
    figures: figures.describe('By the code of an input; what is not given is missing.'),
    quartersBefore: z
      .array(figures, { error: 'figures of the quarters before, the latest first' })
      .default([]),
  },
  { error: 'a provider such as { name: First, figures: { escapes: { outturn: 0, level: 0 } } }' },
);

const expectation = z.strictObject(
  {
    name: text('the name of a provider of the example'),
    score: numberOrNull.describe('To two decimal places; null says that there is none.'),
    band: z
      .string({ error: 'the label of a band, or null for not rated' })
      .nullable()
      .optional()
      .describe('The label of a band; null says that it is not rated.'),
    rank: z.int({ error: 'a place of at least 1' }).min(1, 'a place of at least 1').optional(),
    domains: texts('codes of domains, each with the label of a band'),
  },
  { error: 'what must come out, such as { name: First, score: 60, band: Good }' },
);

/** A worked example: figures in, ratings out; runs in `definitions check`. */
export const schemeExample = z.strictObject(
  {
    title: text('what the example shows'),
    providers: listOf(provider, 'a list of providers'),
    expect: listOf(expectation, 'a list of what must come out'),
  },
  { error: 'title, providers and expect' },
);
