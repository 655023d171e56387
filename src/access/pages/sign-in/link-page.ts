import { z } from 'zod';
import { type Page, page, type View } from '../../../web/index.ts';
import { addFirstAdministrator } from '../../sign-in/first-administrator.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { getLink, setPasswordByLink } from '../../sign-in/links.ts';
import { fewestCharacters } from '../../sign-in/password-rules.ts';
import { fromOf, letIn, required, textField } from './answers.ts';

const sentences = {
  name: 'Enter your name',
  email: 'Enter your e-mail address',
  newPassword: 'Enter a password',
};

/** To set a password by a one-time link, and so to sign in for the first time. */
export function linkPage(ground: SignInGround): Page {
  return page({
    path: '/sign-in/link/:code',
    needs: 'see published',
    params: z.object({ code: z.string().max(200) }),
    body: z.object({ name: textField, email: textField, newPassword: textField }),
    secrets: ['newPassword'],
    cached: false,
    show: async ({ params }) => linkView(ground, params.code),
    submit: async (visit) => {
      const { code } = visit.params;
      const { purpose } = await getLink(ground, code);
      if (purpose === 'first administrator') {
        const given = { ...required(visit.body, sentences), code };
        return letIn(ground, await addFirstAdministrator(ground, given, fromOf(visit)));
      }
      const { newPassword } = required(visit.body, { newPassword: sentences.newPassword });
      return letIn(ground, await setPasswordByLink(ground, { code, newPassword }, fromOf(visit)));
    },
  });
}

async function linkView(ground: SignInGround, code: string): Promise<View> {
  const { person } = await getLink(ground, code);
  return {
    view: 'access/views/sign-in/link.njk',
    title: person === undefined ? 'Set up the first account' : 'Choose a password',
    data: {
      person: person && { name: person.name, email: person.email },
      fewestCharacters,
      provider: person && ground.settings.provider?.name,
      providerHref: `/sign-in/provider?link=${encodeURIComponent(code)}`,
    },
  };
}
