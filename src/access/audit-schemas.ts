import { z } from 'zod';
import type { AuditEntry } from './audit/entry.ts';
import type { Verification } from './audit/verify-trail.ts';

const text = z.string().nullable();
const hash = z.string().describe('SHA-256, 64 hexadecimal digits.');

export const entrySchema = z
  .object({
    number: z.number().describe('Its place in the chain, from 1.'),
    at: z.string(),
    personId: text.describe('Null where nobody had signed in.'),
    name: z.string(),
    roles: z.string().describe('In which roles, as words.'),
    door: z.string().describe('web, api, cli, or none for the program itself.'),
    requestId: text,
    action: z.string(),
    aboutKind: z.string(),
    aboutId: z.string(),
    providerId: text.describe('Null for what concerns no provider, or all.'),
    before: z.unknown().describe('What stood before; null where nothing was kept.'),
    after: z.unknown().describe('What stands after; null where nothing was kept.'),
    previousHash: hash,
    hash,
  })
  .meta({
    id: 'AuditEntry',
    description: 'One thing that was done or looked at.',
  }) satisfies z.ZodType<AuditEntry>;

export const verificationSchema = z
  .object({
    entries: z.number().describe('How many entries were recomputed and fit.'),
    hash,
    anchors: z.number().describe('How many anchors they were compared with.'),
    broken: z
      .object({
        number: z.number().describe('The first entry that does not fit.'),
        wrong: z.enum(['changed', 'missing', 'reordered', 'rewritten', 'cut off', 'past the head']),
        words: z.string(),
      })
      .nullable()
      .describe('Null where the chain holds.'),
  })
  .meta({ id: 'AuditVerification' }) satisfies z.ZodType<Verification>;
