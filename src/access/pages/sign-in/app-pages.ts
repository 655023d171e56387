import { z } from 'zod';
import { address, type Page, page, type View } from '../../../web/index.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { getOwnAccount } from '../../sign-in/own-account.ts';
import {
  beginTotp,
  confirmApp,
  removeApp,
  renewRecoveryCodes,
} from '../../sign-in/second-factor.ts';
import { requireStepUp } from '../../sign-in/step-up.ts';
import { inGroups, qrCode, totpAddress } from '../../sign-in/totp.ts';
import { accountCrumbs } from './account-view.ts';
import { required, textField } from './answers.ts';

/** To add and to remove an authenticator app: who does either has confirmed a moment ago that it is them. */
export function appPages(ground: SignInGround): Page[] {
  return [addPage(ground), removePage(ground), codesPage(ground)];
}

function addPage(ground: SignInGround): Page {
  return page({
    path: '/account/app',
    needs: 'be signed in',
    body: z.object({ code: textField }),
    secrets: ['code'],
    cached: false,
    show: async ({ hub }) => {
      requireStepUp(hub.caller, hub.now());
      const { person } = await getOwnAccount(ground, hub.caller);
      const secret = await beginTotp(ground, person.id);
      const account = { issuer: 'Gatehouse', label: person.email };
      return {
        view: 'access/views/sign-in/app.njk',
        title: 'Add an authenticator app',
        breadcrumbs: accountCrumbs({ text: 'Authenticator app' }),
        data: { secret: inGroups(secret), code: qrCode(totpAddress(secret, account)) },
      };
    },
    submit: async ({ hub, body }) => {
      requireStepUp(hub.caller, hub.now());
      const { code } = required(body, { code: 'Enter the code that your app shows' });
      return codesView(await confirmApp(ground, hub.caller, code));
    },
  });
}

function removePage(ground: SignInGround): Page {
  return page({
    path: '/account/app/remove',
    needs: 'be signed in',
    cached: false,
    show: ({ hub }) => {
      requireStepUp(hub.caller, hub.now());
      return {
        view: 'access/views/sign-in/remove-app.njk',
        title: 'Remove your authenticator app',
        breadcrumbs: accountCrumbs({ text: 'Authenticator app' }),
      };
    },
    submit: async ({ hub }) => {
      requireStepUp(hub.caller, hub.now());
      await removeApp(ground, hub.caller);
      return { redirect: address('/account', { told: 'app-removed' }) };
    },
  });
}

function codesPage(ground: SignInGround): Page {
  return page({
    path: '/account/recovery-codes',
    needs: 'be signed in',
    cached: false,
    show: ({ hub }) => {
      requireStepUp(hub.caller, hub.now());
      return {
        view: 'access/views/sign-in/renew-codes.njk',
        title: 'Get new recovery codes',
        breadcrumbs: accountCrumbs({ text: 'Recovery codes' }),
      };
    },
    submit: async ({ hub }) => {
      requireStepUp(hub.caller, hub.now());
      return codesView(await renewRecoveryCodes(ground, hub.caller));
    },
  });
}

/** Shown once, in the answer itself: no address leads to the codes again. */
function codesView(codes: readonly string[]): View {
  return {
    view: 'access/views/sign-in/recovery-codes.njk',
    title: 'Your recovery codes',
    breadcrumbs: accountCrumbs({ text: 'Recovery codes' }),
    data: { codes },
  };
}
