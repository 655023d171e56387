import { z } from 'zod';
import { type ApiRoute, choiceField, getRoute, textField } from '../api/index.ts';
import { nameOf, subjectKinds } from '../estate/index.ts';
import { declaredApi } from './declared-api.ts';
import { explainMetric } from './explain.ts';
import { getMetric } from './find-metric.ts';
import { type Metric, periodicities, polarities, units, uses } from './metric.ts';

const metricSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    shortTitle: z.string(),
    unit: z.enum(units),
    unitText: z.string().describe('The unit as people write it.'),
    decimals: z.number().describe('Places printed; half rounds away from zero.'),
    polarity: z.enum(polarities).describe('Which way is better.'),
    periodicity: z.enum(periodicities),
    domain: z.string(),
    appliesTo: z.object({
      kinds: z.array(z.enum(subjectKinds)),
      only: z.array(z.string()).optional(),
      except: z.array(z.string()).optional(),
    }),
    use: z.enum(uses).describe('delivery is judged against levels; context describes.'),
    additive: z.boolean().describe('Whether the value of a region is the sum of its providers.'),
    range: z.object({ min: z.number().optional(), max: z.number().optional() }).optional(),
    choices: z.array(z.string()).optional().describe('The words of a rating, the worst first.'),
    era: z.string().describe('The financial year whose definitions it belongs to.'),
    note: z.string(),
    source: z.string(),
  })
  .meta({ id: 'Metric', description: 'One thing that is counted, as the catalogue defines it.' });

const explainedMetric = z
  .object({
    ...metricSchema.shape,
    explanation: z
      .array(z.object({ term: z.string(), text: z.string() }))
      .describe('The technical note in words.'),
  })
  .meta({ id: 'ExplainedMetric', description: 'A metric with its technical note.' });

const metrics = getRoute({
  needs: 'see published',
  path: '/api/metrics',
  name: 'listMetrics',
  room: 'catalogue',
  summary: 'What is counted',
  description: 'Every metric of the catalogue, in its order.',
  query: {
    use: choiceField(uses, { description: 'Only those judged against levels, or not.' }).optional(),
  },
  answer: z.array(metricSchema),
  show: ({ catalogue }, { query: { use } }) =>
    catalogue.metrics.filter((metric) => use === undefined || metric.use === use).map(shownMetric),
});

const metric = getRoute({
  needs: 'see published',
  path: '/api/metrics/:code',
  name: 'getMetric',
  room: 'catalogue',
  summary: 'One metric, explained',
  description: 'The definition, and the technical note that follows from it.',
  params: { code: textField({ description: 'The code or the title.', example: 'P09' }) },
  answer: explainedMetric,
  refusals: { 404: 'No metric has that code or title; the message names the nearest.' },
  show: ({ catalogue, estate }, { params }) => {
    const found = getMetric(catalogue, params.code);
    const explanation = explainMetric(found, catalogue, (id) => nameOf(estate, id));
    return { ...shownMetric(found), explanation };
  },
});

function shownMetric({ appliesTo, choices, ...same }: Metric): z.output<typeof metricSchema> {
  const { kinds, only, except } = appliesTo;
  return {
    ...same,
    ...(choices && { choices: [...choices] }),
    appliesTo: {
      kinds: [...kinds],
      ...(only && { only: [...only] }),
      ...(except && { except: [...except] }),
    },
  };
}

/** What is counted: `/api/metrics`, and what it is made from. */
export const catalogueApi: readonly ApiRoute[] = [metrics, metric, ...declaredApi];
