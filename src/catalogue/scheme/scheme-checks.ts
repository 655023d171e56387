import type { Mistake } from '../mistake.ts';
import { factMistakes } from './fact-checks.ts';
import { gateMistakes } from './gate-checks.ts';
import { inputMistakes } from './input-checks.ts';
import type { KnownMetrics } from './metric-name-checks.ts';
import { publishedMistakes } from './published-checks.ts';
import type { SchemeDefinition } from './scheme-definition.ts';
import { namedInExamples } from './scheme-example-checks.ts';
import { weightMistakes } from './weight-checks.ts';
import { wholeMistakes } from './whole-checks.ts';

/** The mistakes of a scheme that its shape cannot show, each at the path where an author wrote it. */
export function schemeMistakes(scheme: SchemeDefinition, known: KnownMetrics): Mistake[] {
  return [
    ...factMistakes(scheme.rated.only, ['rated', 'only']),
    ...factMistakes(scheme.rated.except, ['rated', 'except']),
    ...scaleMistakes(scheme),
    ...inputMistakes(scheme, known),
    ...weightMistakes(scheme),
    ...wholeMistakes(scheme),
    ...gateMistakes(scheme, known),
    ...regionMistakes(scheme),
    ...moderationMistakes(scheme),
    ...publishedMistakes(scheme, known),
    ...namedInExamples(scheme),
  ];
}

function scaleMistakes({ scale: { from, to } }: SchemeDefinition): Mistake[] {
  if (from < to) return [];
  const message = `The scale goes from ${from} to ${to} and holds nothing. Write a “to” above its “from”.`;
  return [{ path: ['scale', 'to'], message }];
}

function moderationMistakes({ moderation, overall }: SchemeDefinition): Mistake[] {
  if (!moderation || overall.bands.length > 0) return [];
  const message =
    'The whole has no bands, so that none can be put in place of another. Add bands, or take the moderation out.';
  return [{ path: ['moderation'], message }];
}

/** A mean of band values must be a score that the bands of the whole hold. */
function regionMistakes({ regions, overall, domains }: SchemeDefinition): Mistake[] {
  if (!regions) return [];
  const [first, last] = [overall.bands[0], overall.bands.at(-1)];
  const values = [overall, ...domains].flatMap(({ bands }) => bands.map(({ value }) => value));
  if (first && last && values.every((value) => value >= first.from && value <= last.to)) return [];
  const message =
    'A region is read off the bands of the whole by the mean of band values, which they do not hold. Let them reach over every band value, or take “regions” out.';
  return [{ path: ['regions'], message }];
}
