import type { RollUp, Scheme } from '../../catalogue/index.ts';
import { type Chart, ratingBars } from '../../web/index.ts';
import type { InputScore } from '../scheme/rating.ts';
import { scoreText, shareText } from './rating-words.ts';
import type { WorkingPart } from './working-tables.ts';

/** What each input adds to the score of its part; undefined where scores do not add up, as in a minimum. */
export function workingBars(scheme: Scheme, part: WorkingPart): Chart | undefined {
  if (part.inputs.every(({ contribution }) => contribution === null)) return undefined;
  const rollUp = rollUpOf(scheme, part.code);
  return ratingBars({
    ...{ id: `bars-${part.code}`, title: `What each input adds: ${part.title}` },
    bars: part.inputs.map((input) => ({
      ...{ name: input.title, score: input.score, scoreText: scoreText(scheme, input.score) },
      ...{ weightText: shareText(input.weight), contribution: input.contribution },
      most: mostOf(scheme, rollUp, input),
      contributionText: addedText(mostOf(scheme, rollUp, input), input),
    })),
  });
}

/** How a domain, or the whole, is made of its inputs. */
function rollUpOf(scheme: Scheme, domain: string): RollUp {
  return (scheme.domains.find(({ code }) => code === domain) ?? scheme.overall).rollUp;
}

/** What is to be said of a part whose points are not simply added up. */
export function rollUpRule(scheme: Scheme, domain: string): string | undefined {
  const by = rollUpOf(scheme, domain);
  if (by.kind === 'minimum') return 'The worst input decides; nothing is added up.';
  if (by.kind !== 'share met') return undefined;
  return `An input with ${by.met} points or more adds the whole of its share, and one with fewer adds nothing.`;
}

/** The most that an input could add, with the weights as they fell out. */
function mostOf(scheme: Scheme, by: RollUp, input: InputScore): number | null {
  const { contribution, score, effectiveWeight } = input;
  if (contribution === null) return null;
  if (by.kind === 'share met') return effectiveWeight;
  if (by.kind === 'weighted mean') return (effectiveWeight * scheme.scale.to) / 100;
  return score === null || score === 0 ? null : (contribution / score) * scheme.scale.to;
}

function addedText(most: number | null, { contribution, missing }: InputScore): string {
  if (contribution === null) return missing ?? 'it adds nothing of its own';
  return most === null
    ? contribution.toFixed(2)
    : `${contribution.toFixed(2)} of ${most.toFixed(2)}`;
}
