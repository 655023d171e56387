import { unknownName } from '../declared.ts';
import type { Metric } from '../metric.ts';
import { type Mistake, within } from '../mistake.ts';
import { rangeOf } from '../range.ts';
import type { Step } from '../yaml-text.ts';
import { type KnownMetrics, unknownMetric } from './metric-name-checks.ts';
import type { Band } from './scheme.ts';
import type { SchemeDefinition } from './scheme-definition.ts';

/** What was published must be a metric that can be set beside what is computed. */
export function publishedMistakes(scheme: SchemeDefinition, known: KnownMetrics): Mistake[] {
  const { published, domains: declared, overall } = scheme;
  if (!published) return [];
  const there = declared.map(({ code }) => code);
  return within(
    ['published'],
    [
      ...namedMistakes(published.overall, known, ['overall'], (metric) =>
        bandsBeside(metric, overall.bands),
      ),
      ...namedMistakes(published.position, known, ['position'], placeBeside),
      ...Object.entries(published.domains).flatMap(([name, metric]) => {
        const path = ['domains', name];
        const domain = declared.find(({ code }) => code === name);
        if (!domain) return unknownName({ what: 'domain', name, there, path });
        return namedMistakes(metric, known, path, (found) => bandsBeside(found, domain.bands));
      }),
    ],
  );
}

function namedMistakes(
  name: string | undefined,
  known: KnownMetrics,
  path: Step[],
  find: (metric: Metric) => string | undefined,
): Mistake[] {
  if (name === undefined) return [];
  const metric = known.metrics.find(({ code }) => code === name);
  if (!metric) return unknownMetric(name, known, path);
  const message = find(metric);
  return message === undefined ? [] : [{ path, message }];
}

function placeBeside({ code, unit }: Metric): string | undefined {
  if (unit === 'position') return undefined;
  return `“${code}” is in ${unit} and no place. Name a metric of the unit position.`;
}

/** A rating has the bands as its choices; where a scheme numbers its levels, a score reaches over their values. */
function bandsBeside(metric: Metric, bands: readonly Band[]): string | undefined {
  const { code, unit, choices = [] } = metric;
  if (bands.length === 0)
    return `There are no bands to set “${code}” beside. Add bands, or take it out.`;
  if (unit === 'score') return valuesBeside(metric, bands);
  if (unit !== 'rating') {
    return `“${code}” is in ${unit}. Name a metric of the unit rating, or score where levels are numbered.`;
  }
  const labels = bands.map(({ label }) => label);
  if (labels.join('\n') === choices.join('\n')) return undefined;
  return `The bands are ${labels.join(', ')}, and “${code}” can be ${choices.join(', ')}. Let both be the same, the worst first.`;
}

function valuesBeside(metric: Metric, bands: readonly Band[]): string | undefined {
  const { min, max } = rangeOf(metric);
  const [worst, best] = [bands[0]?.value, bands.at(-1)?.value];
  if (min === worst && max === best) return undefined;
  return `The bands have the values ${worst} to ${best}, and “${metric.code}” is not of that range. Let both be the same.`;
}
