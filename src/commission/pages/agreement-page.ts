import { z } from 'zod';
import type { Hub } from '../../hub.ts';
import { type Outcome, type Page, page } from '../../web/index.ts';
import { type AgreementView, viewAgreement } from '../agreement/get-agreement.ts';
import type { StateAsked } from './addresses.ts';
import { stateQuery } from './agreement-frame.ts';
import type { Shown } from './finding-view.ts';

/** An agreement in the state that an address asks for, which its links keep. */
export type Asked = { hub: Hub; view: AgreementView; asked: StateAsked };

/** A page of one agreement in any of its states. */
export function agreementPage(
  path: string,
  show: (asked: Asked) => Outcome | Promise<Outcome>,
): Page {
  return page({
    needs: 'see agreements',
    path: `/agreements/:id${path}`,
    params: z.object({ id: z.string() }),
    query: stateQuery,
    show: async ({ hub, params, query }) =>
      show({ hub, view: await viewAgreement(hub, params.id, query), asked: query }),
  });
}

/** What the results of an agreement are shown with. */
export function shownOf({ view, asked }: Pick<Asked, 'view' | 'asked'>): Shown {
  const { file, template, content } = view;
  return {
    ...{ agreementId: file.agreement.id, template, content, asked },
    acceptances: file.acceptances,
  };
}
