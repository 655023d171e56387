import { z } from 'zod';
import { publicRole } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import { type Page, page } from '../../../web/index.ts';
import { mayDoFor } from '../../caller.ts';
import { grantRole } from '../../people/grant-role.ts';
import { getPerson } from '../../people/read-people.ts';
import { listScopes } from '../../scope.ts';
import { peopleCrumbs, personAddress, personParams, textField, toldAt } from './frame.ts';

/** A form to give somebody a role, over no more than whoever gives it manages. */
export function newRolePage(): Page {
  return page({
    needs: 'manage people',
    path: '/people/:id/roles/new',
    params: personParams,
    body: z.object({ role: textField, subject: textField, from: textField, until: textField }),
    show: async ({ hub, params }) => {
      const { person } = await getPerson(hub, params.id);
      return {
        view: 'access/views/people/new-role.njk',
        title: `Give ${person.name} a role`,
        breadcrumbs: peopleCrumbs(
          { text: person.name, href: personAddress(person.id) },
          { text: 'Give a role' },
        ),
        data: { roles: rolesOffered(hub), subjects: subjectsOffered(hub), values: {} },
      };
    },
    submit: async ({ hub, params, body: { role = '', subject: subjectId = '', from, until } }) => {
      await grantRole(hub, { personId: params.id, role, subjectId, from, until });
      return { redirect: toldAt(personAddress(params.id), 'given') };
    },
  });
}

function rolesOffered({ catalogue }: Hub) {
  const roles = catalogue.roles.filter(({ code }) => code !== publicRole);
  return roles.map(({ code, title, purpose }) => ({
    value: code,
    text: title,
    hint: { text: purpose },
  }));
}

const kinds = {
  nation: 'nation',
  region: 'region',
  area: 'probation area',
  establishment: 'establishment',
  group: 'group',
  partnership: 'partnership',
} as const;

function subjectsOffered({ estate, caller }: Hub) {
  const offered = listScopes(estate).filter(({ id }) => mayDoFor(caller, 'manage people', id));
  return [
    { value: '', text: 'Choose' },
    ...offered.map(({ id, name, kind }) => ({ value: id, text: `${name} (${kinds[kind]})` })),
  ];
}
