import { z } from 'zod';
import { type Page, page } from '../../../web/index.ts';
import { dropCookie } from '../../sign-in/cookies.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { signOut, wayInOf } from '../../sign-in/own-sessions.ts';
import { wayOutOfProvider } from '../../sign-in/provider/provider.ts';

/** To sign out: ends the session on the server, then says so. */
export function signOutPage(ground: SignInGround): Page {
  const { settings, provider } = ground;
  return page({
    path: '/sign-out',
    needs: 'see published',
    query: z.object({ from: z.literal('provider').optional().catch(undefined) }),
    cached: false,
    show: async ({ hub, query }) => {
      const signedIn = hub.caller.kind === 'person';
      const wayOut =
        provider === undefined || query.from === undefined || signedIn
          ? undefined
          : await wayOutOfProvider(provider).catch(() => undefined);
      return {
        view: 'access/views/sign-in/sign-out.njk',
        title: signedIn ? 'Sign out' : 'You have signed out',
        data: { signedIn, provider: settings.provider?.name, wayOut },
      };
    },
    submit: async ({ hub }) => {
      const way = await wayInOf(ground, hub.caller);
      await signOut(ground, hub.caller);
      return {
        redirect: way === 'provider' ? '/sign-out?from=provider' : '/sign-out',
        setCookies: [dropCookie('session', settings), dropCookie('round trip', settings)],
      };
    },
  });
}
