import type { AgreementTemplate } from '../../catalogue/index.ts';
import { listOf } from '../agreement/consistency/words.ts';
import { type Content, rowTitle } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';

/**
 * What the checks find in a table, a sentence or two each: where, both figures, and the likely cause or else what was
 * compared. Rows of which a check says the very same are told together.
 */
export function findingSentences(
  results: readonly CheckResult[],
  template: AgreementTemplate,
  content: Content,
): string[] {
  const told = new Map<string, CheckResult[]>();
  for (const result of results) {
    if (result.outcome !== 'disagrees') continue;
    const { rule, row, column, stated, computed } = result;
    // Without a row it is the check that says where.
    const same = JSON.stringify([
      rule,
      column,
      stated,
      computed,
      reasonOf(result),
      row === '' ? result.key : '',
    ]);
    told.set(same, [...(told.get(same) ?? []), result]);
  }
  return [...told.values()].map((same) => sentenceOf(same, template, content));
}

function sentenceOf(
  same: readonly CheckResult[],
  template: AgreementTemplate,
  content: Content,
): string {
  const [first] = same;
  if (!first) return '';
  const { stated, computed, difference } = first;
  const gap = difference === null ? '' : `, difference ${difference}`;
  const figures = `Stated ${stated ?? 'nothing'}, worked out ${computed ?? 'nothing'}${gap}.`;
  return `${placesOf(same, template, content)}. ${figures} ${asSentence(reasonOf(first))}`;
}

/** The title of the check, which ends in the row: `Core hours a week: Kitchens`; of several rows all their names. */
function placesOf(
  same: readonly CheckResult[],
  template: AgreementTemplate,
  content: Content,
): string {
  const [first] = same;
  if (!first || same.length === 1) return first?.title ?? '';
  const names = same.map((at) => rowTitle(template, content, at));
  const end = `: ${names[0]}`;
  const what = first.title.endsWith(end) ? first.title.slice(0, -end.length) : first.title;
  return `${what}: ${listOf(names, names.length)}`;
}

function reasonOf({ cause, explanation }: CheckResult): string {
  return cause ?? explanation;
}

function asSentence(words: string): string {
  const text = words.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
