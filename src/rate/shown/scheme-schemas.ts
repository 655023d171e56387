import { z } from 'zod';
import { measures, missingRules } from '../../catalogue/index.ts';
import { told } from './rating-schemas.ts';

const rules = z
  .array(z.object({ fact: z.string(), in: z.array(z.string()).readonly() }))
  .readonly()
  .describe('Facts of a provider on the last day of the period; all must hold.');

const because = z
  .array(z.object({ fact: z.string(), in: z.array(z.string()).readonly(), because: z.string() }))
  .readonly();

const pair = z.array(z.number()).readonly();

const points = z
  .union([
    z.object({ kind: z.literal('along'), points: z.array(pair).readonly() }),
    z.object({ kind: z.literal('steps'), steps: z.array(pair).readonly(), below: z.number() }),
    z.object({
      kind: z.literal('lost'),
      start: told('Points.'),
      lost: told('Points lost for each `per`.'),
      per: told('In the unit of the measure.'),
      least: told('Points.'),
    }),
  ])
  .describe('How a measure becomes points: pairs are [measure, points].');

const view = z.object({
  measure: z.enum(measures),
  share: told('Percent of the points of the input.'),
  points,
  baseline: z
    .object({
      fact: z.string(),
      values: z.record(z.string(), z.number()),
      otherwise: z.number().optional(),
    })
    .optional()
    .describe('What is expected by the value of a fact, in the unit of the metric.'),
});

const input = z.object({
  code: z.string(),
  title: z.string(),
  metrics: z.array(z.string()).readonly().describe('The first that has an outturn is taken.'),
  domain: z.string().optional(),
  weight: told('Set against the weights of the others of its domain, or of the whole.'),
  weights: z
    .array(z.object({ when: rules, weight: z.number() }))
    .readonly()
    .describe('Other weights for some; the first that fits is taken.'),
  views: z.array(view).readonly(),
  missing: z.enum(missingRules).describe('What is done where the figure is missing.'),
});

const rollUp = z.union([
  z.object({ kind: z.enum(['weighted mean', 'sum', 'minimum']) }),
  z.object({ kind: z.literal('share met'), met: told('Points from which one counts as met.') }),
]);

const bands = z
  .array(
    z.object({
      label: z.string(),
      value: told('What it counts when bands are rolled up.'),
      from: told('Points.'),
      to: told('Points; below it, except for the highest band.'),
    }),
  )
  .readonly()
  .describe('Worst first; none where a scheme only ranks.');

const gate = z.object({
  code: z.string(),
  title: z.string(),
  when: z.union([
    z.object({
      metrics: z.array(z.string()).readonly(),
      is: z.enum(['more than', 'at least', 'less than']),
      number: told('In the unit of the metric.'),
    }),
    z.object({ input: z.string(), scoreBelow: told('Points.') }),
    z.object({ domain: z.string(), atMost: z.string().describe('The label of a band.') }),
    z.object({ domains: told('How many.'), atMost: z.string() }),
  ]),
  among: rules,
  on: z.string().describe('overall, or the code of a domain.'),
  effect: z.object({ kind: z.enum(['caps', 'forces']), band: z.string() }),
  because: z.string(),
});

const code = {
  code: z.string(),
  version: told(
    'Versions of one code stand side by side; the highest rates unless another is named.',
  ),
  title: z.string(),
  shortTitle: z.string(),
  usedIn: z.string().describe('The years, as people say them.'),
  note: z.string(),
  official: z.string().describe('What of it is official and public, and what is ours.'),
  source: z.string(),
  periods: z.array(z.enum(['quarter', 'year', 'to date', 'month'])).readonly(),
};

/** A scheme in a list. */
export const schemeRow = z.object(code).meta({ id: 'Scheme', description: 'A method of rating.' });

/** A scheme with all of its definition but its examples. */
export const schemeDefinition = z.object({
  ...code,
  changes: z.string().optional().describe('What is other than in the version before.'),
  rated: z.object({
    kinds: z.array(z.enum(['area', 'establishment'])).readonly(),
    only: because,
    except: because,
  }),
  overQuarters: z
    .array(z.number())
    .readonly()
    .describe('Weights of consecutive quarters, oldest first; none: the period alone.'),
  scale: z.object({ from: told('Least points of an input.'), to: told('Most points.') }),
  inputs: z.array(input).readonly(),
  domains: z
    .array(z.object({ code: z.string(), title: z.string(), weight: z.number(), rollUp, bands }))
    .readonly(),
  overall: z.object({
    of: z.enum(['inputs', 'domain scores', 'domain bands']),
    rollUp,
    bands,
  }),
  gates: z.array(gate).readonly(),
  enough: told('Percent of the weight that must be known; otherwise not rated.'),
  rounding: z.object({ places: told('Decimals of scores.'), beforeBands: z.boolean() }),
  comparedWith: z.object({
    by: z.enum(['comparator group', 'everyone rated']),
    atLeast: told('The fewest that make a group.'),
    otherwise: z.enum(['everyone rated', 'missing']),
  }),
  reportingGroups: z.enum(['together', 'apart']),
  regions: z.literal('mean of bands').optional().describe('How a region is rated, if at all.'),
  moderation: z
    .object({ by: z.string(), mostBands: told('Bands away from the computed one, at most.') })
    .optional(),
  published: z
    .object({
      overall: z.string().optional(),
      position: z.string().optional(),
      domains: z.record(z.string(), z.string()),
    })
    .optional()
    .describe('Codes of the metrics that hold what the owner of the scheme published.'),
});
