import { z } from 'zod';
import { type ApiRoute, getRoute, idField, jsonRoute } from '../api/index.ts';
import type { Hub } from '../hub.ts';
import type { Evidence } from './agreement/evidence.ts';
import { getFile, viewAgreement } from './agreement/get-agreement.ts';
import { wishedChanges } from './agreement/level-wish.ts';
import {
  answerNotice,
  getNotice,
  type NoticeWish,
  proposeNotice,
} from './agreement/notice-actions.ts';
import { previewNotice, previewWish } from './agreement/notice-preview.ts';
import { suggestNotices } from './agreement/suggest-notices.ts';
import { agreementField, notThere } from './agreement-api.ts';
import { actingSchema } from './agreement-schemas.ts';
import {
  noticeSchema,
  previewSchema,
  shownPreview,
  suggestionSchema,
  type WrittenWish,
  wishSchema,
} from './notice-schemas.ts';
import { type ShownNotice, shownNotice } from './shown-agreement.ts';

const noticeField = idField({ description: 'The number of the notice.', example: '1' });

/** The notices of an agreement over the API. */
export function noticeApi(evidence: Evidence): ApiRoute[] {
  return [
    listing,
    proposing(evidence),
    showing(evidence),
    suggesting(evidence),
    previewing(evidence),
    answering(evidence),
  ];
}

/** A wish with the cells that its levels come to. */
export async function readWish(
  hub: Hub,
  evidence: Evidence,
  id: string,
  { levels, ...wish }: WrittenWish,
): Promise<NoticeWish> {
  const profiled = await wishedChanges(hub, evidence, id, { levels, effective: wish.effective });
  return { ...wish, changes: [...wish.changes, ...profiled] };
}

async function shownNumber({ database }: Hub, id: string, number: number): Promise<ShownNotice> {
  return shownNotice(getNotice(await getFile(database, id), number));
}

const listing = getRoute({
  needs: 'see agreements',
  path: '/api/agreements/:id/notices',
  name: 'listNotices',
  room: 'commission',
  summary: 'The notices of change of an agreement',
  description: 'In the order in which they were proposed.',
  params: { id: agreementField },
  answer: z.array(noticeSchema),
  refusals: notThere,
  show: async ({ database }, { params: { id } }) =>
    (await getFile(database, id)).notices.map(shownNotice),
});

const showing = (evidence: Evidence): ApiRoute =>
  getRoute({
    needs: 'see agreements',
    path: '/api/agreements/:id/notices/:notice',
    name: 'getNotice',
    room: 'commission',
    summary: 'A notice of change with what it does',
    description:
      'The agreement before and after, levels, findings, outturn and forecast under both.',
    params: { id: agreementField, notice: noticeField },
    answer: z.object({ notice: noticeSchema, preview: previewSchema }),
    refusals: { 404: 'There is no such agreement or notice.' },
    show: async (hub, { params: { id, notice } }) => ({
      notice: await shownNumber(hub, id, notice),
      preview: shownPreview(await previewNotice(hub, evidence, id, notice)),
    }),
  });

const suggesting = (evidence: Evidence): ApiRoute =>
  getRoute({
    needs: 'see agreements',
    path: '/api/agreements/:id/suggestions',
    name: 'suggestNotices',
    room: 'commission',
    summary: 'Material differences between what is agreed and what is recorded',
    description: 'Each is a reason to propose a change.',
    params: { id: agreementField },
    answer: z.object({ suggestions: z.array(suggestionSchema) }),
    refusals: notThere,
    show: async (hub, { params: { id } }) => ({
      suggestions: await suggestNotices(hub, evidence, await viewAgreement(hub, id)),
    }),
  });

const previewing = (evidence: Evidence): ApiRoute =>
  jsonRoute({
    needs: 'write agreements',
    path: '/api/agreements/:id/notices/preview',
    name: 'previewNotice',
    room: 'commission',
    summary: 'What a notice of change would do',
    description: 'Stores nothing.',
    params: { id: agreementField },
    body: wishSchema,
    answer: previewSchema,
    refusals: { ...notThere, 422: 'The notice cannot be proposed; the problems say why.' },
    receive: async (hub, { params: { id } }, body) =>
      shownPreview(await previewWish(hub, evidence, id, await readWish(hub, evidence, id, body))),
  });

const proposing = (evidence: Evidence): ApiRoute =>
  jsonRoute({
    needs: 'write agreements',
    path: '/api/agreements/:id/notices',
    name: 'proposeNotice',
    room: 'commission',
    summary: 'Propose a change',
    description: 'Months before the effective one are frozen. The proposer agrees by proposing.',
    params: { id: agreementField },
    body: wishSchema.extend({ by: actingSchema }),
    answer: noticeSchema,
    refusals: {
      ...notThere,
      409: 'The agreement is not in force.',
      422: 'The notice cannot be proposed; the problems say why.',
    },
    receive: async (hub, { params: { id } }, { by, ...body }) => {
      const wish = await readWish(hub, evidence, id, body);
      const number = await proposeNotice(hub, evidence, { id, wish }, by);
      return shownNumber(hub, id, number);
    },
  });

const answering = (evidence: Evidence): ApiRoute =>
  jsonRoute({
    needs: 'write agreements',
    path: '/api/agreements/:id/notices/:notice/answer',
    name: 'answerNotice',
    room: 'commission',
    summary: 'Agree to a notice, reject, withdraw or order it',
    description: 'When both parties have agreed, it holds from its month on.',
    params: { id: agreementField, notice: noticeField },
    body: z.strictObject({
      by: actingSchema,
      answer: z.enum(['agreed', 'rejected', 'withdrawn', 'ordered']),
      reason: z.string().default(''),
      after: z
        .number()
        .int()
        .nullable()
        .default(null)
        .describe('Of an order: the notice before it.'),
    }),
    answer: noticeSchema,
    refusals: {
      404: 'There is no such agreement or notice.',
      409: 'It is settled already, or touches the same cells as another open notice.',
      422: 'It cannot be agreed any more; the problems say why.',
    },
    receive: async (hub, { params: { id, notice } }, { by, answer, reason, after }) => {
      const given = { kind: answer, reason, after };
      await answerNotice(hub, evidence, { id, number: notice, answer: given }, by);
      return shownNumber(hub, id, notice);
    },
  });
