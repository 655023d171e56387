import { z } from 'zod';
import { findAddress, printAddress } from '../../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { address, type Outcome, type Page, page } from '../../../web/index.ts';
import { placeWords } from '../../agreement/change-words.ts';
import { tableIn } from '../../agreement/content.ts';
import type { Evidence } from '../../agreement/evidence.ts';
import { type NoticeWish, proposeNotice } from '../../agreement/notice-actions.ts';
import { previewWish } from '../../agreement/notice-preview.ts';
import { profileMethods } from '../../agreement/profile-method.ts';
import { slotsOf } from '../../agreement/profile-slots.ts';
import { profileChanges } from '../../agreement/profile-wish.ts';
import { actorOf, asked } from '../acting.ts';
import { noticeAddress } from '../addresses.ts';
import { shownCells } from '../drafting/edit-form.ts';
import { keyOf } from '../touched-rows.ts';
import {
  beginNotice,
  beginQuery,
  type NoticeDraft,
  noticeBody,
  openForm,
  readNotice,
  withChanges,
  withoutRow,
} from './notice-draft.ts';
import { monthField, noticeFormView } from './notice-form-view.ts';

type Knowing = { hub: Hub; evidence: Evidence };

/** Gathers the changes of a notice, shows what it would do, and proposes it; nothing is stored before that. */
export function newNoticePage(evidence: Evidence): Page {
  return page({
    needs: 'write agreements',
    path: '/agreements/:id/notices/new',
    params: z.object({ id: z.string() }),
    query: beginQuery,
    body: noticeBody,
    cached: false,
    show: async ({ hub, params, query }) =>
      noticeFormView(hub, await beginNotice(hub, evidence, params.id, query)),
    submit: async ({ hub, params, body }) => {
      const draft = await readNotice(hub, evidence, params.id, body);
      try {
        return await answer({ hub, evidence }, draft);
      } catch (error) {
        if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
        const { message: problemSummary, status } = error;
        const problems = problemsOnPage(draft, error.problems);
        return noticeFormView(hub, draft, { problems, problemSummary, status });
      }
    },
  });
}

function answer({ hub, evidence }: Knowing, draft: NoticeDraft): Outcome | Promise<Outcome> {
  const { takeOut, action } = draft.body;
  if (takeOut !== undefined) return noticeFormView(hub, withoutRow(draft, takeOut, keyOf));
  switch (action) {
    case 'add':
      return added(hub, draft);
    case 'remove':
      return removed(hub, draft);
    case 'spread':
      return spread({ hub, evidence }, draft);
    case 'preview':
      return preview({ hub, evidence }, draft);
    case 'propose':
      return propose({ hub, evidence }, draft);
    default:
      return noticeFormView(hub, draft);
  }
}

/** The form of the next answer: the table is closed again. */
function closed(draft: NoticeDraft): NoticeDraft {
  const { table: _, row: __, ...body } = draft.body;
  return { ...draft, body };
}

/** What was written is among the changes already. */
function added(hub: Hub, draft: NoticeDraft): Outcome {
  const same = JSON.stringify(draft.changes) === JSON.stringify(draft.body.changes ?? []);
  const text = same ? 'Nothing was changed there.' : 'What you changed is in the notice.';
  const told = { text, success: !same };
  return noticeFormView(hub, same ? draft : closed(draft), { told });
}

function removed(hub: Hub, draft: NoticeDraft): Outcome {
  const { table = '', row = '' } = draft.body;
  const found = tableIn(draft.current, table).rows.find((one) => one.row === row);
  if (!found) return noticeFormView(hub, draft);
  const change = { kind: 'row removed' as const, table, row, cells: found.cells };
  const next = closed(withChanges(draft, [change]));
  return noticeFormView(hub, next, { told: done('The row is taken out by the notice.') });
}

const done = (text: string) => ({ text, success: true });

async function spread({ hub, evidence }: Knowing, draft: NoticeDraft): Promise<Outcome> {
  const { body, effective, file } = draft;
  const method = profileMethods.find((one) => one === body.method);
  const { metric = '', total = '' } = body;
  const problems: Problem[] = [
    ...(metric === '' ? [asked('metric', 'Choose a level')] : []),
    ...(total.trim() === '' ? [asked('total', 'Write the new level')] : []),
    ...(method ? [] : [asked('method', 'Choose how to spread it')]),
  ];
  if (problems.length > 0 || !method) {
    const message = 'The level cannot be spread yet.';
    throw new GatehouseError('COMMISSION_NOTICE_REFUSED', message, { status: 422, problems });
  }
  const months = slotsOf(file.agreement, effective).open.map(({ column }) => {
    const text = body[monthField(column)];
    return typeof text === 'string' ? text : '';
  });
  const wish = { metric, method, total, effective, months };
  const changes = await profileChanges(hub, evidence, file.agreement.id, wish);
  const next = withChanges(draft, changes);
  return noticeFormView(hub, next, { told: done('The level was spread anew in the notice.') });
}

function wishOf({ body, effective, changes }: NoticeDraft): NoticeWish {
  const { title = '', reason = '', evidence = null } = body;
  return { title, reason, evidence, effective, changes };
}

async function preview({ hub, evidence }: Knowing, draft: NoticeDraft): Promise<Outcome> {
  const { id } = draft.file.agreement;
  const shown = await previewWish(hub, evidence, id, wishOf(draft));
  return noticeFormView(hub, draft, { preview: shown });
}

async function propose({ hub, evidence }: Knowing, draft: NoticeDraft): Promise<Outcome> {
  const { id } = draft.file.agreement;
  const actor = await nameOrPreview({ hub, evidence }, draft);
  if ('view' in actor) return actor.view;
  const number = await proposeNotice(hub, evidence, { id, wish: wishOf(draft) }, actor.actor);
  return { redirect: address(noticeAddress(id, number), { done: 'proposed' }) };
}

/** Who proposes; where that is not said, the preview once more with what is missing. */
async function nameOrPreview({ hub, evidence }: Knowing, draft: NoticeDraft) {
  try {
    return { actor: actorOf(hub, draft.body) };
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    const { problems, message: problemSummary, status } = error;
    const shown = await previewWish(hub, evidence, draft.file.agreement.id, wishOf(draft));
    return {
      view: noticeFormView(hub, draft, { preview: shown, problems, problemSummary, status }),
    };
  }
}

/** Problems at the fields of the page; of any other cell they say where it is, and lead to the changes. */
function problemsOnPage(draft: NoticeDraft, problems: readonly Problem[]): Problem[] {
  const form = openForm(draft);
  const own = new Set(form ? shownCells(form).map(printAddress) : []);
  return problems.map((problem) => {
    const at = findAddress(problem.place?.path ?? '');
    if (!at || own.has(printAddress(at))) return problem;
    if (draft.body.action === 'spread') {
      return { ...problem, ...asked(monthField(at.column), problem.message) };
    }
    const place = placeWords(draft.template, draft.current, at);
    return { ...problem, ...asked('changes', `${place}: ${problem.message}`) };
  });
}
