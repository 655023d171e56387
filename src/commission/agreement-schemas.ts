import { z } from 'zod';
import { parties, severities } from '../catalogue/index.ts';
import { contentSchema } from './agreement/content.ts';
import { type CheckResult, outcomes } from './agreement/finding.ts';
import type { ShownAgreement } from './shown-agreement.ts';

const party = z.enum(parties);
/** Who did something, as an answer gives it. */
export const actorSchema = z
  .object({ party, name: z.string(), role: z.string() })
  .meta({ id: 'Actor', description: 'Who acts, for which party and in which role.' });

const said = (what: string) =>
  z.string().trim().min(1, `Write ${what}.`).max(200, `Write ${what} in at most 200 characters.`);
/** Who acts, as a request says it: whoever sends a token or is signed in acts under their own name. */
export const actingSchema = z
  .strictObject({
    party: z
      .enum(parties, { error: `Write one of ${parties.join(', ')}.` })
      .optional()
      .describe('Needed by those who may act for both.'),
    name: said('the name of who acts').optional().describe('One’s own; may be left out.'),
    role: said('the role in which they act').optional().describe('One’s own; may be left out.'),
  })
  .default({})
  .meta({ id: 'Acting', description: 'Who acts, for which party and in which role.' });

const shown = {
  id: z.string(),
  title: z.string(),
  template: z.string(),
  provider: z.string(),
  providerId: z.string(),
  commissioner: z.string(),
  commissionerId: z.string(),
  parent: z.string().nullable().describe('The agreement to which this one is an annex.'),
  startsOn: z.string(),
  endsOn: z.string().describe('The last day.'),
  stage: z.enum(['draft', 'offered', 'agreed', 'signed', 'in force', 'ended', 'superseded']),
  signedBy: z.array(party).readonly(),
  version: z.number(),
  contentHash: z.string().describe('The SHA-256 of the content.'),
  findings: z
    .number()
    .nullable()
    .describe(
      'How many checks disagree; null where the form is gone, so that nothing can be checked.',
    ),
  openNotices: z.number(),
};
/** One agreement, as answers give it. */
export const agreementSchema = z.object(shown).meta({
  id: 'Agreement',
  description: 'An agreement as it stands.',
}) satisfies z.ZodType<ShownAgreement>;

/** An agreement with all that it says, as answers give it. */
export const wholeSchema = z.object({
  ...shown,
  month: z.string().nullable().describe('The month whose state it is.'),
  notices: z.array(z.number()).describe('The notices that made it what it is.'),
  pricePerPlace: z
    .object({ amount: z.string(), places: z.string(), perPlace: z.string() })
    .nullable(),
  signatures: z.array(
    z.object({
      ...actorSchema.shape,
      on: z.string(),
      version: z.number(),
      contentHash: z.string(),
      elsewhere: z.boolean().describe('Given outside the hub.'),
    }),
  ),
  content: contentSchema.describe('What stands in each cell, by table, row and column.'),
});

const text = z.string().nullable();
/** A check worked out, as answers give it. */
export const checkSchema = z
  .object({
    key: z.string(),
    rule: z.string(),
    title: z.string(),
    section: z.string(),
    table: z.string(),
    row: z.string(),
    column: z.string(),
    outcome: z.enum(outcomes),
    stated: text,
    computed: text,
    difference: text.describe('Stated less computed.'),
    severity: z.enum(severities),
    explanation: z.string(),
    cause: text.describe('The likely cause, where it can be told.'),
  })
  .meta({
    id: 'AgreementCheck',
    description: 'A sum, product, average or cross-reference, worked out again.',
  }) satisfies z.ZodType<CheckResult>;

/** What saving a draft came to, as an answer gives it. */
export const savedSchema = z
  .object({
    saved: z.boolean(),
    version: z.number().describe('The version that stands now.'),
    contentHash: z.string().nullable(),
    mergedWith: z
      .number()
      .nullable()
      .describe('The version of somebody else with which the changes were put together.'),
    conflicts: z
      .array(z.unknown())
      .describe('Places in which two people wrote: what was there, theirs and mine.'),
  })
  .meta({ id: 'SavedDraft', description: 'What saving a draft came to.' });
