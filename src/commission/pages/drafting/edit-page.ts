import { z } from 'zod';
import { GatehouseError, type Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { type Outcome, type Page, page } from '../../../web/index.ts';
import type { Actor } from '../../agreement/agreement.ts';
import type { Change } from '../../agreement/change.ts';
import { tableIn } from '../../agreement/content.ts';
import { addRemark, saveDraft } from '../../agreement/draft-actions.ts';
import { actingFields, actorOf, asked } from '../acting.ts';
import { codeFor, fieldOf, readTyped, type Typed, typedChanges } from './edit-form.ts';
import { editView, problemsOnPage } from './edit-view.ts';
import {
  type Editing,
  type EditQuery,
  editingAddress,
  editParams,
  editQuery,
  findEditing,
} from './editing.ts';
import { mergeView } from './merge-view.ts';
import { workOutTyped } from './worked-cells.ts';

/** The cells stand beside these, each under its address. */
const editBody = z.looseObject({
  ...actingFields,
  base: z.coerce.number('send the version that was changed').int().positive(),
  action: z.enum(['save', 'work-out', 'remark', 'remove'], { error: 'choose what to do' }),
  note: z.string().optional(),
  about: z.string().optional(),
  text: z.string().optional(),
});
type EditBody = z.output<typeof editBody>;

/** One table of a draft: to write in it row by row, to work it out, to remark on it. */
export function editPage(): Page {
  return page({
    needs: 'write agreements',
    path: '/agreements/:id/edit/:table',
    params: editParams,
    query: editQuery,
    body: editBody,
    cached: false,
    show: async ({ hub, params, query }) => editView(hub, await findEditing(hub, params, query)),
    submit: async ({ hub, params, query, body }) => {
      const editing = await findEditing(hub, params, query, body.base);
      const written = { editing, body, typed: readTyped(editing.form, body) };
      try {
        return await answer(hub, written);
      } catch (error) {
        if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
        return refusedView(hub, written, error);
      }
    },
  });
}

type Written = { editing: Editing; body: EditBody; typed: Typed };

function answer(hub: Hub, written: Written): Outcome | Promise<Outcome> {
  switch (written.body.action) {
    case 'save':
      return saveTyped(hub, written);
    case 'work-out':
      return workOut(hub, written);
    case 'remark':
      return remark(hub, written);
    case 'remove':
      return removeRow(hub, written);
  }
}

/** The form once more with all that was typed on the version it was typed on, and what is wrong at its fields. */
function refusedView(hub: Hub, { editing, body, typed }: Written, error: GatehouseError): Outcome {
  const code = newCode({ editing, typed });
  const problems: Problem[] = problemsOnPage(editing, error.problems, (path) =>
    fieldOf(editing.form, path, code),
  );
  const { message: problemSummary, status } = error;
  return editView(hub, editing, { typed, values: body, problems, problemSummary, status });
}

function newCode({ editing, typed }: Pick<Written, 'editing' | 'typed'>): string {
  return codeFor(editing.form, typed, editing.latest.content);
}

async function saveTyped(hub: Hub, written: Written): Promise<Outcome> {
  const { editing, body, typed } = written;
  const changes = typedChanges(editing.form, typed, newCode(written));
  const actor = actorOf(hub, body);
  if (changes.length > 0) return save(hub, written, changes, actor);
  const text = 'Nothing was changed, so nothing was saved.';
  return editView(hub, editing, {
    ...{ typed, values: body },
    told: { text, success: false, details: [] },
  });
}

async function removeRow(hub: Hub, written: Written): Promise<Outcome> {
  const { form, base, table } = written.editing;
  const { scope } = form;
  const row = scope.kind === 'row' ? scope.row : '';
  const found = tableIn(base.content, table.code).rows.find((one) => one.row === row);
  const actor = actorOf(hub, written.body);
  if (!found || table.shape !== 'open') {
    throw new GatehouseError('COMMISSION_CHANGE_REFUSED', 'Choose a row to remove.', {
      status: 422,
    });
  }
  const change = { kind: 'row removed' as const, table: table.code, row, cells: found.cells };
  return save(hub, written, [change], actor);
}

async function save(
  hub: Hub,
  { editing, body }: Written,
  changes: readonly Change[],
  actor: Actor,
): Promise<Outcome> {
  const { view, base } = editing;
  const note = body.note?.trim() || null;
  const saving = { base: base.number, changes, note };
  const saved = await saveDraft(hub, view.file.agreement.id, saving, actor);
  if (saved.kind === 'conflict') {
    const { code: table } = editing.table;
    return mergeView(hub, view.file.agreement.id, { ...saved, actor, note, table });
  }
  const since = saved.mergedWith === null ? undefined : base.number;
  return {
    redirect: editingAddress(withActor(editing, actor), { saved: saved.version.number, since }),
  };
}

function withActor(editing: Editing, { party, name, role }: Actor): Editing {
  const query: EditQuery = { ...editing.query, party, name, role };
  return { ...editing, query };
}

async function remark(hub: Hub, written: Written): Promise<Outcome> {
  const { editing, body, typed } = written;
  const { text = '', about = editing.table.code } = body;
  const empty = text.trim() === '' ? [asked('text', 'Write what you want to say.')] : [];
  const actor = actorOf(hub, body, empty);
  await addRemark(hub, editing.view.file.agreement.id, { about, text }, actor);
  const changes = typedChanges(editing.form, typed, newCode(written));
  const { row } = editing.query;
  if (changes.length === 0) {
    return { redirect: editingAddress(withActor(editing, actor), { row, remarked: 'yes' }) };
  }
  const params = { id: editing.view.file.agreement.id, table: editing.table.code };
  const { text: _, ...values } = body;
  return editView(hub, await findEditing(hub, params, editing.query, editing.base.number), {
    ...{ typed, values },
    told: {
      text: 'The comment was added. What you wrote in the table is not saved yet.',
      ...{ success: true, details: [] },
    },
  });
}

function workOut(hub: Hub, { editing, body, typed }: Written): Outcome {
  const { view, form } = editing;
  const knowing = { hub, agreement: view.file.agreement };
  const worked = workOutTyped(knowing, view.template, form, typed);
  const text =
    worked.filled === 0
      ? 'Everything that can be worked out here agrees with what is stated.'
      : `${worked.filled} ${worked.filled === 1 ? 'cell was' : 'cells were'} worked out. Nothing is saved yet: look at them and save.`;
  return editView(hub, editing, {
    ...{ typed: worked.typed, values: body },
    told: { text, success: worked.filled > 0, details: [] },
  });
}
