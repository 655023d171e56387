import type { Mistake } from '../mistake.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

/** Weights of which there is nothing to be shared out: of a domain, of all domains, or of the whole. */
export function weightMistakes({ inputs, domains, overall }: SchemeDefinition): Mistake[] {
  const weighing = inputs.filter(canWeigh);
  const mistakes = domains.flatMap(({ code }, index): Mistake[] => {
    const path = ['domains', index];
    if (!inputs.some(({ domain }) => domain === code)) {
      const message = `No input belongs to “${code}”. Add one, or take the domain out.`;
      return [{ path, message }];
    }
    const message = `All inputs of “${code}” weigh 0. Give one of them a weight.`;
    return weighing.some(({ domain }) => domain === code) ? [] : [{ path, message }];
  });
  if (domains.length === 0 && weighing.length === 0) {
    mistakes.push({
      path: ['inputs'],
      message: 'All inputs weigh 0. Give one of them a weight.',
    });
  }
  if (
    domains.length > 0 &&
    overall.of !== 'inputs' &&
    domains.every(({ weight }) => weight === 0)
  ) {
    mistakes.push({
      path: ['domains'],
      message: 'All domains weigh 0. Give one of them a weight.',
    });
  }
  return mistakes;
}

function canWeigh({ weight, weights }: SchemeDefinition['inputs'][number]): boolean {
  return weight > 0 || weights.some((rule) => rule.weight > 0);
}
