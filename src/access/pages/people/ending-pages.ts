import { z } from 'zod';
import { dayWords } from '../../../calendar/index.ts';
import { type Page, page } from '../../../web/index.ts';
import { endPerson } from '../../people/end-person.ts';
import { getPerson } from '../../people/read-people.ts';
import { shownPerson } from '../../people/shown-person.ts';
import { unknownGrant, withdrawRole } from '../../people/withdraw-role.ts';
import { peopleCrumbs, personAddress, personParams, textField, toldAt } from './frame.ts';

const view = 'access/views/people/ending.njk';
const body = z.object({ reason: textField });

/** Asks why a role is withdrawn, then withdraws it. */
export function withdrawPage(): Page {
  return page({
    needs: 'manage people',
    path: '/people/:id/roles/:grant/withdraw',
    params: personParams.extend({ grant: z.string().max(100) }),
    body,
    show: async ({ hub, params }) => {
      const { id, name, roles } = shownPerson(hub, await getPerson(hub, params.id));
      const grant = roles.find((one) => one.id === params.grant);
      if (!grant) throw unknownGrant();
      const { title, subjectName, from, grantedBy } = grant;
      return {
        view,
        title: `Withdraw a role of ${name}`,
        breadcrumbs: crumbs({ id, name }, 'Withdraw a role'),
        data: {
          says: `${title} over ${subjectName}, from ${dayWords(from)}, given by ${grantedBy}.`,
          does: 'It holds no longer from the next page that they open. That they held it stays on record.',
          button: 'Withdraw the role',
          href: personAddress(id),
        },
      };
    },
    submit: async ({ hub, params: { id: personId, grant: grantId }, body: { reason = '' } }) => {
      await withdrawRole(hub, { personId, grantId, reason });
      return { redirect: toldAt(personAddress(personId), 'withdrawn') };
    },
  });
}

/** Asks why a person is ended, then ends them. */
export function endPage(): Page {
  return page({
    needs: 'manage people',
    path: '/people/:id/end',
    params: personParams,
    body,
    show: async ({ hub, params }) => {
      const { person } = await getPerson(hub, params.id);
      return {
        view,
        title: `End ${person.name}`,
        breadcrumbs: crumbs(person, 'End'),
        data: {
          says: 'For somebody who has left. Whoever comes back is added anew.',
          does: 'Their roles end, and no session or token of theirs is taken any more. What they did stays on record.',
          button: 'End this person',
          href: personAddress(person.id),
        },
      };
    },
    submit: async ({ hub, params, body: { reason = '' } }) => {
      await endPerson(hub, { personId: params.id, reason });
      return { redirect: toldAt(personAddress(params.id), 'ended') };
    },
  });
}

function crumbs({ id, name }: { id: string; name: string }, text: string) {
  return peopleCrumbs({ text: name, href: personAddress(id) }, { text });
}
