import { z } from 'zod';
import { type Party, parties } from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import type { Actor } from '../agreement/agreement.ts';

/** The longest name or role that is kept. */
const longest = 200;

/** Who acts, as every form that changes an agreement asks whoever is not signed in; blank fields are absent. */
export const actingFields = {
  party: z.string().optional(),
  name: z.string().optional(),
  role: z.string().optional(),
};

/** The same in an address, so that somebody who saves row after row types it once. */
export const actingQuery = {
  party: z.enum(parties).optional().catch(undefined),
  name: z.string().optional(),
  role: z.string().optional(),
};

/** The fields as they arrived. */
export type Acting = { [field in keyof typeof actingFields]?: string | undefined };

/** What is missing or wrong in the answers, each with its field. */
export function actingProblems({ party, name, role }: Acting): Problem[] {
  return [
    ...(isParty(party) ? [] : [asked('party', 'Say for which party you act')]),
    ...textProblems('name', name, 'Enter your name'),
    ...textProblems('role', role, 'Enter your role, such as Governor'),
  ];
}

/** The party for which somebody acts who has roles for one alone; as asked otherwise. */
export function partyOf(
  { caller }: Pick<Hub, 'caller'>,
  asked: Party | undefined,
): Party | undefined {
  const own = new Set(caller.roles.flatMap(({ party }) => party ?? []));
  return own.size === 1 ? [...own][0] : asked;
}

/**
 * Who acts: whoever is signed in under their own name, anyone else as they say. Throws COMMISSION_FORM_INCOMPLETE with
 * these mistakes and all others of the form.
 */
export function actorOf(
  hub: Pick<Hub, 'caller'>,
  acting: Acting,
  others: readonly Problem[] = [],
): Actor {
  const known = knownOf(hub, acting);
  const problems = [...others, ...actingProblems(known)];
  const { party, name = '', role = '' } = known;
  if (problems.length === 0 && isParty(party)) {
    return { party, name: name.trim(), role: role.trim() };
  }
  throw new GatehouseError('COMMISSION_FORM_INCOMPLETE', 'Some answers are missing.', {
    status: 422,
    problems,
  });
}

function knownOf(hub: Pick<Hub, 'caller'>, acting: Acting): Acting {
  const { caller } = hub;
  if (caller.kind !== 'person') return acting;
  const { name, roles, position = roles[0]?.title } = caller;
  const party = partyOf(hub, isParty(acting.party) ? acting.party : undefined);
  return { party, name, role: position };
}

/** A problem that leads to its field. */
export function asked(path: string, message: string): Problem {
  return { message, place: { path } };
}

function isParty(word: string | undefined): word is Party {
  return parties.some((party) => party === word);
}

function textProblems(path: string, text: string | undefined, message: string): Problem[] {
  const written = text?.trim() ?? '';
  if (written === '') return [asked(path, message)];
  return written.length > longest
    ? [asked(path, `Enter a ${path} of at most ${longest} characters`)]
    : [];
}
