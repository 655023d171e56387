import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { claimCodes, codesIn, firstByCode } from './declared.ts';
import { type Definition, itemsOf } from './definition.ts';
import { domainDefinition } from './domain-definition.ts';
import { type Claim, duplicateProblems } from './duplicates.ts';
import type { Domain, Metric } from './metric.ts';
import { type LooseMetric, looseMetric, metricMistakes } from './metric-checks.ts';
import { metricDefinition, metricOf } from './metric-definition.ts';
import { type Declared, problemsAt } from './mistake.ts';
import { valueAt } from './shape-problem.ts';

/** The mistakes of metrics that their shape cannot show, without those of their formulas. */
export function metricProblems(
  metrics: readonly Definition[],
  domains: readonly Definition[],
): Problem[] {
  const codes = codesIn(domains);
  const loose = metrics.flatMap((file) =>
    itemsOf(file).flatMap(({ item, path }): Declared<LooseMetric>[] => {
      const value = looseMetric.safeParse(item).data;
      return value ? [{ value, path, file }] : [];
    }),
  );
  return [
    ...loose.flatMap((item) =>
      problemsAt(item, item.value.code, metricMistakes(item.value, codes)),
    ),
    ...duplicateProblems('code', metrics.flatMap(claimCodes)),
    ...duplicateProblems('title', loose.flatMap(claimTitles)),
  ];
}

/** A metric is found by its title or its short title, so the two share one pool of names. */
function claimTitles({ value, path, file }: Declared<LooseMetric>): Claim[] {
  const { title, shortTitle } = value;
  const same = title?.trim().toLowerCase() === shortTitle?.trim().toLowerCase();
  return [
    { name: title, field: 'title' },
    { name: same ? undefined : shortTitle, field: 'shortTitle' },
  ].flatMap(({ name, field }) =>
    name === undefined ? [] : [{ name, place: file.yaml.placeOf([...path, field]) }],
  );
}

/** Every metric of a sound shape with its place, as the files have them. */
export function declaredMetrics(files: readonly Definition[]): Declared<Metric>[] {
  return files.flatMap((file) => {
    const era = z.string().safeParse(valueAt(file.yaml.value, ['era'])).data;
    return itemsOf(file).flatMap(({ item, path }): Declared<Metric>[] => {
      const definition = metricDefinition.safeParse(item).data;
      return definition && era !== undefined
        ? [{ value: metricOf(definition, era), file, path }]
        : [];
    });
  });
}

/** Delivery before context, era by era, otherwise as the files have them; the first of equal codes. */
export function orderedMetrics(declared: ReadonlyArray<Declared<Metric>>): Metric[] {
  const metrics = firstByCode(declared.map(({ value }) => value));
  return metrics.sort((a, b) => compare(b.use, a.use) || compare(a.era, b.era));
}

/** The domains in their order; the first of equal codes. */
export function orderedDomains(files: readonly Definition[]): Domain[] {
  const domains = files.flatMap((file) =>
    itemsOf(file).flatMap(({ item }) => domainDefinition.safeParse(item).data ?? []),
  );
  return firstByCode(domains).sort((a, b) => a.order - b.order);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
