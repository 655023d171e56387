import { unknownName } from '../declared.ts';
import { duplicateCodes } from '../duplicates.ts';
import { type Mistake, within } from '../mistake.ts';
import { factMistakes } from './fact-checks.ts';
import { figureMistakes, type KnownMetrics } from './metric-name-checks.ts';
import type { SchemeDefinition } from './scheme-definition.ts';
import { viewMistakes } from './view-checks.ts';

type InputDefinition = SchemeDefinition['inputs'][number];

/** The mistakes of the inputs of a scheme, and of the views that they share. */
export function inputMistakes(scheme: SchemeDefinition, known: KnownMetrics): Mistake[] {
  const { inputs, views, scale } = scheme;
  return [
    ...duplicateCodes({ what: 'input', items: inputs, path: ['inputs'] }),
    ...(views ? viewMistakes(views, scale, ['views']) : []),
    ...inputs.flatMap((input, index) =>
      within(
        ['inputs', index],
        [
          ...figureMistakes(input.metrics, scheme.rated, known),
          ...domainMistakes(input, scheme),
          ...ownViewMistakes(input, scheme),
          ...weightRuleMistakes(input),
        ],
      ),
    ),
  ];
}

function domainMistakes({ code, domain }: InputDefinition, { domains }: SchemeDefinition) {
  const there = domains.map((one) => one.code);
  if (domain === undefined) {
    const message = `“${code}” belongs to no domain, and the scheme has some. Add domain: ${there[0]} or another.`;
    return there.length === 0 ? [] : [{ path: [], message }];
  }
  return unknownName({ what: 'domain', name: domain, there, path: ['domain'] });
}

function ownViewMistakes({ code, views }: InputDefinition, scheme: SchemeDefinition): Mistake[] {
  if (views) return viewMistakes(views, scheme.scale, ['views']);
  const message = `“${code}” is not scored. Add views to it, or to the scheme for all inputs.`;
  return scheme.views ? [] : [{ path: [], message }];
}

function weightRuleMistakes({ weights }: InputDefinition): Mistake[] {
  return weights.flatMap(({ when }, index) => factMistakes(when, ['weights', index, 'when']));
}
