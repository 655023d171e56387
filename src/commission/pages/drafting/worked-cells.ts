import { type AgreementTemplate, printAddress } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import { overlayChanges } from '../../agreement/apply-changes.ts';
import type { Content } from '../../agreement/content.ts';
import type { CheckResult } from '../../agreement/finding.ts';
import { checkContent } from '../../agreement/get-agreement.ts';
import { codeFor, type EditForm, fieldOf, type Typed, typedChanges } from './edit-form.ts';

/** The rules by which a cell follows from others of its own table. */
const rules = ['row', 'total', 'profile'];

/** A total may follow from cells that follow from others. */
const mostRounds = 3;

type Knowing = { hub: Pick<Hub, 'catalogue' | 'estate'>; agreement: Agreement };

/**
 * What was typed with the cells that follow from others filled in, and how many were. A cell that agrees with what
 * it follows from stays as it was written.
 */
export function workOutTyped(
  knowing: Knowing,
  template: AgreementTemplate,
  form: EditForm,
  typed: Typed,
): { typed: Typed; filled: number } {
  const worked = new Map(typed);
  const code = codeFor(form, typed, form.base);
  const filled = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const changes = typedChanges(form, worked, code);
    const { content } = overlayChanges(template, form.base, changes);
    const found = computedTexts(knowing, form, content).map(([path, text]): [string, string] => [
      fieldOf(form, path, code),
      text,
    ]);
    const news = found.filter(([id, text]) => worked.has(id) && worked.get(id) !== text);
    if (news.length === 0) break;
    for (const [id, text] of news) {
      worked.set(id, text);
      filled.add(id);
    }
  }
  return { typed: worked, filled: filled.size };
}

/** The cells of a table that do not say what they follow from, with what that comes to. */
function computedTexts(
  { hub, agreement }: Knowing,
  { table }: EditForm,
  content: Content,
): Array<[string, string]> {
  const texts = new Map<string, string>();
  for (const result of checkContent(hub, agreement, content)) {
    const { computed } = result;
    if (result.table !== table.code || computed === null || !isToFill(result)) continue;
    const path = printAddress(result);
    if (!texts.has(path)) texts.set(path, computed);
  }
  return [...texts];
}

function isToFill({ rule, outcome, stated }: CheckResult): boolean {
  if (!rules.includes(rule)) return false;
  return outcome === 'disagrees' || stated === null || stated === '';
}

/** Whether anything in a form follows from something else. */
export function hasComputed({ table, scope }: EditForm): boolean {
  if (scope.kind === 'list') return false;
  const computed = table.columns.some((column) => column.computed !== undefined);
  const isTotal = scope.kind === 'row' && table.totals.some(({ code }) => code === scope.row);
  const totals = scope.kind === 'whole' && table.totals.length > 0;
  return computed || isTotal || totals || isLevel(table, scope);
}

function isLevel(table: EditForm['table'], scope: EditForm['scope']): boolean {
  return table.shape === 'levels' && scope.kind === 'row';
}
