import { z } from 'zod';
import { type ApiRoute, getRoute, textField, yesNoField } from '../api/index.ts';
import { subjectKinds } from '../estate/index.ts';
import { countedFigureQuery } from './counted-figure-api.ts';
import { listGroups } from './group-actions.ts';
import { intervalMethods } from './group-method.ts';
import { groupColumns, groupTable } from './group-table.ts';
import type { GroupedFigure } from './grouped-figure.ts';
import { standings } from './groups.ts';

const number = z.number().nullable();
const text = z.string().nullable();

const figure = {
  outturn: number,
  outturnText: z.string(),
  suppressed: z
    .boolean()
    .describe('Withheld, or a part of it, because numbers are small: its own or those of another.'),
  numerator: number,
  denominator: number,
};

const group = z.object({
  group: z.string().describe('The code of the group, or “not stated”.'),
  title: z.string(),
  isReference: z.boolean(),
  ...figure,
  numeratorShare: number.describe('In percent of the numerator of all groups.'),
  denominatorShare: number.describe('In percent of the denominator of all groups.'),
  ratio: number.describe('How many times the rate of the reference group.'),
  lower: number.describe('The lower end of the 95% interval of the ratio.'),
  upper: number,
  standing: z
    .enum(standings)
    .nullable()
    .describe(
      'Higher or lower than the reference group; “may be chance” where the interval holds 1.',
    ),
  words: z.string().describe('The comparison in words, or why there is none.'),
  cautions: z.array(z.string()).describe('What to bear in mind because numbers are small.'),
});

const grouped = z
  .object({
    provider: z.string(),
    providerId: z.string(),
    providerKind: z.enum(subjectKinds),
    simulated: z.boolean().describe('Made up by the simulator: nothing of it happened.'),
    metric: z.string(),
    title: z.string(),
    period: z.string(),
    breakdown: z.string(),
    breakdownTitle: z.string(),
    reference: z.string().describe('The group with which the others are compared.'),
    referenceTitle: z.string(),
    interval: z
      .enum(intervalMethods)
      .nullable()
      .describe(
        'Of proportions (Katz) or of events (Poisson), both by the logarithm of the ratio.',
      ),
    comparisonNote: text.describe('Why there is no ratio or no interval.'),
    all: z.object(figure).describe('All groups together, those not stated among them.'),
    reason: text.describe('Why there is no figure of all.'),
    missing: z
      .array(z.string())
      .readonly()
      .describe('Providers of whom it is asked and who supplied nothing.'),
    groups: z.array(group).describe('As declared, then those not stated; empty without a figure.'),
    suppression: text.describe(
      'The rule by which small numbers are suppressed; null where they are shown as they are.',
    ),
  })
  .meta({
    id: 'GroupedFigure',
    description: 'A figure by the groups of a breakdown.',
  }) satisfies z.ZodType<GroupedFigure>;

const groups = getRoute({
  needs: 'see performance',
  path: '/api/measure/groups',
  name: 'listGroups',
  room: 'measure',
  summary: 'A figure by sex, age, ethnicity or segment',
  description:
    'The outturn of a metric for each group of a breakdown, and how many times the rate of the reference group it ' +
    'is, with the 95% interval of that ratio. Small numbers are shown as they are to whoever may see performance; ask ' +
    'with forPublication=true before anything leaves the hub.',
  query: {
    ...countedFigureQuery,
    by: textField({
      description: 'A breakdown: its code or title. /api/breakdowns lists them.',
      example: 'ethnicity',
    }),
    forPublication: yesNoField({
      description:
        'Suppress small numbers, and as many others as it takes that nobody can work them out. For financial years.',
    }).optional(),
  },
  answer: grouped,
  refusals: {
    404:
      'No provider, metric or breakdown has that name; the metric is not counted from records, or its tallies are ' +
      'not kept by that breakdown; the period has not ended, or is no financial year though it is for publication.',
  },
  show: (hub, { query: { kind, by, ...query } }) =>
    listGroups(hub, { ...query, providerKind: kind, breakdown: by }),
  table: (answer) => ({
    fileName: fileNameOf(answer),
    columns: groupColumns,
    rows: groupTable(answer),
  }),
});

function fileNameOf({ providerId, metric, period, breakdown, suppression }: GroupedFigure): string {
  const words = suppression === null ? '' : '-suppressed';
  return `groups-${providerId}-${metric}-${period}-${breakdown}${words}.csv`;
}

/** How figures differ between groups: `/api/measure/groups`. */
export const groupApi: readonly ApiRoute[] = [groups];
