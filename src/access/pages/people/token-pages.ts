import { z } from 'zod';
import { permissions } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import { manyOf, type Page, page, type View } from '../../../web/index.ts';
import { requireStepUp } from '../../sign-in/step-up.ts';
import { shownToken } from '../../token/shown-token.ts';
import { lastTokenDay, offeredPermissions } from '../../token/token.ts';
import { createToken, listTokens, ownId, revokeToken } from '../../token/token-actions.ts';
import { accountCrumbs } from '../sign-in/account-view.ts';
import { textField, toldAt } from './frame.ts';
import { tokenWords } from './token-words.ts';

const tokensAddress = '/account/tokens';

/** One's own tokens, and how to revoke one. */
export function tokensPage(): Page {
  return page({
    needs: 'be signed in',
    path: tokensAddress,
    query: z.object({ told: z.literal('revoked').optional().catch(undefined) }),
    body: z.object({ revoke: z.string().max(100) }),
    // When a token was last used is no change that counts.
    cached: false,
    show: async ({ hub, query }) => {
      const tokens = await listTokens(hub, ownId(hub));
      return {
        view: 'access/views/people/tokens.njk',
        title: 'Your tokens',
        breadcrumbs: accountCrumbs({ text: 'Tokens' }),
        data: {
          tokens: tokens.map((token) => tokenWords(shownToken(token, hub.now()))),
          told: query.told && 'The token was revoked. It works no longer.',
        },
      };
    },
    submit: async ({ hub, body }) => {
      await revokeToken(hub, { personId: ownId(hub), tokenId: body.revoke });
      return { redirect: toldAt(tokensAddress, 'revoked') };
    },
  });
}

/** A form to make a token, and the token, once: whoever makes one has confirmed a moment ago that it is them. */
export function newTokenPage(): Page {
  return page({
    needs: 'be signed in',
    path: `${tokensAddress}/new`,
    body: z.object({ name: textField, permission: manyOf(z.string()), until: textField }),
    cached: false,
    show: ({ hub }) => {
      requireStepUp(hub.caller, hub.now());
      return newTokenView(hub);
    },
    submit: async ({ hub, body: { name = '', permission, until = '' } }) => {
      const given = { name, permissions: permission, until };
      const { token, text } = await createToken(hub, ownId(hub), given);
      return {
        view: 'access/views/people/token-made.njk',
        title: 'Your new token',
        breadcrumbs: accountCrumbs({ text: 'Tokens', href: tokensAddress }, { text: 'New token' }),
        data: { text, ...tokenWords(shownToken(token, hub.now())) },
      };
    },
  });
}

function newTokenView({ caller, now }: Hub): View {
  const offered = offeredPermissions(caller);
  return {
    view: 'access/views/people/new-token.njk',
    title: 'Make a token',
    breadcrumbs: accountCrumbs({ text: 'Tokens', href: tokensAddress }, { text: 'Make one' }),
    data: {
      offered: offered.map((name) => ({ value: name, text: permissions[name] })),
      latest: lastTokenDay(now().toISOString().slice(0, 10)),
      values: {},
    },
  };
}
