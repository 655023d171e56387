import { z } from 'zod';
import { subjectKinds } from '../../estate/index.ts';
import { told, toldOrNull } from './rating-schemas.ts';
import type { ShownChange, ShownChart, ShownFunnel, ShownYearEnd } from './shown-variation.ts';

const text = z.string().nullable();
const words = z.array(z.string()).readonly();
const sentence = z.string().describe('For a person who is not a statistician.');
const ruleCode = z.enum([
  'beyond a limit',
  'eight on one side',
  'six one way',
  'two of three',
  'close to the mean',
]);
const better = z.enum(['better', 'worse']).nullable();

const metric = {
  metric: z.string().describe('The code.'),
  title: z.string(),
  unit: z.string().describe('The unit of every figure here, as people write it.'),
};
const subject = {
  provider: z.string(),
  providerId: z.string(),
  providerKind: z.enum(subjectKinds),
};
const inUnit = 'In the unit of the metric.';

const mark = z.object({ period: z.string().describe('A month.'), words: z.string() });

const month = z.object({
  period: z.string(),
  outturn: toldOrNull(inUnit),
  outturnText: z.string().describe('As printed; empty where there is none.'),
  basis: z.enum(['counted', 'published']).nullable(),
  top: toldOrNull('Of a counted outturn: what stands on top of its formula.'),
  bottom: toldOrNull('Of a counted outturn: what it is divided by.'),
  level: toldOrNull(inUnit),
  levelText: z.string(),
  missing: text.describe('Why there is no outturn.'),
  mean: toldOrNull(inUnit),
  lower: toldOrNull('The lower limit, in the unit of the metric.'),
  upper: toldOrNull('The upper limit, in the unit of the metric.'),
  movingRange: toldOrNull('The distance from the month before, in the unit of the metric.'),
  flags: z
    .array(
      z.object({
        number: told('The number of the rule.'),
        rule: ruleCode,
        side: z.enum(['above', 'below']).nullable(),
        direction: better,
      }),
    )
    .readonly()
    .describe('The rules that pick this month out as more than chance.'),
});

/** A control chart, as answers give it. */
export const chartSchema = z
  .object({
    ...subject,
    ...metric,
    span: z.string(),
    chosen: z.string().describe('Which kind of chart and why; where there is none, why.'),
    sentence,
    kind: z.enum(['xmr', 'p', 'u']).nullable(),
    per: toldOrNull('What a share or rate is per: 100 for percent.'),
    months: z.array(month).readonly().describe('Every month of the span.'),
    phases: z
      .array(
        z.object({
          from: z.string(),
          to: z.string(),
          words: text.describe('The change that it begins with.'),
          known: told('Months with a figure.'),
          mean: toldOrNull(inUnit),
          limits: z.enum(['firm', 'provisional', 'none']),
          why: text.describe('Why limits are provisional or none.'),
          movingRange: z
            .object({ mean: told(inUnit), upper: told('The upper limit of moving ranges.') })
            .nullable(),
          sigmaZ: toldOrNull(
            'How many times more than chance months differ; null where not asked.',
          ),
          widened: z.boolean().describe('Whether limits are widened by sigmaZ.'),
        }),
      )
      .readonly()
      .describe('Stretches with one mean; a mark begins another.'),
    rules: z
      .array(
        z.object({ number: z.number(), code: ruleCode, words: z.string(), source: z.string() }),
      )
      .readonly()
      .describe('The rules that pick out any month.'),
    suggestion: mark.nullable().describe('A new beginning that a lasting run speaks for.'),
    notes: words,
  })
  .meta({
    id: 'ControlChart',
    description: 'A metric over months.',
  }) satisfies z.ZodType<ShownChart>;

