import { z } from 'zod';
import type { Hub } from '../../../hub.ts';
import { type Outcome, type Page, page } from '../../../web/index.ts';
import { sendReminders } from '../../reminders/send-reminders.ts';
import { monthPeriodOf } from '../../returns/due.ts';
import type { ReturnKey } from '../../returns/return.ts';
import {
  acceptReturn,
  listOwed,
  lockReturn,
  queryReturn,
  readReturn,
  reopenReturn,
} from '../../returns/return-actions.ts';
import { returnAddress } from '../../returns/return-address.ts';
import { keyOf, type ReturnsDoor, returnParams, returnPath } from './door.ts';
import { remindedWords } from './reminded-words.ts';
import { refusalIn, refusalShown } from './return-page.ts';
import { returnPageView } from './return-view.ts';
import { textOf } from './written-form.ts';

const steps = ['query', 'accept', 'lock', 'reopen', 'remind'] as const;
const words = z.string().optional();
const body = z.object({
  step: z.enum(steps, { error: 'choose what to do' }),
  ...{ cell: words, question: words, reason: words },
});
type Body = z.output<typeof body>;

/** What whoever checks returns does with one: ask, accept, lock, open again, remind. It looks as the return does. */
export function checkPage(door: ReturnsDoor): Page {
  return page({
    needs: 'see returns',
    submitNeeds: 'check returns',
    path: `${returnPath}/check`,
    params: returnParams,
    query: z.object({ cell: z.string().max(200).optional().catch(undefined) }),
    body,
    cached: false,
    show: async ({ hub, params, query: { cell = '' } }) => {
      const view = await readReturn(hub, door.readings, keyOf(hub, params));
      return returnPageView(hub, view, { values: { cell } });
    },
    submit: async ({ hub, params, body: written }) => {
      const key = keyOf(hub, params);
      try {
        return await take(hub, door, key, written);
      } catch (error) {
        const refusal = refusalIn(error);
        const view = await readReturn(hub, door.readings, key);
        const values = { cell: '', question: '', reason: '', ...written };
        return returnPageView(hub, view, {
          ...refusalShown(refusal),
          status: refusal.status,
          values,
        });
      }
    },
  });
}

const told = {
  query: 'queried',
  accept: 'accepted',
  lock: 'locked',
  reopen: 'reopened',
} as const;

async function take(hub: Hub, door: ReturnsDoor, key: ReturnKey, written: Body): Promise<Outcome> {
  const { step, cell, question, reason } = written;
  switch (step) {
    case 'query':
      await queryReturn(hub, key, { cell: cell ?? null, question: textOf(question) });
      break;
    case 'accept':
      await acceptReturn(hub, key);
      break;
    case 'lock':
      await lockReturn(hub, key);
      break;
    case 'reopen':
      await reopenReturn(hub, key, { reason: textOf(reason) });
      break;
    case 'remind':
      return remind(hub, door, key);
  }
  return { redirect: `${returnAddress(key)}?told=${told[step]}` };
}

async function remind(hub: Hub, door: ReturnsDoor, key: ReturnKey): Promise<Outcome> {
  const owed = await listOwed(hub, {
    ...{ period: monthPeriodOf(key.month), template: key.template },
    providerIds: [key.providerId],
  });
  const reminded = await sendReminders(hub, door.mailing, owed);
  const view = await readReturn(hub, door.readings, key);
  return returnPageView(hub, view, { told: remindedWords(reminded) });
}
