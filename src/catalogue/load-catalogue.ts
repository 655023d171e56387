import type { Calendar } from '../calendar/index.ts';
import type { Problem } from '../errors.ts';
import { loadTemplates } from './agreement/load-templates.ts';
import { claimCodes, codesIn } from './declared.ts';
import { readDefinition } from './definition.ts';
import { readDefinitionFiles } from './definition-file.ts';
import type { DefinitionKind } from './definition-schemas.ts';
import { duplicateProblems } from './duplicates.ts';
import { exampleProblems } from './example-checks.ts';
import { formulaProblems } from './formula-checks.ts';
import { declaredMetrics, metricProblems, orderedDomains, orderedMetrics } from './load-metrics.ts';
import { loadRecordTypes } from './load-records.ts';
import { loadTallies } from './load-tallies.ts';
import type { Catalogue } from './metric.ts';

/**
 * Reads every definitions file of a folder, and gives every mistake at once with its file, line and
 * remedy. With a calendar the examples of metrics run too, as soon as there is no other mistake. The
 * catalogue holds what is sound; do not serve it while there are problems.
 */
export function loadCatalogue(
  definitionsDir: string,
  calendar?: Calendar,
): { catalogue: Catalogue; problems: Problem[] } {
  const { files, problems } = readDefinitionFiles(definitionsDir);
  const definitions = files.map(readDefinition);
  const those = (wanted: DefinitionKind) => definitions.filter(({ kind }) => kind === wanted);
  const { breakdowns, recordTypes, ...records } = loadRecordTypes(
    those('breakdowns'),
    those('records'),
  );
  const { tallies, ...counts } = loadTallies(those('tallies'), {
    recordTypes,
    breakdowns,
    declared: codesIn(those('records')),
  });
  const metrics = declaredMetrics(those('metrics'));
  const { templates, ...forms } = loadTemplates(
    those('agreements'),
    metrics.map(({ value }) => value),
    codesIn(those('metrics')),
  );
  const catalogue = {
    metrics: orderedMetrics(metrics),
    domains: orderedDomains(those('domains')),
    breakdowns,
    recordTypes,
    tallies,
    templates,
  };
  const found = [
    ...problems,
    ...definitions.flatMap((definition) => definition.problems),
    ...duplicateProblems('domain code', those('domains').flatMap(claimCodes)),
    ...metricProblems(those('metrics'), those('domains')),
    ...records.problems,
    ...counts.problems,
    ...forms.problems,
    ...formulaProblems(metrics, catalogue, {
      tallies: codesIn(those('tallies')),
      metrics: codesIn(those('metrics')),
    }),
  ];
  if (calendar && found.length === 0) {
    return { catalogue, problems: exampleProblems(metrics, { catalogue, calendar }) };
  }
  return { catalogue, problems: found.sort(byPlace) };
}

/** Every mistake of a definitions folder; empty when all is right. Examples run where a calendar is given. */
export function checkDefinitions(definitionsDir: string, calendar?: Calendar): Problem[] {
  return loadCatalogue(definitionsDir, calendar).problems;
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
