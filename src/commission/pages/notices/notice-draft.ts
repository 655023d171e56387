import { z } from 'zod';
import { type MonthIndex, monthsOf } from '../../../calendar/index.ts';
import {
  type AgreedTable,
  type AgreementTemplate,
  findAddress,
  findTable,
  getTemplate,
} from '../../../catalogue/index.ts';
import { type Hub, today } from '../../../hub.ts';
import type { AgreementFile } from '../../agreement/agreement.ts';
import { applyChanges, overlayChanges } from '../../agreement/apply-changes.ts';
import { type Change, changeSchema } from '../../agreement/change.ts';
import { type Content, cellAt } from '../../agreement/content.ts';
import { diffContent } from '../../agreement/diff-content.ts';
import { demand } from '../../agreement/draft-actions.ts';
import type { Evidence } from '../../agreement/evidence.ts';
import { getFile, monthWithin } from '../../agreement/get-agreement.ts';
import { termOf } from '../../agreement/level-figures.ts';
import { slotsOf } from '../../agreement/profile-slots.ts';
import { contentOn } from '../../agreement/standing.ts';
import { actingFields } from '../acting.ts';
import { carried } from '../carried.ts';
import { codeFor, type EditForm, readTyped, scopeOf, typedChanges } from '../drafting/edit-form.ts';

const text = z.string().optional();

/** What an address may begin a notice with: a cell and what it should say. */
export const beginQuery = z.object({
  ...{ at: text, to: text, title: text, reason: text, evidence: text },
  party: text,
});

/** What the form of a notice carries from one answer to the next. */
export const noticeBody = z.looseObject({
  ...actingFields,
  action: z
    .enum(['month', 'open', 'add', 'remove', 'spread', 'preview', 'back', 'propose'])
    .default('open'),
  takeOut: text,
  effective: z.coerce.number('choose a month').int().optional(),
  /** The fields that were on the page: of which row, on the agreement in which month. */
  shownMonth: z.coerce.number('choose a month').int().optional(),
  ...{ shownTable: text, shownRow: text },
  changes: carried(changeSchema).optional(),
  ...{ title: text, reason: text, evidence: text },
  ...{ table: text, row: text },
  ...{ metric: text, method: text, total: text },
});
export type NoticeBody = z.output<typeof noticeBody>;

/** A notice as far as it is written, on the agreement as it stands in its month. */
export type NoticeDraft = {
  file: AgreementFile;
  template: AgreementTemplate;
  /** The months that may be chosen. */
  months: readonly MonthIndex[];
  effective: MonthIndex;
  /** The agreement in that month, and with the changes that are gathered. */
  base: Content;
  current: Content;
  changes: readonly Change[];
  body: NoticeBody;
};

/** The months of the term that are not locked, in order. */
async function openMonths(hub: Hub, evidence: Evidence, { agreement }: AgreementFile) {
  const locked = await evidence.lockedMonths(hub, agreement.providerId);
  const last = Math.max(Number.NEGATIVE_INFINITY, ...locked);
  return monthsOf(termOf(agreement))
    .map(({ first }) => first)
    .filter((month) => month > last);
}

/**
 * Where a posted form left a notice: what was written in its fields is among the changes, and then the month is the
 * one that was chosen. Throws COMMISSION_NOT_IN_FORCE while there is nothing to change by notice.
 */
export async function readNotice(
  hub: Hub,
  evidence: Evidence,
  id: string,
  body: NoticeBody,
): Promise<NoticeDraft> {
  const file = await getFile(hub.database, id);
  demand(hub, file, 'propose', { party: 'provider' });
  const template = getTemplate(hub.catalogue, file.agreement.template);
  const months = await openMonths(hub, evidence, file);
  const now = monthWithin(file.agreement, today(hub));
  const suggested = months.find((month) => month >= now) ?? months.at(-1) ?? now;
  const draftIn = (effective: MonthIndex, changes: readonly Change[]): NoticeDraft => {
    const base = contentOn(template, file, effective).content;
    const current = overlayChanges(template, base, changes).content;
    return { ...{ file, template, months, effective, base, current }, changes, body };
  };
  const shown = body.shownMonth ?? body.effective ?? suggested;
  const gathered = withTyped(draftIn(shown, body.changes ?? []));
  const effective = body.effective ?? shown;
  if (effective === shown) return gathered;
  return { ...draftIn(effective, gathered.changes), body: gathered.body };
}

/** A notice with what was written in the fields that were shown; a row that was new is then one that is open. */
function withTyped(draft: NoticeDraft): NoticeDraft {
  const { shownTable, shownRow, table, row } = draft.body;
  const form = formOf(draft, shownTable, shownRow);
  if (!form) return draft;
  const typed = readTyped(form, draft.body);
  const code = codeFor(form, typed, draft.base);
  const next = withChanges(draft, typedChanges(form, typed, code));
  const same = table === shownTable;
  const open = same && row === addsRow && next.changes !== draft.changes ? code : row;
  return { ...next, body: { ...draft.body, row: same ? open : undefined } };
}

/** A notice that an address begins: with one cell written otherwise. */
export async function beginNotice(
  hub: Hub,
  evidence: Evidence,
  id: string,
  { at = '', to = '', ...asked }: z.output<typeof beginQuery>,
): Promise<NoticeDraft> {
  const blank = { action: 'open' as const, ...asked };
  const draft = await readNotice(hub, evidence, id, blank);
  const address = findAddress(at);
  if (!address || !findTable(draft.template, address.table)) return draft;
  const before = cellAt(draft.base, address) ?? '';
  return before === to
    ? draft
    : withChanges(draft, [{ kind: 'cell', at: address, before, after: to }]);
}

/** A notice with more changes, made on what it comes to so far; where they fit, as few as say the same. */
export function withChanges(draft: NoticeDraft, more: readonly Change[]): NoticeDraft {
  if (more.length === 0) return draft;
  const { template, base } = draft;
  const all = [...draft.changes, ...more];
  const { content: current } = overlayChanges(template, base, all);
  const fits = applyChanges(template, base, draft.changes).problems.length === 0;
  return { ...draft, current, changes: fits ? diffContent(template, base, current) : all };
}

/** A notice without the changes of a row. */
export function withoutRow(
  draft: NoticeDraft,
  key: string,
  keyOf: (change: Change) => string,
): NoticeDraft {
  const changes = draft.changes.filter((change) => keyOf(change) !== key);
  const { content: current } = overlayChanges(draft.template, draft.base, changes);
  return { ...draft, changes, current };
}

/** The row that is added is chosen by this; no row has such a code. */
export const addsRow = '+';

/** The form of the table that is open. */
export function openForm(draft: NoticeDraft): EditForm | undefined {
  return formOf(draft, draft.body.table, draft.body.row);
}

/** Frozen months are not asked for. */
function formOf(
  { template, current, file, effective }: NoticeDraft,
  code: string | undefined,
  row: string | undefined,
): EditForm | undefined {
  const table = code === undefined ? undefined : findTable(template, code);
  if (!table) return undefined;
  const frozen = frozenColumns(table, file, effective);
  const asked = row === addsRow ? { add: 'yes' } : { row };
  return {
    table: { ...table, columns: table.columns.filter((column) => !frozen.has(column.code)) },
    ...{ base: current, scope: scopeOf(table, current, asked) },
  };
}

function frozenColumns(
  { shape }: AgreedTable,
  { agreement }: AgreementFile,
  effective: MonthIndex,
): ReadonlySet<string> {
  if (shape !== 'levels') return new Set();
  return new Set(slotsOf(agreement, effective).frozen.map(({ column }) => column));
}
