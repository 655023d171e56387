import { z } from 'zod';
import { type Page, page } from '../../../web/index.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { getLinkPerson, setPasswordByLink } from '../../sign-in/links.ts';
import { fewestCharacters } from '../../sign-in/password-rules.ts';
import { fromOf, letIn, required, textField } from './answers.ts';

const asked = { newPassword: 'Enter a password' };

/** To set a password by a one-time link, and so to sign in for the first time. */
export function linkPage(ground: SignInGround): Page {
  const { settings } = ground;
  return page({
    path: '/sign-in/link/:code',
    needs: 'see published',
    params: z.object({ code: z.string().max(200) }),
    body: z.object({ newPassword: textField }),
    secrets: ['newPassword'],
    cached: false,
    show: async ({ params }) => {
      const { name, email } = await getLinkPerson(ground, params.code);
      return {
        view: 'access/views/sign-in/link.njk',
        title: 'Choose a password',
        data: {
          ...{ name, email, fewestCharacters },
          provider: settings.provider?.name,
          providerHref: `/sign-in/provider?link=${encodeURIComponent(params.code)}`,
        },
      };
    },
    submit: async (visit) => {
      const { newPassword } = required(visit.body, asked);
      const { code } = visit.params;
      return letIn(ground, await setPasswordByLink(ground, { code, newPassword }, fromOf(visit)));
    },
  });
}
