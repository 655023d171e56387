import { unknownName } from '../declared.ts';
import { listWords } from '../field-words.ts';
import type { Metric } from '../metric.ts';
import type { Mistake } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';
import type { Rated } from './scheme.ts';

/** The metrics that a scheme may name. */
export type KnownMetrics = {
  metrics: readonly Metric[];
  /** The codes of every metric that is declared, sound or not. */
  codes: readonly string[];
};

/** The metrics from which figures of those rated are taken, each with a mistake where it can give none. */
export function figureMistakes(
  names: readonly string[],
  { kinds }: Rated,
  known: KnownMetrics,
): Mistake[] {
  const seen = new Set<string>();
  return names.flatMap((name, index): Mistake[] => {
    const path: Step[] = ['metrics', index];
    if (seen.has(name)) return [{ path, message: `“${name}” stands twice. Take one out.` }];
    seen.add(name);
    const metric = known.metrics.find(({ code }) => code === name);
    if (!metric) return unknownMetric(name, known, path);
    const message = unfitFor(metric, kinds);
    return message === undefined ? [] : [{ path, message }];
  });
}

export function unknownMetric(name: string, { codes }: KnownMetrics, path: Step[]): Mistake[] {
  return unknownName({ what: 'metric', name, there: codes, path });
}

function unfitFor({ code, unit, appliesTo }: Metric, kinds: Rated['kinds']): string | undefined {
  if (unit === 'rating') {
    return `“${code}” is a word and gives no figure. Name a metric with figures.`;
  }
  if (kinds.some((kind) => appliesTo.kinds.includes(kind))) return undefined;
  const rated = listWords(kinds.map((kind) => `${kind}s`));
  return `“${code}” is asked of none whom the scheme rates: ${rated}. Name a metric that is.`;
}
