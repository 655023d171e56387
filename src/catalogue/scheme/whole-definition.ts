import { z } from 'zod';
import { oneOf, slug, text } from '../definition-fields.ts';
import type { RollUp } from './scheme.ts';

const number = z.number({ error: 'a number' });
const fromNought = z.number({ error: 'a number of at least 0' }).min(0, 'a number of at least 0');

const band = z.strictObject(
  {
    label: text('the word or number of the band'),
    value: number.describe('What it counts when bands are rolled up.'),
    from: number.describe('The least score in it.'),
    to: number.describe('It holds what is below this; the highest band holds its end.'),
  },
  { error: 'a band such as { label: Good, value: 3, from: 60, to: 80 }' },
);

const bands = z
  .array(band, { error: 'a list of bands, the worst first' })
  .default([])
  .describe('The steps of the scale, the worst first, without gap or overlap.');

const rollUpWords = 'weighted mean, sum, minimum, or { shareMet: 60 }';

/** How several scores become one, as an author writes it. */
const rollUp = z
  .union(
    [
      z.enum(['weighted mean', 'sum', 'minimum']),
      z.strictObject({ shareMet: number.describe('A score of at least this counts as met.') }),
    ],
    { error: rollUpWords },
  )
  .default('weighted mean')
  .transform(
    (given): RollUp =>
      typeof given === 'string' ? { kind: given } : { kind: 'share met', met: given.shareMet },
  );

/** A part of a scheme with a score of its own, as an author writes it. */
export const schemeDomain = z.strictObject(
  {
    code: slug('the code of a domain: small letters, digits and hyphens'),
    title: text('the name of the domain'),
    weight: fromNought.default(1).describe('Beside the other domains.'),
    rollUp,
    bands,
  },
  { error: 'the fields of a domain' },
);

/** The whole, as an author writes it. */
export const overall = z
  .strictObject(
    {
      of: oneOf(['inputs', 'domain scores', 'domain bands']),
      rollUp,
      bands: bands.describe('None where the scheme only ranks.'),
    },
    { error: 'the whole, such as { of: domain scores, bands: […] }' },
  )
  .describe('What the whole is made of, and its bands.');
