import { z } from 'zod';
import { address, type Page, page } from '../../../web/index.ts';
import type { SignInGround } from '../../sign-in/ground.ts';
import { invitationDays, inviteByLink, requireManaging } from '../../sign-in/links.ts';
import { endEverySession } from '../../sign-in/own-sessions.ts';
import { listSessions } from '../../sign-in/sessions.ts';
import { requireStepUp } from '../../sign-in/step-up.ts';

/** For whoever manages people: a link for somebody to set a password by, and the end of all their sessions. */
export function managePage(ground: SignInGround): Page {
  return page({
    path: '/people/:id/sign-in',
    needs: 'manage people',
    params: z.object({ id: z.string().max(100) }),
    query: z.object({ told: z.literal('ended').optional().catch(undefined) }),
    body: z.object({ do: z.enum(['link', 'end']) }),
    cached: false,
    show: async ({ hub, params, query }) => {
      requireStepUp(hub.caller, hub.now());
      const person = await requireManaging(ground, hub.caller, params.id);
      return manageView(person, {
        sessions: (await listSessions(ground, person.id)).length,
        told: query.told && 'All sessions have ended.',
      });
    },
    submit: async ({ hub, params, body }) => {
      requireStepUp(hub.caller, hub.now());
      const person = await requireManaging(ground, hub.caller, params.id);
      if (body.do === 'end') {
        await endEverySession(ground, hub.caller, person.id);
        return { redirect: address(`/people/${person.id}/sign-in`, { told: 'ended' }) };
      }
      const path = await inviteByLink(ground, hub.caller, person.id);
      return manageView(person, { link: `${ground.settings.publicUrl ?? ''}${path}` });
    },
  });
}

function manageView(
  { id, name }: { id: string; name: string },
  shown: { sessions?: number; link?: string; told?: string | undefined },
) {
  return {
    view: 'access/views/sign-in/manage.njk',
    title: `How ${name} signs in`,
    breadcrumbs: [
      { text: 'People', href: '/people' },
      { text: name, href: `/people/${id}` },
      { text: 'Signing in' },
    ],
    data: { name, invitationDays, ...shown },
  };
}
