import { z } from 'zod';
import { type ApiRoute, getRoute, jsonRoute, textField } from '../api/index.ts';
import type { Hub } from '../hub.ts';
import { addPerson } from './people/add-person.ts';
import { endPerson } from './people/end-person.ts';
import { grantRole } from './people/grant-role.ts';
import { getPerson, listPeople } from './people/read-people.ts';
import { type ShownPerson, shownPerson } from './people/shown-person.ts';
import { withdrawRole } from './people/withdraw-role.ts';
import { personSchema } from './people-schemas.ts';

const room = 'access';
const needs = 'manage people';
const id = textField({
  description: 'The id of the person.',
  example: '6a2f41a3-c54c-4ce8-92d2-0324e1c32e22',
});
const reason = z.string().describe('Why, for whoever looks later.');
const shown = async (hub: Hub, personId: string): Promise<ShownPerson> =>
  shownPerson(hub, await getPerson(hub, personId));

const list = getRoute({
  ...{ needs, room, path: '/api/people', name: 'listPeople' },
  summary: 'Who may use the hub',
  description:
    'Everyone who was ever added, by name, with the roles that they hold, will hold or held until they ran out.',
  answer: z.object({ people: z.array(personSchema) }),
  show: async (hub) => ({
    people: (await listPeople(hub)).map((person) => shownPerson(hub, person)),
  }),
});

const one = getRoute({
  ...{ needs, room, path: '/api/people/:id', name: 'getPerson' },
  summary: 'One person',
  description: 'With every role that they were ever given, by whom, and what became of it.',
  params: { id },
  answer: personSchema,
  refusals: { 404: 'There is no such person.' },
  show: (hub, { params }) => shown(hub, params.id),
});

const add = jsonRoute({
  ...{ needs, room, path: '/api/people', name: 'addPerson' },
  summary: 'Add a person',
  description: 'Somebody who may then be given roles. Without one they see what is published.',
  body: z.strictObject({
    name: z.string(),
    position: z.string().optional().describe('What they are called at work, such as Governor.'),
    email: z.string(),
  }),
  answer: personSchema,
  refusals: {
    409: 'Somebody has the e-mail address.',
    422: 'Something is missing or wrong; the problems say what.',
  },
  receive: async (hub, _asked, body) => shown(hub, (await addPerson(hub, body)).id),
});

const grant = jsonRoute({
  ...{ needs, room, path: '/api/people/:id/roles', name: 'grantRole' },
  summary: 'Give somebody a role',
  description:
    'Over the nation, a region or a provider, no more than the caller manages, and never to oneself.',
  params: { id },
  body: z.strictObject({
    role: z.string().describe('The code of a role.'),
    subject: z.string().describe('The nation, a region or a provider, by its id.'),
    from: z.string().optional().describe('The first day; today when left out.'),
    until: z.string().optional().describe('The first day without it.'),
  }),
  answer: personSchema,
  refusals: {
    404: 'There is no such person.',
    409: 'The person has left, or holds the role already.',
    422: 'There is no such role or part of the estate, or the days are wrong.',
  },
  receive: async (hub, { params }, { subject: subjectId, ...given }) => {
    await grantRole(hub, { personId: params.id, subjectId, ...given });
    return shown(hub, params.id);
  },
});

const withdrawal = jsonRoute({
  ...{ needs, room, path: '/api/people/:id/roles/:grant/withdrawal', name: 'withdrawRole' },
  summary: 'Withdraw a role',
  description: 'At once: the next request of the person is answered without it.',
  params: { id, grant: textField({ description: 'Of the grant, as the person’s roles give it.' }) },
  body: z.strictObject({ reason }),
  answer: personSchema,
  refusals: {
    404: 'The person was not given such a role.',
    409: 'It was withdrawn before, or nobody else would manage people.',
    422: 'The reason is missing.',
  },
  receive: async (hub, { params }, body) => {
    await withdrawRole(hub, { personId: params.id, grantId: params.grant, reason: body.reason });
    return shown(hub, params.id);
  },
});

const ending = jsonRoute({
  ...{ needs, room, path: '/api/people/:id/end', name: 'endPerson' },
  summary: 'End a person who has left',
  description: 'All their roles end, and neither a session nor a token of theirs is taken.',
  params: { id },
  body: z.strictObject({ reason }),
  answer: personSchema,
  refusals: {
    404: 'There is no such person.',
    409: 'The person was ended before, or nobody else would manage people.',
    422: 'The reason is missing.',
  },
  receive: async (hub, { params }, body) => {
    await endPerson(hub, { personId: params.id, reason: body.reason });
    return shown(hub, params.id);
  },
});

/** `/api/people`. */
export const peopleApi: readonly ApiRoute[] = [list, add, one, grant, withdrawal, ending];
