import { z } from 'zod';
import { requireStepUp } from '../../../access/index.ts';
import { isDate } from '../../../calendar/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { address, manyOf, type Page, page } from '../../../web/index.ts';
import type { Actor } from '../../agreement/agreement.ts';
import {
  acceptFindings,
  agree,
  end,
  giveBack,
  offer,
  sign,
} from '../../agreement/signing-actions.ts';
import { actingFields, actingQuery, actorOf, asked, partyOf } from '../acting.ts';
import { signAddress } from '../addresses.ts';
import { bindingSteps, type SignStep, signSteps } from './sign-steps.ts';
import { signView } from './sign-view.ts';

const text = z.string().optional();
const body = z.object({
  ...actingFields,
  step: z.enum(signSteps, { error: 'choose what to do' }),
  version: z.coerce.number('send the version that was seen').int(),
  hash: z.string('send the version that was seen'),
  reason: text,
  read: text,
  finding: manyOf(z.string()),
  all: text,
  on: text,
  by: text,
});
type Body = z.output<typeof body>;

/** The life of a draft, step by step, and the early end of an agreement. */
export function signPage(): Page {
  return page({
    needs: 'write agreements',
    path: '/agreements/:id/sign',
    params: z.object({ id: z.string() }),
    query: z.object({
      party: actingQuery.party,
      step: z.enum(signSteps).optional().catch(undefined),
      done: text,
      saved: z.coerce.number().int().positive().optional().catch(undefined),
    }),
    body,
    cached: false,
    show: ({ hub, params, query }) => {
      // Asked before the form is filled in, so that nothing written is lost.
      if (query.step && bindingSteps.includes(query.step)) requireStepUp(hub.caller, hub.now());
      return signView(hub, params.id, { ...query, party: partyOf(hub, query.party) });
    },
    submit: async ({ hub, params: { id }, body: written }) => {
      const actor = actorOf(hub, written, missingIn(written));
      await takeStep(hub, id, written, actor);
      const { party } = actor;
      return { redirect: address(signAddress(id), { party, done: written.step }) };
    },
  });
}

function missingIn({ step, reason, read, finding, all, on }: Body): Problem[] {
  const say = (path: string, wrong: boolean, message: string) =>
    wrong ? [asked(path, message)] : [];
  const needsReason: Partial<Record<SignStep, string>> = {
    return: 'Say what should be changed',
    accept: 'Say why it may stand as it is',
    end: 'Say why it ends',
  };
  const because = needsReason[step];
  return [
    ...say(
      'finding',
      step === 'accept' && !all && finding.length === 0,
      'Tick the findings that you accept',
    ),
    ...say(
      'on',
      step === 'end' && !isDate(on?.trim() ?? ''),
      'Write the last day, such as 2014-12-31',
    ),
    ...(because ? say('reason', !reason?.trim(), because) : []),
    ...say('read', step === 'sign' && !read, 'Confirm that you have read this version'),
  ];
}

async function takeStep(hub: Hub, id: string, written: Body, actor: Actor): Promise<void> {
  const { step, version, hash: contentHash, reason = '', finding, all, on = '', by } = written;
  const seen = { version, contentHash };
  switch (step) {
    case 'offer':
      return offer(hub, id, seen, actor);
    case 'return':
      return giveBack(hub, id, { ...seen, reason }, actor);
    case 'agree':
      return agree(hub, id, seen, actor);
    case 'sign':
      return sign(hub, id, seen, actor);
    case 'end':
      return end(hub, id, { on: on.trim(), reason, by: by ?? null }, actor);
    case 'accept':
      await acceptFindings(hub, id, { keys: all ? 'all' : finding, reason, seen }, actor);
  }
}
