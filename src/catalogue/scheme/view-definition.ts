import { z } from 'zod';
import { listOf, oneOf, slug, text } from '../definition-fields.ts';
import { factRules } from './rated-definition.ts';
import { measures, missingRules, type Points, type View } from './scheme.ts';

const number = z.number({ error: 'a number' });
const fromNought = z.number({ error: 'a number of at least 0' }).min(0, 'a number of at least 0');
const moreThanNought = z.number({ error: 'a number more than 0' }).positive('a number more than 0');
const pointWords = 'a measure and its points, such as [80, 40]';
const point = z.tuple([number, number], { error: pointWords });

const along = listOf(point, 'two or more points such as [[80, 0], [100, 60]]', 2).describe(
  'Straight lines between [measure, points], by rising measure; flat beyond the ends.',
);
const steps = z
  .strictObject(
    {
      below: number.describe('The points below the first step.'),
      from: listOf(point, 'one or more steps such as [[80, 40], [100, 60]]'),
    },
    { error: 'steps such as { below: 0, from: [[80, 40], [100, 60]] }' },
  )
  .describe('The points of the highest step reached, as [from this measure, points].');
const lost = z
  .strictObject(
    {
      start: number.describe('The points of one who falls short of nothing.'),
      lost: moreThanNought.describe('The points lost each time.'),
      per: moreThanNought.describe('For how much that the measure falls short of 0.'),
      least: number.describe('Never less than these points.'),
    },
    { error: 'points lost, such as { start: 100, lost: 5, per: 1, least: 0 }' },
  )
  .describe('Points lost for each unit that the measure falls short of 0.');

const baseline = z
  .strictObject(
    {
      fact: text('the name of a fact of providers, such as category'),
      values: z.record(z.string(), number, { error: 'values of the fact, each with a number' }),
      otherwise: number.optional().describe('For a provider of any other value, or of none.'),
    },
    { error: 'a baseline such as { fact: category, values: { B: 12, C: 8 }, otherwise: 10 }' },
  )
  .describe('What is expected of a provider of its kind. Only with the measure baseline.');

const pointsWords = 'a view with one of along, steps or lost';

/** One way of scoring an input, as an author writes it. */
export const view = z
  .strictObject(
    {
      measure: oneOf(measures).describe('What of the figure is measured.'),
      share: z
        .number({ error: 'a share in percent, more than 0' })
        .positive('a share in percent, more than 0')
        .default(100)
        .describe('Percent of the input; the shares of its views add up to 100.'),
      along: along.optional(),
      steps: steps.optional(),
      lost: lost.optional(),
      baseline: baseline.optional(),
    },
    { error: pointsWords },
  )
  .transform(({ along, steps, lost, ...same }, context): View => {
    const points = pointsOf({ along, steps, lost });
    if (points) return { ...same, points };
    context.addIssue({ code: 'custom', message: pointsWords });
    return z.NEVER;
  });

export const views = listOf(view, 'a list of views');

type GivenPoints = {
  along: z.output<typeof along> | undefined;
  steps: z.output<typeof steps> | undefined;
  lost: z.output<typeof lost> | undefined;
};

function pointsOf({ along, steps, lost }: GivenPoints): Points | undefined {
  if ([along, steps, lost].filter((given) => given !== undefined).length !== 1) return undefined;
  if (along) return { kind: 'along', points: along };
  if (steps) return { kind: 'steps', steps: steps.from, below: steps.below };
  return lost && { kind: 'lost', ...lost };
}

const weightRule = z.strictObject(
  { when: factRules, weight: fromNought },
  { error: 'a weight such as { when: [{ fact: category, in: [A, B] }], weight: 10 }' },
);

/** One figure that goes into a rating, as an author writes it. */
export const schemeInput = z.strictObject(
  {
    code: slug('the code of an input: small letters, digits and hyphens'),
    title: text('what the input is, in a few words')
      .optional()
      .describe('The short title of the first metric without it.'),
    metrics: listOf(text('the code of a metric'), 'codes of metrics').describe(
      'The first of which a provider has an outturn is taken.',
    ),
    domain: slug('the code of a domain of the scheme').optional(),
    weight: fromNought,
    weights: z
      .array(weightRule, { error: 'a list of weights' })
      .default([])
      .describe('Other weights for some providers; the first that fits is taken.'),
    views: views.optional().describe('How it is scored; the views of the scheme without them.'),
    missing: oneOf(missingRules).default('leave out').describe('What to do without a figure.'),
  },
  { error: 'the fields of an input' },
);
