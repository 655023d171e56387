import { z } from 'zod';
import { listOf, oneOf, slug, text } from '../definition-fields.ts';
import { gate } from './gate-definition.ts';
import { rated } from './rated-definition.ts';
import { schemeExample } from './scheme-example-definition.ts';
import { schemeInput, views } from './view-definition.ts';
import { overall, schemeDomain } from './whole-definition.ts';

const number = z.number({ error: 'a number' });
const whole = (words: string, least: number) => z.int({ error: words }).min(least, words);
const percent = z
  .number({ error: 'a percentage from 0 to 100' })
  .min(0, 'a percentage from 0 to 100')
  .max(100, 'a percentage from 0 to 100');
const quarterWeight = z.number({ error: 'a weight more than 0' }).positive('a weight more than 0');

const comparedWith = z
  .strictObject(
    {
      by: oneOf(['comparator group', 'everyone rated']).default('comparator group'),
      atLeast: whole('a whole number of at least 2: one alone compares with nobody', 2)
        .default(3)
        .describe('The fewest with a figure, itself among them, that make a group.'),
      otherwise: oneOf(['everyone rated', 'missing'])
        .default('everyone rated')
        .describe('Where there are fewer.'),
    },
    { error: 'whom to compare with, such as { by: comparator group, atLeast: 3 }' },
  )
  .prefault({})
  .describe('Whom a provider is compared with by percentile and standard score.');

const rounding = z
  .strictObject(
    {
      places: z
        .int({ error: 'a whole number of places from 0 to 6' })
        .min(0, 'a whole number of places from 0 to 6')
        .max(6, 'a whole number of places from 0 to 6')
        .default(1),
      beforeBands: z
        .boolean({ error: 'true or false' })
        .default(true)
        .describe('Whether bands are read off the rounded score.'),
    },
    { error: 'rounding such as { places: 1, beforeBands: true }' },
  )
  .prefault({})
  .describe('Decimal places of scores, half rounded away from zero.');

const moderation = z
  .strictObject(
    {
      by: text('who may put another band in place of the computed one'),
      mostBands: whole('a whole number of bands of at least 1', 1),
    },
    { error: 'moderation such as { by: the area director, mostBands: 1 }' },
  )
  .describe('Who may put another band in place of the computed one, and by how many at most.');

const published = z
  .strictObject(
    {
      overall: text('the code of a metric').optional(),
      position: text('the code of a metric').optional(),
      domains: z
        .record(slug('the code of a domain'), text('the code of a metric'), {
          error: 'codes of domains, each with the code of a metric',
        })
        .default({}),
    },
    { error: 'codes of metrics under overall, position and domains' },
  )
  .describe('What the owner of the scheme published: set beside what is computed.');

/** A method of rating as an author writes it. */
export const schemeDefinition = z.strictObject(
  {
    code: slug('a scheme code such as ippf-2007: small letters, digits and hyphens'),
    title: text('the name of the scheme'),
    shortTitle: text('a title of a few words, for tables'),
    version: whole('a whole number from 1', 1).describe(
      'Versions of one code stand side by side; the highest is used unless another is named.',
    ),
    changes: text('what is other than in the version before').optional(),
    usedIn: text('the years in which it was used, such as 2007-08 or from 2009-10'),
    note: text('what the scheme is, in your own words'),
    official: text('what of it is official and public, and what is ours'),
    source: text('where the scheme comes from'),
    rated,
    periods: listOf(
      oneOf(['quarter', 'year', 'to date', 'month']),
      'kinds of period: quarter, year, to date, month',
    ),
    overQuarters: z
      .array(quarterWeight, { error: 'weights of quarters, oldest first' })
      .default([])
      .describe('Weights of consecutive quarters, oldest first; none rates the period alone.'),
    scale: z.strictObject(
      { from: number, to: number },
      { error: 'the least and most points, such as { from: 0, to: 100 }' },
    ),
    views: views.optional().describe('How inputs without views of their own are scored.'),
    inputs: listOf(schemeInput, 'a list of inputs'),
    domains: z
      .array(schemeDomain, { error: 'a list of domains' })
      .max(12, 'at most 12 domains')
      .default([]),
    overall,
    gates: z.array(gate, { error: 'a list of gates' }).max(30, 'at most 30 gates').default([]),
    enough: percent
      .default(60)
      .describe('Percent of the weight that must be known, of each domain and of the whole.'),
    rounding,
    comparedWith,
    reportingGroups: oneOf(['together', 'apart'])
      .default('apart')
      .describe('together: the members of a reporting group share one score and one place.'),
    regions: oneOf(['mean of bands'])
      .optional()
      .describe('How a region is rated from the bands of its providers; without it, it is not.'),
    moderation: moderation.optional(),
    published: published.optional(),
    examples: z.array(schemeExample, { error: 'a list of examples' }).default([]),
  },
  { error: 'the fields of a scheme' },
);

export type SchemeDefinition = z.output<typeof schemeDefinition>;

/** A file of schemes of rating. */
export const schemesFile = z
  .strictObject({
    kind: z.literal('schemes', { error: 'schemes' }),
    schemes: listOf(schemeDefinition, 'a list of schemes'),
  })
  .meta({
    title: 'Schemes of rating',
    description: 'Methods of rating: what goes in, how it is scored, weighted, banded and gated.',
  });
