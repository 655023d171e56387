import { type AgreementTemplate, findTable, formRow } from '../../catalogue/index.ts';
import { type Content, rowTitle } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';

/** A disagreement in a line: where it stands, both figures, and the likely cause or else what was compared. */
export function findingSentence(
  result: CheckResult,
  template: AgreementTemplate,
  content: Content,
): string {
  const { stated, computed, difference, cause, explanation } = result;
  const gap = difference === null ? '' : `, a difference of ${difference}`;
  const figures = `stated ${stated ?? 'nothing'}, worked out ${computed ?? 'nothing'}${gap}`;
  return `${placeWords(result, template, content)}: ${figures}. ${asSentence(cause ?? explanation)}`;
}

/** `Kitchens, Hours a week`; of a form the field alone. */
function placeWords(
  { table, row, column }: CheckResult,
  template: AgreementTemplate,
  content: Content,
): string {
  const columns = findTable(template, table)?.columns ?? [];
  const field = columns.find(({ code }) => code === column)?.title ?? column;
  if (row === formRow) return field;
  const [name = row] = rowTitle(template, content, { table, row }).split('\n');
  return name === field ? name : `${name}, ${field}`;
}

function asSentence(words: string): string {
  const text = words.trim();
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}`;
}
