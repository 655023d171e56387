import { z } from 'zod';
import { GatehouseError, type Problem } from '../../../errors.ts';
import { address, type Page, page } from '../../../web/index.ts';
import type { Evidence } from '../../agreement/evidence.ts';
import { answerNotice } from '../../agreement/notice-actions.ts';
import { actingFields, actingQuery, actorOf, asked, partyOf } from '../acting.ts';
import { noticeAddress } from '../addresses.ts';
import { answers, noticeView } from './notice-view.ts';

const text = z.string().optional();
const numbered = z.coerce.number('write the number of a notice, such as 1').int().positive();

const body = z.object({
  ...actingFields,
  answer: text,
  reason: text,
  after: numbered.optional(),
});
type Body = z.output<typeof body>;

/** One notice: what it would do, what was said to it, and what a party says now. */
export function noticePage(evidence: Evidence): Page {
  return page({
    needs: 'see agreements',
    submitNeeds: 'write agreements',
    path: '/agreements/:id/notices/:number',
    params: z.object({ id: z.string(), number: numbered }),
    query: z.object({ party: actingQuery.party, done: text }),
    body,
    cached: false,
    show: ({ hub, params, query }) =>
      noticeView({ hub, evidence }, params, { ...query, party: partyOf(hub, query.party) }),
    submit: async ({ hub, params: { id, number }, body: written }) => {
      const actor = actorOf(hub, written, missingIn(written));
      const { reason = '', after = null } = written;
      const kind = kindOf(written);
      try {
        await answerNotice(hub, evidence, { id, number, answer: { kind, reason, after } }, actor);
      } catch (error) {
        throw atAnswer(error);
      }
      return { redirect: address(noticeAddress(id, number), { party: actor.party, done: kind }) };
    },
  });
}

function kindOf({ answer }: Body): (typeof answers)[number] {
  const kind = answers.find((one) => one === answer);
  if (kind) return kind;
  throw new GatehouseError('COMMISSION_FORM_INCOMPLETE', 'Choose what you say to it.', {
    status: 422,
    problems: [asked('answer', 'Choose what you say to it')],
  });
}

/** The page names the cells that two notices share, so what it asks for is another answer. */
function atAnswer(error: unknown): unknown {
  if (!(error instanceof GatehouseError) || error.code !== 'COMMISSION_NOTICES_OVERLAP')
    return error;
  const { code, message, status } = error;
  return new GatehouseError(code, message, {
    ...{ status, cause: error },
    problems: [asked('answer', message)],
  });
}

function missingIn({ answer, reason, after }: Body): Problem[] {
  const known = answers.some((one) => one === answer);
  const closes = answer === 'rejected' || answer === 'withdrawn';
  return [
    ...(known ? [] : [asked('answer', 'Choose what you say to it')]),
    ...(closes && !reason?.trim() ? [asked('reason', `Say why it is ${answer}`)] : []),
    ...(answer === 'ordered' && after === undefined
      ? [asked('after', 'Choose the notice that comes before it')]
      : []),
  ];
}
