import { z } from 'zod';
import type { ShownGrant, ShownPerson } from './people/shown-person.ts';

const undone = z
  .object({ at: z.string(), by: z.string(), reason: z.string() })
  .nullable()
  .describe('Null while it stands.');

/** A role that somebody was given. */
const grantSchema = z
  .object({
    id: z.string(),
    role: z.string().describe('The code of a role.'),
    title: z.string(),
    subject: z.string().describe('The nation, a region or a provider, by its id.'),
    subjectName: z.string(),
    from: z.string(),
    until: z.string().nullable().describe('The first day without it; null until it is withdrawn.'),
    standing: z.enum(['held', 'to come', 'run out', 'withdrawn']),
    grantedBy: z.string(),
    grantedAt: z.string(),
    fromSignIn: z.boolean().describe('Whether it follows from a group at the sign-in provider.'),
    withdrawn: undone,
  })
  .meta({
    id: 'RoleGrant',
    description: 'A role that somebody was given over a part of the estate.',
  }) satisfies z.ZodType<ShownGrant>;

/** A person with the roles that they were given. */
export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    position: z.string().nullable(),
    email: z.string(),
    addedBy: z.string(),
    addedAt: z.string(),
    ended: undone,
    roles: z.array(grantSchema),
  })
  .meta({
    id: 'Person',
    description: 'Somebody who may use the hub.',
  }) satisfies z.ZodType<ShownPerson>;

/** What somebody may do, and for whom. */
export const maySchema = z.array(
  z.object({
    permission: z.string(),
    words: z.string(),
    over: z
      .union([z.literal('everywhere'), z.array(z.string())])
      .describe('Everywhere, or the ids of those for whom.'),
  }),
);

/** A role as it is declared. */
export const roleSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    purpose: z.string(),
    party: z.string().nullable().describe('For which party of an agreement its holders act.'),
    may: z.array(
      z.object({
        permission: z.string(),
        words: z.string(),
        over: z.enum(['scope', 'everywhere']).describe('What it is held over, or everything.'),
      }),
    ),
  })
  .meta({ id: 'Role', description: 'A duty, and what its holders may do.' });

/** A token without its text, which is kept nowhere. */
export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    permissions: z.array(z.string()),
    madeAt: z.string(),
    expiresAt: z.string(),
    standing: z.enum(['works', 'expired', 'revoked']),
    lastUsedAt: z.string().nullable().describe('To the minute; null where it never was.'),
  })
  .meta({ id: 'ApiToken', description: 'What a program shows instead of signing in.' });
