import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { type Definition, itemsOf, readDefinition } from './definition.ts';
import { readDefinitionFiles } from './definition-file.ts';
import { domainDefinition } from './domain-definition.ts';
import { type Claim, duplicateProblems } from './duplicates.ts';
import { type Catalogue, type Domain, emptyCatalogue, type Metric } from './metric.ts';
import { type LooseMetric, looseMetric, metricMistakes } from './metric-checks.ts';
import { metricDefinition, metricOf } from './metric-definition.ts';
import { valueAt } from './shape-problem.ts';
import type { Step } from './yaml-text.ts';

/**
 * Reads every definitions file of a folder, and gives every mistake at once with its file, line and
 * remedy. The catalogue holds what is sound; do not serve it while there are problems.
 */
export function loadCatalogue(definitionsDir: string): {
  catalogue: Catalogue;
  problems: Problem[];
} {
  const { files, problems } = readDefinitionFiles(definitionsDir);
  const definitions = files.map(readDefinition);
  const domains = definitions.filter(({ kind }) => kind === 'domains');
  const metrics = definitions.filter(({ kind }) => kind === 'metrics');
  return {
    catalogue: {
      ...emptyCatalogue,
      metrics: soundMetrics(metrics),
      domains: soundDomains(domains),
    },
    problems: [
      ...problems,
      ...definitions.flatMap((definition) => definition.problems),
      ...duplicateProblems('domain code', domains.flatMap(claimCodes)),
      ...metricProblems(metrics, domains.flatMap(claimCodes)),
    ].sort(byPlace),
  };
}

/** Every mistake of a definitions folder; empty when all is right. */
export function checkDefinitions(definitionsDir: string): Problem[] {
  return loadCatalogue(definitionsDir).problems;
}

type LooseItem = { metric: LooseMetric; path: Step[]; file: Definition };

function metricProblems(metrics: readonly Definition[], domains: readonly Claim[]): Problem[] {
  const codes = [...new Set(domains.map(({ name }) => name))];
  const loose = metrics.flatMap((file) =>
    itemsOf(file).flatMap(({ item, path }) => {
      const metric = looseMetric.safeParse(item).data;
      return metric ? [{ metric, path, file }] : [];
    }),
  );
  return [
    ...loose.flatMap((item) => mistakeProblems(item, codes)),
    ...duplicateProblems('code', metrics.flatMap(claimCodes)),
    ...duplicateProblems('title', loose.flatMap(claimTitles)),
  ];
}

function mistakeProblems(
  { metric, path, file }: LooseItem,
  domainCodes: readonly string[],
): Problem[] {
  return metricMistakes(metric, domainCodes).map((mistake) => ({
    message: metric.code ? `${metric.code}: ${mistake.message}` : mistake.message,
    place: file.yaml.placeOf([...path, ...mistake.path]),
    ...(mistake.expected === undefined ? {} : { expected: mistake.expected }),
  }));
}

/** A metric is found by its title or its short title, so the two share one pool of names. */
function claimTitles({ metric, path, file }: LooseItem): Claim[] {
  const { title, shortTitle } = metric;
  const same = title?.trim().toLowerCase() === shortTitle?.trim().toLowerCase();
  return [
    { name: title, field: 'title' },
    { name: same ? undefined : shortTitle, field: 'shortTitle' },
  ].flatMap(({ name, field }) =>
    name === undefined ? [] : [{ name, place: file.yaml.placeOf([...path, field]) }],
  );
}

function claimCodes(file: Definition): Claim[] {
  return itemsOf(file).flatMap(({ item, path }) => {
    const code = z.object({ code: z.string() }).safeParse(item).data?.code;
    return code === undefined ? [] : [{ name: code, place: file.yaml.placeOf([...path, 'code']) }];
  });
}

/** Delivery before context, era by era, otherwise as the files have them; the first of equal codes. */
function soundMetrics(files: readonly Definition[]): Metric[] {
  const metrics = files.flatMap((file) => {
    const era = z.string().safeParse(valueAt(file.yaml.value, ['era'])).data;
    return itemsOf(file).flatMap(({ item }) => {
      const definition = metricDefinition.safeParse(item).data;
      return definition && era !== undefined ? [metricOf(definition, era)] : [];
    });
  });
  return firstByCode(metrics).sort((a, b) => compare(b.use, a.use) || compare(a.era, b.era));
}

function soundDomains(files: readonly Definition[]): Domain[] {
  const domains = files.flatMap((file) =>
    itemsOf(file).flatMap(({ item }) => domainDefinition.safeParse(item).data ?? []),
  );
  return firstByCode(domains).sort((a, b) => a.order - b.order);
}

function firstByCode<Coded extends { code: string }>(items: readonly Coded[]): Coded[] {
  const first = new Map<string, Coded>();
  for (const item of items) {
    const key = item.code.toLowerCase();
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}

function byPlace(a: Problem, b: Problem): number {
  return (
    compare(a.place?.file ?? '', b.place?.file ?? '') ||
    (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
    Number(a.place?.column ?? 0) - Number(b.place?.column ?? 0)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
