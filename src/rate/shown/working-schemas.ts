import { z } from 'zod';
import { measures } from '../../catalogue/index.ts';
import {
  ratedRow,
  ratingHead,
  schemeSide,
  told,
  toldOrNull,
  whereAndWhen,
} from './rating-schemas.ts';
import type { ShownCard, ShownComparison } from './shown-rating.ts';

const text = z.string().nullable();

const view = z.object({
  measure: z.enum(measures).describe('What of the figure is measured.'),
  share: told('Percent of the points of the input.'),
  measured: toldOrNull('In percent, in the unit of the metric or in standard deviations.'),
  points: toldOrNull('On the scale of the scheme.'),
  comparedWith: text.describe('Those compared with, and how many.'),
  missing: text.describe('Why there are no points.'),
});

const input = z
  .object({
    input: z.string().describe('The code of the input.'),
    title: z.string(),
    domain: text.describe('The code of its domain.'),
    metric: z.string().describe('The code of the metric that supplied the figure.'),
    outturn: toldOrNull('In the unit of the metric.'),
    level: toldOrNull('In the unit of the metric.'),
    previous: toldOrNull('The outturn of the previous period, in the unit of the metric.'),
    texts: z
      .object({ outturn: z.string(), level: z.string(), previous: z.string() })
      .describe('The same as people read them; empty where there is none.'),
    views: z.array(view).readonly().describe('The ways in which it was scored.'),
    quarters: z
      .array(
        z.object({
          period: z.string(),
          weight: told('As the scheme gives it.'),
          points: toldOrNull('On the scale of the scheme.'),
        }),
      )
      .readonly()
      .describe('Oldest first, where the scheme looks at several quarters.'),
    score: toldOrNull('Points on the scale of the scheme.'),
    weight: told('As the scheme gives it for this provider.'),
    effectiveWeight: told('Percent of the weight that is known, in its domain or in the whole.'),
    contribution: toldOrNull('Points that it adds to its domain or to the whole.'),
    missing: text.describe('Why it has no score.'),
  })
  .meta({ id: 'InputScore', description: 'What one input came to.' });

const liftSteps = z
  .array(
    z.object({
      input: z.string().describe('The code of the input.'),
      title: z.string(),
      provider: z.string().describe('Whose figure it is.'),
      metric: z.string(),
      outturn: told('As it is, in the unit of the metric.'),
      needed: told('What it would have to be, in the unit of the metric.'),
      neededText: z.string(),
      gain: told('Points that it would add to the whole.'),
    }),
  )
  .readonly();

/** One rating with its working, as the API and the command line give it. */
export const ratingCard = z
  .object({
    ...ratingHead,
    rating: z.object({ ...ratedRow, inputs: z.array(input).readonly() }),
    lift: z
      .object({
        to: text.describe('The next band, or the place above; null where there is nothing higher.'),
        alone: liftSteps.describe('Any one of these would do.'),
        together: liftSteps.describe('Where none alone does: the fewest that do together.'),
        held: z
          .array(z.string())
          .readonly()
          .describe('Gates that hold it down whatever the score.'),
      })
      .describe('What would lift it by one band.'),
  })
  .meta({
    id: 'RatingCard',
    description: 'One rating with its working.',
  }) satisfies z.ZodType<ShownCard>;

const compared = z.object({
  score: told('Points on the scale of the scheme.'),
  band: text,
  place: told('Among those that both schemes rate; 1 is best.'),
});

const standing = z.object({
  title: z.string(),
  weight: told('Percent of the whole; 0 where the scheme does not use it.'),
  ahead: told('Percent of the scale more than the mean of those compared, times the weight.'),
});

/** Two schemes over the same providers, as the API and the command line give them. */
export const ratingComparison = z
  .object({
    ...whereAndWhen,
    schemes: z.object({ one: schemeSide, other: schemeSide }),
    rows: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          one: compared,
          other: compared,
          moved: told('Places higher in the other scheme; lower where negative.'),
          why: z
            .array(
              z.object({ metric: z.string(), title: z.string(), one: standing, other: standing }),
            )
            .readonly()
            .describe('The metrics that move it most.'),
        }),
      )
      .readonly()
      .describe('In the order of the one scheme.'),
    onlyOne: z.array(z.string()).readonly().describe('Rated by the one scheme only.'),
    onlyOther: z.array(z.string()).readonly().describe('Rated by the other scheme only.'),
    agreement: toldOrNull('Kendall’s tau-b of the two orders, from 1 (the same) to -1.'),
  })
  .meta({
    id: 'RatingComparison',
    description: 'Who moves from one scheme to another, and why.',
  }) satisfies z.ZodType<ShownComparison>;
