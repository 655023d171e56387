import type { Page } from '../web/index.ts';
import { accountPages } from './pages/sign-in/account-pages.ts';
import { appPages } from './pages/sign-in/app-pages.ts';
import { codePage } from './pages/sign-in/code-page.ts';
import { confirmPage } from './pages/sign-in/confirm-page.ts';
import { linkPage } from './pages/sign-in/link-page.ts';
import { managePage } from './pages/sign-in/manage-page.ts';
import { providerPages } from './pages/sign-in/provider-pages.ts';
import { signInPage } from './pages/sign-in/sign-in-page.ts';
import { signOutPage } from './pages/sign-in/sign-out-page.ts';
import type { SignInGround } from './sign-in/ground.ts';

export { type Identify, identifyOn } from './pages/sign-in/identify.ts';

/** The pages to sign in and out, and to look after one's own account. */
export function signInPages(ground: SignInGround): Page[] {
  return [
    signInPage(ground),
    codePage(ground),
    ...providerPages(ground),
    confirmPage(ground),
    linkPage(ground),
    signOutPage(ground),
    ...accountPages(ground),
    ...appPages(ground),
    managePage(ground),
  ];
}
