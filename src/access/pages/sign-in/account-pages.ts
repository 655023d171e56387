import { z } from 'zod';
import { address, type Page, page } from '../../../web/index.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { getOwnAccount } from '../../sign-in/own-account.ts';
import { endOwnSessions } from '../../sign-in/own-sessions.ts';
import { fewestCharacters } from '../../sign-in/password-rules.ts';
import { sessionLimits } from '../../sign-in/session.ts';
import { changePassword } from '../../sign-in/set-password.ts';
import { accountCrumbs, accountView, heldRoles } from './account-view.ts';
import { fromOf, required, textField } from './answers.ts';

const told = {
  password: 'Your password has been changed, and your other sessions have ended.',
  sessions: 'The sessions have ended.',
  'app-added': 'Codes of your app are asked from now on.',
  'app-removed': 'Codes are no longer asked.',
} as const;
const toldCodes = z.enum(['password', 'sessions', 'app-added', 'app-removed']);

/** One's own account: how one signs in, where one is signed in, and the password. */
export function accountPages(ground: SignInGround): Page[] {
  return [accountPage(ground), passwordPage(ground)];
}

function accountPage(ground: SignInGround): Page {
  return page({
    path: '/account',
    needs: 'be signed in',
    query: z.object({ told: toldCodes.optional().catch(undefined) }),
    body: z.object({ end: z.string().max(100) }),
    cached: false,
    show: async ({ hub, query }) => ({
      view: 'access/views/sign-in/account.njk',
      title: 'Your account',
      breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Your account' }],
      data: {
        ...accountView(await getOwnAccount(ground, hub.caller), hub),
        limits: sessionLimits,
        roles: heldRoles(hub),
        told: query.told && told[query.told],
      },
    }),
    submit: async ({ hub, body }) => {
      const which = body.end === 'others' ? 'all others' : { only: body.end };
      await endOwnSessions(ground, hub.caller, which);
      return { redirect: address('/account', { told: 'sessions' }) };
    },
  });
}

function passwordPage(ground: SignInGround): Page {
  return page({
    path: '/account/password',
    needs: 'be signed in',
    body: z.object({ password: textField, newPassword: textField }),
    secrets: ['password', 'newPassword'],
    cached: false,
    show: async ({ hub }) => ({
      view: 'access/views/sign-in/password.njk',
      title: 'Change your password',
      breadcrumbs: accountCrumbs({ text: 'Password' }),
      data: { fewestCharacters, email: (await getOwnAccount(ground, hub.caller)).person.email },
    }),
    submit: async (visit) => {
      const answers = required(visit.body, {
        password: 'Enter your present password',
        newPassword: 'Enter a new password',
      });
      await changePassword(ground, visit.hub.caller, answers, fromOf(visit));
      return { redirect: address('/account', { told: 'password' }) };
    },
  });
}
