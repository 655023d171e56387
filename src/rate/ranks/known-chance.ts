import type { PreparedScheme } from '../scheme/prepared-scheme.ts';
import type { Parts } from '../scheme/roll-up.ts';
import { hasChance } from './input-worlds.ts';

/** The most of the known weight, in percent, that may be published alone if an interval is to be given. */
const mostWithout = 20;

export const withoutCounts =
  'Only published figures, without the counts behind them: how sure this place is cannot be given.';

/** Whether enough of a provider's known weight comes from figures of which it is known how sure they are. */
export function isChanceKnown(prepared: PreparedScheme, subject: number): boolean {
  const { inputs, domains, whole } = prepared.readyOf(subject);
  const sums = { known: 0, without: 0 };
  if (prepared.scheme.overall.of === 'inputs') add(sums, 1, { prepared, subject, parts: inputs });
  else {
    domains.forEach(({ parts }, at) => {
      add(sums, whole.weights[at] ?? 0, { prepared, subject, parts });
    });
  }
  return 100 * sums.without <= mostWithout * sums.known;
}

/** Adds the weights of inputs that are known, and of those without chance, so that together they make `weight`. */
function add(
  sums: { known: number; without: number },
  weight: number,
  { prepared, subject, parts }: { prepared: PreparedScheme; subject: number; parts: Parts },
): void {
  const points = prepared.pointsAsTheyAre(subject);
  let [known, without] = [0, 0];
  parts.indices.forEach((input, at) => {
    if (Number.isNaN(points[input] ?? Number.NaN)) return;
    const own = parts.weights[at] ?? 0;
    known += own;
    without += own * shareWithout(prepared, subject, input);
  });
  if (known === 0) return;
  sums.known += weight;
  sums.without += (weight * without) / known;
}

/** What the quarters count, of which an input's figure has no chance. */
function shareWithout(prepared: PreparedScheme, subject: number, input: number): number {
  const shares = prepared.quarterSharesOf(subject, input);
  const views = prepared.scheme.inputs[input]?.views ?? [];
  return shares.reduce((sum, share, span) => {
    const { figure } = prepared.figureOf(subject, input, span);
    return share === 0 || hasChance(views, figure) ? sum : sum + share;
  }, 0);
}
