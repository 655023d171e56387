import { addDecimals, decimalOf, multiplyDecimals, numberOf } from '../decimal.ts';
import { roundHalfAway } from '../rounding.ts';
import type { Band, RollUp } from './scheme.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

/** The least and the most that a score can be. */
export type Reach = { from: number; to: number };

/** What is rolled up: how far its score reaches, and every weight that it may have. */
type Part = { reach: Reach | undefined; weights: readonly number[] };

/** How far the score of a domain reaches; undefined where it has no inputs. */
export function reachOfDomain(
  { scale, inputs }: Pick<SchemeDefinition, 'scale' | 'inputs'>,
  { code, rollUp }: { code: string; rollUp: RollUp },
): Reach | undefined {
  return reachOf(
    inputs
      .filter(({ domain }) => domain === code)
      .map((input) => ({ reach: scale, weights: weightsOf(input) })),
    rollUp,
  );
}

/** What the whole is made of; none where that is not declared. */
function partsOfWhole(scheme: SchemeDefinition): Part[] {
  const { domains, inputs, overall, scale } = scheme;
  if (overall.of === 'inputs') {
    return inputs.map((input) => ({ reach: scale, weights: weightsOf(input) }));
  }
  return domains.map((domain) => ({
    reach:
      overall.of === 'domain bands' ? reachOfBands(domain.bands) : reachOfDomain(scheme, domain),
    weights: [domain.weight],
  }));
}

/** How far the score of the whole reaches; undefined where a part of it has none. */
export function reachOfWhole(scheme: SchemeDefinition): Reach | undefined {
  return reachOf(partsOfWhole(scheme), scheme.overall.rollUp);
}

/** How far the scores reach that the whole is made of; undefined where one has none. */
export function reachOfParts(scheme: SchemeDefinition): Reach | undefined {
  return reachOf(partsOfWhole(scheme), { kind: 'minimum' });
}

/** The same once scores are rounded: what bands must hold where they are read off rounded scores. */
export function roundedReach(
  { from, to }: Reach,
  { places, beforeBands }: SchemeDefinition['rounding'],
): Reach {
  if (!beforeBands) return { from, to };
  return { from: roundHalfAway(from, places), to: roundHalfAway(to, places) };
}

function weightsOf({ weight, weights }: SchemeDefinition['inputs'][number]): number[] {
  return [weight, ...weights.map((rule) => rule.weight)];
}

function reachOfBands(bands: readonly Band[]): Reach | undefined {
  if (bands.length === 0) return undefined;
  const values = bands.map(({ value }) => value);
  return { from: Math.min(...values), to: Math.max(...values) };
}

/** A mean and a minimum lie among their parts, whichever of them are known; a sum adds the ends up. */
function reachOf(parts: readonly Part[], { kind }: RollUp): Reach | undefined {
  const known = parts.flatMap(({ reach, weights }) => (reach ? [{ reach, weights }] : []));
  if (known.length === 0 || known.length < parts.length) return undefined;
  if (kind === 'share met') return { from: 0, to: 100 };
  if (kind !== 'sum') {
    return {
      from: Math.min(...known.map(({ reach }) => reach.from)),
      to: Math.max(...known.map(({ reach }) => reach.to)),
    };
  }
  return {
    from: sum(known.map(({ reach, weights }) => Math.min(...weights.map(times(reach.from))))),
    to: sum(known.map(({ reach, weights }) => Math.max(...weights.map(times(reach.to))))),
  };
}

const times = (end: number) => (weight: number) =>
  numberOf(multiplyDecimals(decimalOf(weight), decimalOf(end)));

function sum(values: readonly number[]): number {
  return numberOf(values.map(decimalOf).reduce(addDecimals, decimalOf(0)));
}
