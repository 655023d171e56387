import { z } from 'zod';
import { type Page, page } from '../../../web/index.ts';
import { asksForCode, confirmIdentity } from '../../sign-in/confirm-identity.ts';
import { setCookie } from '../../sign-in/cookies.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { withNext } from '../../sign-in/local-path.ts';
import { wayInOf } from '../../sign-in/own-sessions.ts';
import { signedIn } from '../../sign-in/second-factor.ts';
import { fromOf, nextQuery, required, textField } from './answers.ts';

/** To confirm, before signing, that it is still the person who signed in. */
export function confirmPage(ground: SignInGround): Page {
  const { settings } = ground;
  return page({
    path: '/sign-in/confirm',
    needs: 'be signed in',
    query: z.object(nextQuery),
    body: z.object({ password: textField, code: textField }),
    secrets: ['password', 'code'],
    cached: false,
    show: async ({ hub, query }) => ({
      view: 'access/views/sign-in/confirm.njk',
      title: 'Confirm that it is you',
      data: {
        name: hub.caller.name,
        byCode: await asksForCode(ground, signedIn(hub.caller)),
        provider: (await wayInOf(ground, hub.caller)) === 'provider' && settings.provider?.name,
        providerHref: withNext('/sign-in/provider/confirm', query.next),
      },
    }),
    submit: async (visit) => {
      const { caller } = visit.hub;
      const answer = (await asksForCode(ground, signedIn(caller)))
        ? required(visit.body, { code: 'Enter the code that your app shows' })
        : required(visit.body, { password: 'Enter your password' });
      const value = await confirmIdentity(ground, caller, answer, fromOf(visit));
      return {
        redirect: visit.query.next,
        setCookies: [setCookie('session', value, settings)],
      };
    },
  });
}
