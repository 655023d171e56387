import { z } from 'zod';
import { listOf, oneOf, text } from '../definition-fields.ts';
import { rateParts, zeros } from './suppression-rule.ts';

/** One rule as an author writes it. */
export const suppressionDefinition = z.strictObject(
  {
    from: z.iso
      .date({ error: 'the day from which it holds, such as 2026-04-01' })
      .describe('The day from which it holds, until the next one begins.'),
    fewest: z
      .int({ error: 'a whole number of at least 3' })
      .min(3, { error: 'a whole number of at least 3' })
      .max(1000, { error: 'a whole number up to 1000' })
      .describe('The smallest count that is shown. Under 3 there is nothing to hide among.'),
    zero: oneOf(zeros).describe('Whether no one at all is shown, or hidden as well.'),
    rates: listOf(oneOf(rateParts), 'numerator, remainder, denominator').describe(
      'What may not be small where a percentage or rate is shown. The remainder is the denominator less the numerator.',
    ),
    note: text('why the rule is so, in a sentence or two'),
    source: text('where the rule comes from'),
  },
  { error: 'the fields of a rule of suppression' },
);

/** The file of rules, of which the last that has begun is in force. */
export const suppressionFile = z
  .strictObject({
    kind: z.literal('suppression', { error: 'suppression' }),
    suppression: listOf(suppressionDefinition, 'a list of rules'),
  })
  .meta({
    title: 'Suppression of small numbers',
    description: 'Which small numbers are hidden in what is published.',
  });
