import { z } from 'zod';
import { type Page, page } from '../../../web/index.ts';
import { cookieIn, setCookie } from '../../sign-in/cookies.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { withNext } from '../../sign-in/local-path.ts';
import { sessionLimits } from '../../sign-in/session.ts';
import { signInByPassword } from '../../sign-in/signing-in.ts';
import { fromOf, letIn, nextQuery, required, textField } from './answers.ts';

const asked = { email: 'Enter your e-mail address', password: 'Enter your password' };

/** To sign in by e-mail address and password, or go to the provider. */
export function signInPage(ground: SignInGround): Page {
  const { settings } = ground;
  return page({
    path: '/sign-in',
    needs: 'see published',
    query: z.object(nextQuery),
    body: z.object({ email: textField, password: textField }),
    secrets: ['password'],
    cached: false,
    show: ({ hub, query, from }) =>
      hub.caller.kind === 'person'
        ? { redirect: query.next }
        : {
            view: 'access/views/sign-in/sign-in.njk',
            title: 'Sign in',
            data: {
              // Signing out takes the cookie away: who still sends one had a session that ended by itself.
              ended: cookieIn(from.cookies, 'session', settings) !== undefined,
              limits: sessionLimits,
              provider: settings.provider?.name,
              providerHref: withNext('/sign-in/provider', query.next),
            },
          },
    submit: async (visit) => {
      const { email, password } = required(visit.body, asked);
      const { next } = visit.query;
      const came = await signInByPassword(ground, { email, password, next }, fromOf(visit));
      if (came.kind === 'signed in') return letIn(ground, came);
      return {
        redirect: '/sign-in/code',
        setCookies: [setCookie('round trip', came.value, settings)],
      };
    },
  });
}
