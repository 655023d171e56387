import { addDecimals, decimalOf, multiplyDecimals, numberOf } from '../decimal.ts';
import { roundHalfAway } from '../rounding.ts';
import type { Band, RollUp } from './scheme.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

/** The least and the most that a score can be. */
export type Reach = { from: number; to: number };

/** What is rolled up: how far its score reaches, and every weight that it may have. */
type Part = { reach: Reach; weights: readonly number[] };

/** How far the score of a domain reaches, before it is rounded. */
export function reachOfDomain(
  scheme: Pick<SchemeDefinition, 'scale' | 'inputs'>,
  { code, rollUp }: { code: string; rollUp: RollUp },
): Reach {
  const within = scheme.inputs.filter(({ domain }) => domain === code);
  return reachOf(inputParts(scheme, within), rollUp);
}

/** How far the score of the whole reaches, before it is rounded. */
export function reachOfWhole(
  scheme: Pick<SchemeDefinition, 'scale' | 'inputs' | 'domains' | 'overall'>,
): Reach {
  const { domains, inputs, overall } = scheme;
  return reachOf(
    overall.of === 'inputs' ? inputParts(scheme, inputs) : partsOf(scheme, domains, overall.of),
    overall.rollUp,
  );
}

/** What goes into the whole, by what it is made of, reaches at the ends of this. */
export function reachOfParts(scheme: Parameters<typeof reachOfWhole>[0]): Reach {
  const { domains, overall, scale } = scheme;
  return overall.of === 'inputs' ? scale : hull(partsOf(scheme, domains, overall.of));
}

/** The same reach after scores are rounded: what bands must hold where they are read off rounded scores. */
export function roundedReach(
  { from, to }: Reach,
  { places, beforeBands }: SchemeDefinition['rounding'],
): Reach {
  if (!beforeBands) return { from, to };
  return { from: roundHalfAway(from, places), to: roundHalfAway(to, places) };
}

function inputParts(
  { scale }: Pick<SchemeDefinition, 'scale'>,
  inputs: SchemeDefinition['inputs'],
): Part[] {
  return inputs.map(({ weight, weights }) => ({
    reach: scale,
    weights: [weight, ...weights.map((rule) => rule.weight)],
  }));
}

function partsOf(
  scheme: Pick<SchemeDefinition, 'scale' | 'inputs'>,
  domains: SchemeDefinition['domains'],
  of: 'domain scores' | 'domain bands',
): Part[] {
  return domains.map((domain) => ({
    reach: of === 'domain scores' ? reachOfDomain(scheme, domain) : reachOfBands(domain.bands),
    weights: [domain.weight],
  }));
}

function reachOfBands(bands: readonly Band[]): Reach {
  const values = bands.map(({ value }) => value);
  return { from: Math.min(...values), to: Math.max(...values) };
}

/** A mean and a minimum lie among their parts, whichever of them are known; a sum adds the ends up. */
function reachOf(parts: readonly Part[], { kind }: RollUp): Reach {
  if (kind === 'share met') return { from: 0, to: 100 };
  if (kind !== 'sum') return hull(parts);
  return {
    from: sum(parts.map(({ reach, weights }) => Math.min(...weights.map(times(reach.from))))),
    to: sum(parts.map(({ reach, weights }) => Math.max(...weights.map(times(reach.to))))),
  };
}

function hull(parts: readonly Part[]): Reach {
  return {
    from: Math.min(...parts.map(({ reach }) => reach.from)),
    to: Math.max(...parts.map(({ reach }) => reach.to)),
  };
}

const times = (end: number) => (weight: number) =>
  numberOf(multiplyDecimals(decimalOf(weight), decimalOf(end)));

function sum(values: readonly number[]): number {
  return numberOf(values.map(decimalOf).reduce(addDecimals, decimalOf(0)));
}
