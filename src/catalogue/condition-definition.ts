import { z } from 'zod';
import type { Condition, NumberComparison } from './condition.ts';
import type { DateTerm } from './date-term.ts';
import { listOf, oneOf } from './definition-fields.ts';
import { fieldName } from './record-definition.ts';

const countWords = 'a whole number of at least 1';
const count = z.int({ error: countWords }).min(1, { error: countWords }).optional();

const deadline = z.strictObject(
  {
    workingDays: count,
    days: count,
    weeks: count,
    months: count,
    after: fieldName.optional(),
    earliest: listOf(fieldName, 'date fields', 2).optional(),
    latest: listOf(fieldName, 'date fields', 2).optional(),
  },
  { error: 'a date field, or a day such as { workingDays: 5, after: triggered_on }' },
);

/** A day as an author writes it: `completed_on`, `{ workingDays: 5, after: triggered_on }`, `{ earliest: [a, b] }`. */
export const dateTerm = z
  .union([fieldName, deadline], {
    error: 'a date field, or a day such as { workingDays: 5, after: triggered_on }',
  })
  .transform((given, context): DateTerm => {
    const term = typeof given === 'string' ? fieldTerm(given) : termOf(given);
    if (term) return term;
    const message = 'one of workingDays, days, weeks or months with after, or earliest, or latest';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const fieldTerm = (field: string): DateTerm => ({ kind: 'field', field });

function termOf(given: z.infer<typeof deadline>): DateTerm | undefined {
  const { after, earliest, latest, workingDays, days, weeks, months } = given;
  if (Object.keys(given).length !== (after === undefined ? 1 : 2)) return undefined;
  if (earliest) return { kind: 'earliest', fields: earliest };
  if (latest) return { kind: 'latest', fields: latest };
  if (after === undefined) return undefined;
  const field = after;
  if (workingDays) return { kind: 'after', count: workingDays, step: 'working days', field };
  if (days) return { kind: 'after', count: days, step: 'days', field };
  if (weeks) return { kind: 'after', count: weeks, step: 'weeks', field };
  return months ? { kind: 'after', count: months, step: 'months', field } : undefined;
}

const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
const value = z.union([z.string(), z.number(), z.boolean()], {
  error: 'a text, a number, true or false',
});
const figure = z.number({ error: 'a number' }).optional();
const conditionWords =
  'one condition, such as { field: tier, is: 4 } or { date: completed_on, by: agreed_on }';

const fieldCondition = z.strictObject({
  field: fieldName,
  is: value.optional(),
  in: listOf(value, 'a list of values').optional(),
  known: z.boolean({ error: 'true or false' }).optional(),
  atLeast: figure,
  atMost: figure,
  moreThan: figure,
  lessThan: figure,
});

const dateCondition = z.strictObject({
  date: dateTerm,
  by: dateTerm.optional(),
  before: dateTerm.optional(),
  from: dateTerm.optional(),
  after: dateTerm.optional(),
  weekday: listOf(oneOf(weekdays), 'days of the week').optional(),
  monthEnd: z.literal(true, { error: 'true' }).optional(),
});

/** A condition as an author writes it. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .union(
      [
        fieldCondition,
        dateCondition,
        z.strictObject({ any: listOf(condition, 'conditions', 2) }),
        z.strictObject({ all: listOf(condition, 'conditions', 2) }),
        z.strictObject({ not: condition }),
      ],
      { error: conditionWords },
    )
    .transform((given, context): Condition => {
      const made = conditionOf(given);
      if (made) return made;
      context.addIssue({
        code: 'custom',
        message: `${conditionWords}, with exactly one comparison`,
      });
      return z.NEVER;
    }),
);

type Given =
  | z.infer<typeof fieldCondition>
  | z.infer<typeof dateCondition>
  | { any: Condition[] }
  | { all: Condition[] }
  | { not: Condition };

function conditionOf(given: Given): Condition | undefined {
  if ('any' in given) return { kind: 'any', conditions: given.any };
  if ('all' in given) return { kind: 'all', conditions: given.all };
  if ('not' in given) return { kind: 'not', condition: given.not };
  if (Object.keys(given).length !== 2) return undefined;
  return 'field' in given ? fieldConditionOf(given) : dateConditionOf(given);
}

function fieldConditionOf(given: z.infer<typeof fieldCondition>): Condition | undefined {
  const { field, is, known } = given;
  if (is !== undefined) return { kind: 'is', field, values: [is] };
  if (given.in) return { kind: 'is', field, values: given.in };
  if (known !== undefined) return { kind: 'known', field, known };
  const compared: ReadonlyArray<[NumberComparison, number | undefined]> = [
    ['at least', given.atLeast],
    ['at most', given.atMost],
    ['more than', given.moreThan],
    ['less than', given.lessThan],
  ];
  for (const [comparison, bound] of compared) {
    if (bound !== undefined) return { kind: 'number', field, comparison, value: bound };
  }
  return undefined;
}

function dateConditionOf(given: z.infer<typeof dateCondition>): Condition | undefined {
  const { date, weekday, monthEnd, by, before, from, after } = given;
  if (weekday)
    return { kind: 'weekday', date, days: weekday.map((day) => weekdays.indexOf(day) + 1) };
  if (monthEnd) return { kind: 'month end', date };
  if (by) return { kind: 'date', date, comparison: 'by', other: by };
  if (before) return { kind: 'date', date, comparison: 'before', other: before };
  if (from) return { kind: 'date', date, comparison: 'from', other: from };
  return after ? { kind: 'date', date, comparison: 'after', other: after } : undefined;
}
