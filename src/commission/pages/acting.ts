import { z } from 'zod';
import { type Party, parties } from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Actor } from '../agreement/agreement.ts';

/** The longest name or role that is kept. */
const longest = 200;

/** Who acts, as every form that changes an agreement asks it; blank fields are absent. Later the signed-in person. */
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

/** Who acts; throws COMMISSION_FORM_INCOMPLETE with these mistakes and all others of the form. */
export function actorOf(acting: Acting, others: readonly Problem[] = []): Actor {
  const problems = [...others, ...actingProblems(acting)];
  const { party, name = '', role = '' } = acting;
  if (problems.length === 0 && isParty(party)) {
    return { party, name: name.trim(), role: role.trim() };
  }
  throw new GatehouseError('COMMISSION_FORM_INCOMPLETE', 'Some answers are missing.', {
    status: 422,
    problems,
  });
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
