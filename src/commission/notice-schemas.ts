import { z } from 'zod';
import { findPeriod } from '../calendar/index.ts';
import { parties } from '../catalogue/index.ts';
import { changeSchema, changesSchema } from './agreement/change.ts';
import { levelWish } from './agreement/level-wish.ts';
import type { NoticePreview } from './agreement/notice-preview.ts';
import { actorSchema, checkSchema } from './agreement-schemas.ts';
import { printMonth, type ShownNotice } from './shown-agreement.ts';

const text = z.string().nullable();
const statuses = z.enum(['met', 'missed', 'no level', 'no outturn']);

/** A notice, as answers give it. */
export const noticeSchema = z
  .object({
    number: z.number(),
    title: z.string(),
    reason: z.string(),
    evidence: text,
    effective: z.string().describe('The first month in which it holds.'),
    status: z.string().describe('open, agreed, rejected or withdrawn'),
    agreedBy: z.array(z.enum(parties)).readonly(),
    after: z.number().nullable().describe('The notice behind which it is ordered.'),
    proposedBy: actorSchema,
    proposedAt: z.string(),
    changes: z.array(changeSchema).readonly(),
    steps: z.array(
      z.object({
        kind: z.string(),
        on: z.string(),
        actor: actorSchema,
        reason: text,
        after: z.number().nullable(),
      }),
    ),
  })
  .meta({
    id: 'Notice',
    description: 'A proposal to change an agreement in force.',
  }) satisfies z.ZodType<ShownNotice>;

const side = z.object({
  levelToDate: text,
  statusToDate: statuses,
  levelAtYearEnd: text,
  statusAtYearEnd: statuses,
});
const price = z.object({ amount: z.string(), places: z.string(), perPlace: z.string() }).nullable();

/** What a notice does, as answers give it. */
export const previewSchema = z
  .object({
    effective: z.string(),
    changes: z.array(changeSchema).readonly(),
    findingsThatAppear: z.array(checkSchema).readonly(),
    findingsThatVanish: z.array(checkSchema).readonly(),
    findingsThatRemain: z.number(),
    levels: z
      .array(
        z.object({
          metric: z.string(),
          periods: z
            .array(
              z.object({
                period: z.string(),
                before: z.string(),
                after: z.string(),
                frozen: z.boolean(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
    outlook: z
      .array(
        z.object({
          metric: z.string(),
          title: z.string(),
          toDate: text,
          outturnToDate: text,
          forecast: text,
          how: z.string(),
          before: side,
          after: side,
        }),
      )
      .readonly(),
    pricePerPlace: z.object({ before: price, after: price }),
    overlaps: z
      .array(z.object({ notice: z.number(), at: z.array(z.string()).readonly() }))
      .readonly(),
  })
  .meta({
    id: 'NoticePreview',
    description: 'What a notice changes, before anybody agrees to it.',
  });

/** A preview as the API and the command line give it. */
export function shownPreview(preview: NoticePreview): z.output<typeof previewSchema> {
  const { effective, findings, price: prices, changes, levels, outlook, overlaps } = preview;
  return {
    ...{ effective: printMonth(effective), changes, levels, outlook, overlaps },
    findingsThatAppear: findings.appear,
    findingsThatVanish: findings.vanish,
    findingsThatRemain: findings.remain,
    pricePerPlace: { before: prices.before ?? null, after: prices.after ?? null },
  };
}

/** A change as a program or a file proposes it. */
export const wishSchema = z.strictObject({
  title: z.string(),
  reason: z.string(),
  evidence: z.string().nullable().default(null),
  effective: z
    .string()
    .describe('The first month in which it holds, such as Oct 2014.')
    .transform((written, context) => {
      const month = findPeriod(written);
      if (month?.kind === 'month') return month.first;
      context.addIssue({ code: 'custom', message: 'Write a month such as Oct 2014.' });
      return z.NEVER;
    }),
  changes: changesSchema.default([]),
  levels: z.array(levelWish).default([]).describe('Levels to be profiled anew.'),
});

export type WrittenWish = z.output<typeof wishSchema>;

/** A material difference, as answers give it. */
export const suggestionSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    at: z.object({ table: z.string(), row: z.string(), column: z.string() }),
    agreed: z.string(),
    recorded: z.object({
      metric: z.string(),
      title: z.string(),
      period: z.string(),
      value: z.number(),
      text: z.string(),
      source: z.string(),
    }),
    difference: z.number().describe('Recorded less agreed.'),
    tolerance: z.string(),
  })
  .meta({
    id: 'SuggestedNotice',
    description: 'A material difference between what is agreed and what is recorded.',
  });
