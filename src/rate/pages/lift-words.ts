import { findMetric, listWords, printValue } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import type { RatingCard } from '../rating/rating-report.ts';
import type { LiftStep } from '../scheme/lift.ts';
import { isRated } from '../scheme/rating.ts';
import { metricAddress } from './addresses.ts';

type Step = { text: string; href: string };

const none = { steps: [], more: '' };

/** What would lift a rating, in one sentence with the figures under it, and what the last of many are. */
export function liftView(
  hub: Pick<Hub, 'catalogue'>,
  { lift, row, report }: RatingCard,
): { sentence: string; steps: Step[]; more: string } {
  const { to, alone, together, held } = lift;
  const steps = (found: readonly LiftStep[]) =>
    found.map((step) => stepWords(hub, step, { row, period: report.period }));
  const down =
    held.length === 0 ? '' : ` Whatever its score, it is held down by: ${listWords(held)}.`;
  if (!isRated(row)) return { sentence: 'It is not rated, so nothing can lift it.', ...none };
  if (to === null) return { sentence: `There is nothing higher to reach.${down}`, ...none };
  if (alone.length > 0) {
    const sentence =
      alone.length === 1
        ? `One figure alone would lift it to ${to}.${down}`
        : `Any one of these alone would lift it to ${to}.${down}`;
    return { sentence, steps: steps(alone), more: 'more that would' };
  }
  if (together.length === 0) {
    return { sentence: `No figure that can be reached would lift it to ${to}.${down}`, ...none };
  }
  const sentence = `No single figure would lift it to ${to}; these together would.${down}`;
  return { sentence, steps: steps(together), more: 'more that are needed with them' };
}

function stepWords(
  { catalogue }: Pick<Hub, 'catalogue'>,
  { title, metric: code, neededText, provider, outturn }: LiftStep,
  { row, period }: { row: RatingCard['row']; period: string },
): Step {
  const metric = findMetric(catalogue, code);
  const whose = row.kind === 'group' ? ` of ${provider}` : '';
  const now = metric ? ` instead of ${printValue(outturn, metric)}` : '';
  return {
    text: `${title}${whose}: ${neededText}${now}`,
    href: metricAddress(code, { period }),
  };
}
