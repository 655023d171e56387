import { z } from 'zod';
import { GatehouseError, type Problem } from '../../../errors.ts';
import type { Outcome } from '../../../web/index.ts';
import type { Caller } from '../../caller.ts';
import { dropCookie, setCookie } from '../../sign-in/cookies.ts';
import type { From, SignInGround } from '../../sign-in/ground.ts';
import { localPath } from '../../sign-in/local-path.ts';
import type { SignedIn } from '../../sign-in/signing-in.ts';

/** Where to go on afterwards, as an address says it; never another site. */
export const nextQuery = { next: z.string().optional().catch(undefined).transform(localPath) };

/** A field of a form: a text, or missing. Passwords may hold anything, so nothing is trimmed. */
export const textField = z.string().max(1000, 'That is too long').optional();

/** What signing in needs to know of a visit. */
export function fromOf(visit: {
  from: { address: string; agent?: string | undefined };
  hub: { caller: Caller };
}): From {
  const { address, agent } = visit.from;
  return { address, agent, requestId: visit.hub.caller.requestId };
}

/** The texts of required fields; throws ACCESS_FORM_INCOMPLETE (422) with a sentence for every one that is missing. */
export function required<N extends string>(
  body: { [name in NoInfer<N>]?: string | undefined },
  sentences: Readonly<Record<N, string>>,
): Record<N, string>;
export function required(
  body: Readonly<Record<string, string | undefined>>,
  sentences: Readonly<Record<string, string>>,
): Record<string, string> {
  const problems: Problem[] = [];
  const texts: Record<string, string> = {};
  for (const [path, message] of Object.entries(sentences)) {
    const text = body[path];
    if (text === undefined) problems.push({ message, place: { path } });
    else texts[path] = text;
  }
  if (problems.length === 0) return texts;
  throw new GatehouseError('ACCESS_FORM_INCOMPLETE', 'Some answers are missing.', {
    status: 422,
    problems,
  });
}

/** Signed in: the session's value goes to the browser, and what was half done is forgotten there. */
export function letIn(
  { settings }: Pick<SignInGround, 'settings'>,
  { value, next }: Pick<SignedIn, 'value' | 'next'>,
): Outcome {
  return {
    redirect: next,
    setCookies: [setCookie('session', value, settings), dropCookie('round trip', settings)],
  };
}
