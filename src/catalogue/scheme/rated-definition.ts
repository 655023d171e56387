import { z } from 'zod';
import { listOf, oneOf, text } from '../definition-fields.ts';

const factFields = {
  fact: text('the name of a fact of providers, such as management'),
  in: listOf(text('a value of the fact'), 'one or more values of the fact'),
};
const factWords = 'a rule such as { fact: management, in: [public] }';

/** Conditions on facts of a provider, all of which must hold. */
export const factRules = listOf(
  z.strictObject(factFields, { error: factWords }),
  `one or more rules, each ${factWords}`,
);

const reasoned = z
  .array(
    z.strictObject(
      { ...factFields, because: text('why, in a sentence') },
      { error: 'a rule such as { fact: management, in: [public], because: … }' },
    ),
    { error: 'a list of rules' },
  )
  .default([]);

/** Who is rated, as an author writes it. */
export const rated = z
  .strictObject(
    {
      kinds: listOf(oneOf(['area', 'establishment']), 'kinds of provider: area, establishment'),
      only: reasoned.describe(
        'All must hold where a source says anything of the fact; a provider of which none does is rated.',
      ),
      except: reasoned.describe('Whoever one of these holds of is left out.'),
    },
    { error: 'kinds of provider, such as { kinds: [area] }' },
  )
  .describe('Who is rated, and who is left out and why.');
