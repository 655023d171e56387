import { z } from 'zod';
import { type Page, page } from '../../../web/index.ts';
import { cookieIn } from '../../sign-in/cookies.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { findOpenRoundTrip } from '../../sign-in/round-trips.ts';
import { signInByCode } from '../../sign-in/signing-in.ts';
import { fromOf, letIn, required, textField } from './answers.ts';

const asked = { code: 'Enter the code that your app shows' };

/** To enter the code of an authenticator app after the password was right. */
export function codePage(ground: SignInGround): Page {
  return page({
    path: '/sign-in/code',
    needs: 'see published',
    body: z.object({ code: textField }),
    secrets: ['code'],
    cached: false,
    show: async ({ from }) => {
      const value = cookieIn(from.cookies, 'round trip', ground.settings);
      const trip = await findOpenRoundTrip(ground, value, 'code');
      if (trip === undefined) return { redirect: '/sign-in' };
      return { view: 'access/views/sign-in/code.njk', title: 'Enter the code from your app' };
    },
    submit: async (visit) => {
      const { code } = required(visit.body, asked);
      const value = cookieIn(visit.from.cookies, 'round trip', ground.settings);
      return letIn(ground, await signInByCode(ground, { value, code }, fromOf(visit)));
    },
  });
}
