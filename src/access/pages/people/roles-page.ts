import { permissions, publicRole, type Role } from '../../../catalogue/index.ts';
import { type Page, page } from '../../../web/index.ts';

const parties = {
  commissioner: 'Acts for the commissioner in agreements.',
  provider: 'Acts for the provider in agreements.',
} as const;

/** What each role may do, and over whom, for everyone who has signed in. */
export function rolesPage(): Page {
  return page({
    needs: 'be signed in',
    path: '/roles',
    show: ({ hub }) => {
      const own = new Set(hub.caller.roles.map(({ code }) => code));
      return {
        view: 'access/views/people/roles.njk',
        title: 'Roles',
        breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Roles' }],
        data: { roles: hub.catalogue.roles.map((role) => roleView(role, own.has(role.code))) },
      };
    },
  });
}

function roleView({ code, title, purpose, party, may }: Role, isOwn: boolean) {
  const those = (over: 'everywhere' | 'scope') =>
    may.filter((one) => one.over === over).map(({ permission }) => permissions[permission]);
  return {
    ...{ code, title, purpose, isOwn },
    isPublic: code === publicRole,
    party: party && parties[party],
    everywhere: those('everywhere'),
    scope: those('scope'),
  };
}
