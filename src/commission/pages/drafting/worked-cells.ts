import { type AgreementTemplate, printAddress } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import { overlayChanges } from '../../agreement/apply-changes.ts';
import type { Content } from '../../agreement/content.ts';
import type { CheckResult } from '../../agreement/finding.ts';
import { checkContent } from '../../agreement/get-agreement.ts';
import { groundOf } from '../../regime/ground.ts';
import { summaryCells } from '../../regime/summary.ts';
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
    const found = computedTexts(knowing, { template, form, content }).map(
      ([path, text]): [string, string] => [fieldOf(form, path, code), text],
    );
    const news = found.filter(([id, text]) => worked.has(id) && worked.get(id) !== text);
    if (news.length === 0) break;
    for (const [id, text] of news) {
      worked.set(id, text);
      filled.add(id);
    }
  }
  return { typed: worked, filled: filled.size };
}

type Written = { template: AgreementTemplate; form: EditForm; content: Content };

/**
 * The cells of a table that do not say what they follow from, with what that comes to. A summary of the core day
 * follows from its timetable rather than from other cells of the summary.
 */
function computedTexts(
  { hub, agreement }: Knowing,
  { template, form: { table }, content }: Written,
): Array<[string, string]> {
  const results = checkContent(hub, agreement, content).filter(
    ({ table: at }) => at === table.code,
  );
  const texts = timetableTexts({ template, table: table.code, content }, results);
  for (const result of results) {
    const { computed } = result;
    if (computed === null || !isToFill(result)) continue;
    const path = printAddress(result);
    if (!texts.has(path)) texts.set(path, computed);
  }
  return [...texts].flatMap(([path, text]) => (text === null ? [] : [[path, text]]));
}

/** What a timetable without mistakes gives each cell of its summary; null where what stands there agrees with it. */
function timetableTexts(
  { template, table, content }: { template: AgreementTemplate; table: string; content: Content },
  results: readonly CheckResult[],
): Map<string, string | null> {
  const texts = new Map<string, string | null>();
  const week = template.regime?.summary === table && groundOf(template, content)?.week;
  if (!week) return texts;
  for (const [row, cells] of Object.entries(summaryCells(template, week))) {
    for (const [column, text] of Object.entries(cells))
      texts.set(printAddress({ table, row, column }), text);
  }
  for (const result of results) {
    if (result.rule === 'regime-summary' && result.outcome.startsWith('agrees')) {
      texts.set(printAddress(result), null);
    }
  }
  return texts;
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
