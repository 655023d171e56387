import type { Metric } from '../metric.ts';
import type { Mistake } from '../mistake.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

/** The metrics that a scheme may name. */
export type KnownMetrics = {
  metrics: readonly Metric[];
  /** The codes of every metric that is declared, sound or not. */
  codes: readonly string[];
};

/** The mistakes of a scheme that its shape cannot show, each at the path where an author wrote it. */
export function schemeMistakes(_definition: SchemeDefinition, _known: KnownMetrics): Mistake[] {
  return [];
}
