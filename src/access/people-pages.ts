import type { Page } from '../web/index.ts';
import { endPage, withdrawPage } from './pages/people/ending-pages.ts';
import { newPersonPage } from './pages/people/new-person-page.ts';
import { newRolePage } from './pages/people/new-role-page.ts';
import { peoplePage } from './pages/people/people-page.ts';
import { personPage } from './pages/people/person-page.ts';
import { rolesPage } from './pages/people/roles-page.ts';
import { newTokenPage, tokensPage } from './pages/people/token-pages.ts';

/** `/people`, `/roles` and `/account/tokens`. */
export function peoplePages(): Page[] {
  return [
    peoplePage(),
    newPersonPage(),
    personPage(),
    newRolePage(),
    withdrawPage(),
    endPage(),
    rolesPage(),
    tokensPage(),
    newTokenPage(),
  ];
}