/** A funnel, as answers give it. */
export const funnelSchema = z
  .object({
    ...metric,
    period: z.string(),
    region: z.string(),
    group: text.describe('The comparator group asked for.'),
    groups: words.describe('The comparator groups that may be asked for.'),
    sentence,
    target: z
      .object({ kind: z.enum(['group', 'level']), value: toldOrNull(inUnit) })
      .nullable()
      .describe('What all are set against.'),
    per: toldOrNull('What the figure is per: 100 for percent.'),
    phi: toldOrNull('How many times the variance is that of chance, Winsorised.'),
    widened: toldOrNull(
      'How many times further off the limits are for that; 1 where they are not.',
    ),
    reason: text.describe('Why there are no limits.'),
    points: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          top: told('What was counted.'),
          bottom: told('Of how many, or over what.'),
          value: told(inUnit),
          z: toldOrNull('Standard deviations from the target.'),
          beyond: toldOrNull('The outermost limit that it lies beyond, in percent: 95 or 99.8.'),
          side: z.enum(['above', 'below']).nullable(),
          judged: better,
          sentence: text,
        }),
      )
      .readonly(),
    limits: z
      .array(
        z.object({
          limit: z.union([z.literal(95), z.literal(99.8)]).describe('Percent.'),
          points: z
            .array(z.object({ denominator: z.number(), lower: told(inUnit), upper: told(inUnit) }))
            .readonly(),
        }),
      )
      .readonly(),
    without: z
      .array(z.object({ id: z.string(), name: z.string(), because: z.string() }))
      .readonly()
      .describe('Who has nothing to compare, and why.'),
  })
  .meta({
    id: 'FunnelPlot',
    description: 'Whom chance does not explain.',
  }) satisfies z.ZodType<ShownFunnel>;

const side = z.object({
  period: z.string(),
  outturn: toldOrNull(inUnit),
  outturnText: z.string(),
  madeOf: text.describe('The counts behind it, in words.'),
  interval: z
    .object({ value: told(inUnit), lower: told(inUnit), upper: told(inUnit) })
    .nullable()
    .describe(
      'Holds the true figure 95 times of 100; null where only a published figure is known.',
    ),
});

/** A change between two periods, as answers give it. */
export const changeSchema = z
  .object({
    provider: z.string(),
    providerId: z.string(),
    ...metric,
    before: side,
    after: side,
    difference: z
      .object({
        before: told(inUnit),
        after: told(inUnit),
        change: told('After less before, in the unit of the metric.'),
        lower: told('The lower end of its 95% interval.'),
        upper: told('The upper end.'),
        moreThanChance: z.boolean(),
      })
      .nullable()
      .describe('Null where it cannot be told how sure the change is.'),
    sentence,
  })
  .meta({
    id: 'MetricChange',
    description: 'A change and how sure it is.',
  }) satisfies z.ZodType<ShownChange>;

const between = z
  .object({ lower: told(inUnit), upper: told(inUnit) })
  .nullable()
  .describe('The ends between which it will lie 95 times of 100.');

/** A forecast at the end of a year, as answers give it. */
export const yearEndSchema = z
  .object({
    ...subject,
    ...metric,
    year: z.string(),
    toDate: z
      .object({
        period: z.string(),
        months: told('Months so far.'),
        value: told(inUnit),
        text: z.string(),
      })
      .nullable(),
    level: toldOrNull(inUnit),
    levelText: z.string(),
    runRate: z
      .object({ value: toldOrNull(inUnit), text, how: z.string() })
      .describe('Had it gone on as it has so far.'),
    yearEnd: z
      .object({
        forecast: told(inUnit),
        seasonal: z.boolean().describe('Whether by the shape of earlier years.'),
        between,
        method: z.string().describe('How the interval was had.'),
        needed: z
          .object({
            value: told('Each month that is left, or of an average in what is left.'),
            how: z.enum(['at least', 'at most', 'exactly']),
            reach: z.enum(['open', 'settled', 'out of reach']),
            had: z
              .object({ months: told('Months that had it.'), of: told('Months known.') })
              .nullable(),
          })
          .nullable()
          .describe('What the level still takes.'),
        ahead: z.array(z.object({ forecast: told(inUnit), between })).readonly(),
      })
      .nullable(),
    texts: z.object({
      forecast: z.string(),
      lower: z.string(),
      upper: z.string(),
      needed: z.string(),
    }),
    points: z
      .array(
        z.object({
          period: z.string(),
          value: toldOrNull('To the end of this month, in the unit of the metric.'),
          valueText: z.string(),
          level: toldOrNull('By the end of this month.'),
          levelText: z.string(),
          forecast: toldOrNull('By the end of this month.'),
          lower: toldOrNull('The lower end of its interval.'),
          upper: toldOrNull('The upper end.'),
          forecastText: z.string(),
        }),
      )
      .readonly(),
    sureness: z.string(),
    sentence,
    notes: words,
  })
  .meta({ id: 'YearEnd', description: 'What a year leads to.' }) satisfies z.ZodType<ShownYearEnd>;
