import type { CheckContext } from './check-context.ts';
import { declaredFindings } from './declared-checks.ts';
import { wordsAddress } from './form.ts';
import { levelFindings } from './line-metric.ts';
import { ownFindings } from './own-checks.ts';
import type { ReturnFinding } from './return.ts';

/**
 * Everything that the checks of a return find, all at once and in the order of its lines. `texts` tells which words of
 * explanation are given.
 */
export function checkReturn(
  context: CheckContext,
  texts: ReadonlyMap<string, string>,
): ReturnFinding[] {
  const order = new Map(context.cells.map(({ address }, index) => [address, index]));
  return [
    ...ownFindings(context.template, context.cells),
    ...declaredFindings(context),
    ...levelFindings(context),
  ]
    .map((finding) => ({ ...finding, answered: isAnswered(finding, texts) }))
    .sort((one, other) => (order.get(one.cell) ?? 0) - (order.get(other.cell) ?? 0));
}

/** The findings that keep a return from being submitted: what is refused, and what lacks its words. */
export function inTheWay(findings: readonly ReturnFinding[]): ReturnFinding[] {
  return findings.filter(({ severity, answered }) => severity === 'refuses' || !answered);
}

function isAnswered(
  { line, asks, severity }: ReturnFinding,
  texts: ReadonlyMap<string, string>,
): boolean {
  if (severity === 'refuses') return false;
  return asks.every((kind) => (texts.get(wordsAddress(line, kind)) ?? '').trim() !== '');
}
