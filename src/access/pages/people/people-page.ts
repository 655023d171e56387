import type { Hub } from '../../../hub.ts';
import { type Page, page } from '../../../web/index.ts';
import { listPeople } from '../../people/read-people.ts';
import { type ShownPerson, shownPerson } from '../../people/shown-person.ts';
import { peopleAddress, peopleCrumbs, personAddress } from './frame.ts';

/** Everyone who may use the hub, with the roles that they hold today. */
export function peoplePage(): Page {
  return page({
    needs: 'manage people',
    path: peopleAddress,
    show: async ({ hub }) => ({
      view: 'access/views/people/people.njk',
      title: 'People',
      breadcrumbs: peopleCrumbs().map(({ text, href }) =>
        href === '/' ? { text, href } : { text },
      ),
      data: await peopleView(hub),
    }),
  });
}

async function peopleView(hub: Hub) {
  const people = (await listPeople(hub)).map((person) => shownPerson(hub, person));
  const gone = people.filter(({ ended }) => ended !== null);
  const here = people.filter(({ ended }) => ended === null);
  return {
    count: here.length,
    here: tableOf('people', 'People', here),
    gone: gone.length > 0 ? tableOf('ended', 'People who have left', gone) : undefined,
  };
}

function tableOf(id: string, caption: string, people: readonly ShownPerson[]) {
  return {
    ...{ id, caption, captionClasses: 'govuk-visually-hidden' },
    head: ['Name', 'Position', 'E-mail address', 'Roles'],
    rows: people.map((person) => [
      { text: person.name, href: personAddress(person.id) },
      person.position ?? '',
      person.email,
      { text: rolesWords(person) },
    ]),
    empty: 'Nobody was added yet.',
  };
}

/** The roles of today: `Analyst over Stafford and West Midlands`, one after another. */
function rolesWords({ ended, roles }: ShownPerson): string {
  if (ended) return '';
  const held = roles.filter(({ standing }) => standing === 'held');
  if (held.length === 0) return 'None';
  return held.map(({ title, subjectName }) => `${title} over ${subjectName}`).join('; ');
}
