import { z } from 'zod';
import type { SubjectKind } from '../estate/index.ts';
import { formed, listOf, oneOf, slug, text } from './definition-fields.ts';
import { example, formula } from './formula-definition.ts';
import { type Metric, periodicities, polarities, type Unit, units, uses } from './metric.ts';

const subjectKinds = [
  'area',
  'establishment',
  'group',
  'region',
  'nation',
  'partnership',
] as const satisfies readonly SubjectKind[];

const code = formed(
  /^[A-Za-z][A-Za-z0-9.-]{0,19}$/,
  'a code such as P01 or CU056a: a letter, then letters, digits, dots or hyphens',
);

const subjectIds = listOf(
  slug('the id of a subject, such as stoke-heath'),
  'a list of subject ids',
);

const eraWords = 'a financial year such as 2007-08';
const era = formed(/^\d{4}-\d{2}$/, eraWords).refine(
  (year) => (Number(year.slice(2, 4)) + 1) % 100 === Number(year.slice(5)),
  { error: eraWords },
);

const decimalsWords = 'a whole number of decimals from 0 to 6';
const decimals = z
  .int({ error: decimalsWords })
  .min(0, { error: decimalsWords })
  .max(6, { error: decimalsWords });

const bound = z.number({ error: 'a number' }).optional();
const yesOrNo = z.boolean({ error: 'true or false' });
const choiceWords = 'two or more words, the worst first: [Poor, Passable, Good, Outstanding]';

const appliesTo = z
  .strictObject(
    {
      kinds: listOf(oneOf(subjectKinds), `kinds of subject: ${subjectKinds.join(', ')}`),
      only: subjectIds.optional(),
      except: subjectIds.optional(),
    },
    { error: 'kinds of subject, such as { kinds: [establishment] }' },
  )
  .describe('Whom the metric is asked of. Regions, groups and the nation follow their members.');

/** One metric as an author writes it. */
export const metricDefinition = z.strictObject(
  {
    code,
    title: text('what is counted, in a line'),
    shortTitle: text('a title of a few words, for tables'),
    unit: oneOf(units),
    unitText: text('the unit as people write it').optional(),
    decimals: decimals.default(0).describe('Places printed, half away from zero.'),
    polarity: oneOf(polarities).describe('Which way is better.'),
    periodicity: oneOf(periodicities),
    domain: slug('the code of a domain in definitions/domains.yaml'),
    appliesTo,
    use: oneOf(uses).default('delivery').describe('delivery is judged against levels.'),
    additive: yesOrNo.default(false).describe('Counts whose regional value is the sum.'),
    range: z
      .strictObject({ min: bound, max: bound }, { error: 'ends such as { min: 0, max: 100 }' })
      .optional()
      .describe('The values that can be at all; the unit supplies an end that is left out.'),
    choices: listOf(text('a word of the rating'), choiceWords, 2).optional(),
    formula: formula.optional().describe('How it is made from tallies.'),
    examples: listOf(example, 'a list of examples').optional().describe('Records in, outturn out.'),
    note: text('a technical note: what counts, what does not, and when'),
    source: text('where the definition comes from'),
  },
  { error: 'the fields of a metric' },
);

/** A file of metrics of one era. */
export const metricsFile = z
  .strictObject({
    kind: z.literal('metrics', { error: 'metrics' }),
    era,
    metrics: listOf(metricDefinition, 'a list of metrics'),
  })
  .meta({ title: 'Metrics', description: 'What is counted, in one era of definitions.' });

export type MetricDefinition = z.infer<typeof metricDefinition>;

const unitTexts: Partial<Record<Unit, string>> = {
  percent: '%',
  money: '£',
  days: 'days',
  hours: 'hours',
  places: 'places',
  position: 'place',
};

/** The metric that a definition makes in its era. */
export function metricOf(definition: MetricDefinition, inEra: string): Metric {
  const unitText = definition.unitText ?? unitTexts[definition.unit] ?? '';
  return { ...definition, unitText, era: inEra };
}
