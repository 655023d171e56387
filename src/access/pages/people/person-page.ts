import { z } from 'zod';
import { dayWords, instantWords } from '../../../calendar/index.ts';
import type { Hub } from '../../../hub.ts';
import { type Page, page } from '../../../web/index.ts';
import { getPerson } from '../../people/read-people.ts';
import { type ShownGrant, type ShownPerson, shownPerson } from '../../people/shown-person.ts';
import { shownToken } from '../../token/shown-token.ts';
import { listTokens, revokeToken } from '../../token/token-actions.ts';
import { peopleCrumbs, personAddress, personParams, toldAt } from './frame.ts';
import { tokenWords } from './token-words.ts';

const told = {
  added: 'The person was added. Now give them a role.',
  given: 'The role was given. It holds from the next page that they open.',
  withdrawn: 'The role was withdrawn. It holds no longer.',
  ended: 'The person was ended. Nothing they hold works any more.',
  revoked: 'The token was revoked. It works no longer.',
} as const;
const toldCodes = z.enum(['added', 'given', 'withdrawn', 'ended', 'revoked']);

/** A person: who they are, every role that they were given and by whom, and their tokens. */
export function personPage(): Page {
  return page({
    needs: 'manage people',
    path: '/people/:id',
    params: personParams,
    query: z.object({ told: toldCodes.optional().catch(undefined) }),
    body: z.object({ revoke: z.string().max(100) }),
    cached: false,
    show: async ({ hub, params, query }) => {
      const person = shownPerson(hub, await getPerson(hub, params.id));
      return {
        view: 'access/views/people/person.njk',
        title: person.name,
        breadcrumbs: peopleCrumbs({ text: person.name }),
        data: {
          ...personView(person, hub),
          tokens: await tokensView(hub, person.id),
          told: query.told && told[query.told],
        },
      };
    },
    submit: async ({ hub, params, body }) => {
      await revokeToken(hub, { personId: params.id, tokenId: body.revoke });
      return { redirect: toldAt(personAddress(params.id), 'revoked') };
    },
  });
}

function personView(person: ShownPerson, { caller }: Hub) {
  const href = personAddress(person.id);
  const isOwn = person.id === caller.personId;
  const open = person.ended === null;
  const stands = ({ standing }: ShownGrant) => open && ['held', 'to come'].includes(standing);
  const { name, position, email, addedBy, addedAt, ended } = person;
  return {
    ...{ name, position, email, isOwn, open, href },
    added: `${instantWords(addedAt)}, by ${addedBy}`,
    ended: ended && `${instantWords(ended.at)}, by ${ended.by}: ${ended.reason}`,
    present: person.roles.filter(stands).map((grant) => grantView(grant, href)),
    earlier: person.roles.filter((grant) => !stands(grant)).map((grant) => grantView(grant, href)),
  };
}

function grantView(grant: ShownGrant, href: string) {
  const { title, subjectName, standing, from, until, withdrawn } = grant;
  return {
    ...{ title, subject: subjectName, standing, fromSignIn: grant.fromSignIn },
    from: dayWords(from),
    until: until === null ? 'Until it is withdrawn' : dayWords(until),
    given: `${grant.grantedBy}, ${instantWords(grant.grantedAt)}`,
    became: withdrawn
      ? `Withdrawn ${instantWords(withdrawn.at)} by ${withdrawn.by}: ${withdrawn.reason}`
      : 'Ended on its last day, or with the person',
    withdrawHref: `${href}/roles/${encodeURIComponent(grant.id)}/withdraw`,
  };
}

async function tokensView(hub: Hub, personId: string) {
  const tokens = await listTokens(hub, personId);
  return tokens
    .map((token) => shownToken(token, hub.now()))
    .filter(({ standing }) => standing === 'works')
    .map((token) => tokenWords(token));
}
