import { z } from 'zod';
import { GatehouseError } from '../../../errors.ts';
import { type Outcome, type Page, page } from '../../../web/index.ts';
import { cookieIn, dropCookie, setCookie } from '../../sign-in/cookies.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { withNext } from '../../sign-in/local-path.ts';
import { returnPath } from '../../sign-in/provider/provider.ts';
import { goToProvider, returnFromProvider } from '../../sign-in/provider/signing-in.ts';
import { fromOf, letIn, nextQuery } from './answers.ts';

/** What a provider's answer may hold: OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6, and RFC 9207. */
const answerQuery = z.object({
  code: z.string().optional(),
  state: z.string().optional(),
  iss: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

/** To go to the provider and to come back from it: links, because no form may lead to another site. */
export function providerPages(ground: SignInGround): Page[] {
  return [goPage(ground), confirmPage(ground), returnPage(ground)];
}

function goPage(ground: SignInGround): Page {
  return page({
    path: '/sign-in/provider',
    needs: 'see published',
    query: z.object({ ...nextQuery, link: z.string().max(200).optional() }),
    cached: false,
    show: ({ query }) => orTell(() => go(ground, query)),
  });
}

function confirmPage(ground: SignInGround): Page {
  return page({
    path: '/sign-in/provider/confirm',
    needs: 'be signed in',
    query: z.object(nextQuery),
    cached: false,
    show: ({ query, hub }) =>
      orTell(() => go(ground, { next: query.next, sessionId: hub.caller.session?.id })),
  });
}

async function go(
  ground: SignInGround,
  asked: { next: string; link?: string | undefined; sessionId?: string | undefined },
): Promise<Outcome> {
  const { address, value } = await goToProvider(ground, asked);
  return { redirect: address, setCookies: [setCookie('round trip', value, ground.settings)] };
}

function returnPage(ground: SignInGround): Page {
  const { settings } = ground;
  return page({
    path: returnPath,
    needs: 'see published',
    query: answerQuery,
    cached: false,
    show: (visit) =>
      orTell(async () => {
        const value = cookieIn(visit.from.cookies, 'round trip', settings);
        const asked = { value, query: visit.query, caller: visit.hub.caller };
        const came = await returnFromProvider(ground, asked, fromOf(visit));
        if (came.kind === 'signed in') return letIn(ground, came);
        return {
          redirect: came.next,
          setCookies: [
            setCookie('session', came.value, settings),
            dropCookie('round trip', settings),
          ],
        };
      }),
  });
}

/** What went wrong on the way is told on a page that leads back to the beginning. */
async function orTell(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return {
      view: 'access/views/sign-in/not-signed-in.njk',
      title: 'You are not signed in',
      status: error.status,
      problemSummary: error.message,
      problems: error.problems,
      data: { againHref: withNext('/sign-in', '/') },
    };
  }
}
