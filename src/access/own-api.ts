import { z } from 'zod';
import { type ApiRoute, getRoute, jsonRoute, textField } from '../api/index.ts';
import { permissions, type Role } from '../catalogue/index.ts';
import type { Hub } from '../hub.ts';
import { maySchema, roleSchema, tokenSchema } from './people-schemas.ts';
import { shownToken } from './token/shown-token.ts';
import { createToken, listTokens, ownId, revokeToken } from './token/token-actions.ts';

const room = 'access';
const needs = 'be signed in';

const roles = getRoute({
  ...{ needs, room, path: '/api/roles', name: 'listRoles' },
  summary: 'Roles',
  description: 'What people in each role may do, and over whom.',
  answer: z.object({ roles: z.array(roleSchema) }),
  show: ({ catalogue }) => ({ roles: catalogue.roles.map(shownRole) }),
});

const me = getRoute({
  ...{ needs, room, path: '/api/me', name: 'getMe' },
  summary: 'Who asks',
  description: 'The person whose session or token it is, the roles of today and what they let do.',
  answer: z
    .object({
      id: z.string().nullable(),
      name: z.string(),
      position: z.string().nullable(),
      roles: z.array(
        z.object({
          role: z.string(),
          title: z.string(),
          over: z.array(z.string()).describe('What it was given over: nation, regions, providers.'),
        }),
      ),
      may: maySchema,
    })
    .meta({ id: 'Me', description: 'Whoever asks.' }),
  show: ({ caller }) => ({
    ...{ id: caller.personId ?? null, name: caller.name, position: caller.position ?? null },
    roles: caller.roles.map(({ code, title, givenOver = [] }) => ({
      ...{ role: code, title, over: [...givenOver] },
    })),
    may: [...caller.reaches].map(([permission, over]) => ({
      ...{ permission, words: permissions[permission] },
      over: over === 'everywhere' ? over : [...over],
    })),
  }),
});

const tokens = getRoute({
  ...{ needs, room, path: '/api/tokens', name: 'listTokens' },
  summary: 'One’s own tokens',
  description: 'The latest first, those that no longer work among them.',
  answer: z.object({ tokens: z.array(tokenSchema) }),
  // When a token was last used is no change that counts.
  cached: false,
  show: async (hub) => ({ tokens: await ownTokens(hub) }),
});

const create = jsonRoute({
  ...{ needs, room, path: '/api/tokens', name: 'createToken' },
  summary: 'Make a token',
  description:
    'For a program that acts for whoever makes it, with a part of what they may. Asks for a session: a token makes no token.',
  body: z.strictObject({
    name: z.string().describe('By which to know it again.'),
    permissions: z.array(z.string()).describe('Of those that one has oneself; none to sign.'),
    until: z.string().describe('The first day on which it no longer works, within a year.'),
  }),
  answer: z.object({
    token: tokenSchema,
    text: z.string().describe('To be sent as `Authorization: Bearer …`. It is not shown again.'),
  }),
  refusals: { 422: 'Something is missing or wrong; the problems say what.' },
  receive: async (hub, _asked, body) => {
    const { token, text } = await createToken(hub, ownId(hub), body);
    return { token: shownToken(token, hub.now()), text };
  },
});

const revocation = jsonRoute({
  ...{ needs, room, path: '/api/tokens/:id/revocation', name: 'revokeToken' },
  summary: 'Revoke one of one’s own tokens',
  description: 'At once: it is no longer taken.',
  params: { id: textField({ description: 'The id of the token.' }) },
  body: z.strictObject({}),
  answer: z.object({ tokens: z.array(tokenSchema) }),
  refusals: { 404: 'There is no such token that still stands.' },
  receive: async (hub, { params }) => {
    await revokeToken(hub, { personId: ownId(hub), tokenId: params.id });
    return { tokens: await ownTokens(hub) };
  },
});

/** `/api/roles`, `/api/me` and `/api/tokens`: for everyone who has signed in. */
export const ownApi: readonly ApiRoute[] = [roles, me, tokens, create, revocation];

function shownRole({ code, title, purpose, party, may }: Role) {
  return {
    ...{ code, title, purpose, party: party ?? null },
    may: may.map(({ permission, over }) => ({
      ...{ permission, words: permissions[permission], over },
    })),
  };
}

async function ownTokens(hub: Hub) {
  const found = await listTokens(hub, ownId(hub));
  return found.map((token) => shownToken(token, hub.now()));
}
