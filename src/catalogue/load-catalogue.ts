import type { Calendar } from '../calendar/index.ts';
import type { Problem } from '../errors.ts';
import { loadTemplates } from './agreement/load-templates.ts';
import { claimCodes, codesIn } from './declared.ts';
import { type Definition, readDefinition } from './definition.ts';
import { readDefinitionFiles } from './definition-file.ts';
import type { DefinitionKind } from './definition-schemas.ts';
import { duplicateProblems } from './duplicates.ts';
import { exampleProblems } from './example-checks.ts';
import { formulaProblems } from './formula-checks.ts';
import { declaredMetrics, metricProblems, orderedDomains, orderedMetrics } from './load-metrics.ts';
import { loadRecordTypes } from './load-records.ts';
import { loadTallies } from './load-tallies.ts';
import type { Catalogue, Metric } from './metric.ts';
import type { Mistake } from './mistake.ts';
import { loadReturns } from './return/load-returns.ts';
import { loadRoles } from './role/load-roles.ts';
import { loadSchemes, schemeExampleProblems } from './scheme/load-schemes.ts';
import type { Scheme } from './scheme/scheme.ts';
import { loadSuppression } from './suppression/load-suppression.ts';

/** Runs the worked examples of a scheme and gives what does not come out, at paths within the scheme. */
export type SchemeExamples = (scheme: Scheme, metrics: readonly Metric[]) => Mistake[];

/**
 * Reads every definitions file of a folder, and gives every mistake at once with its file, line and
 * remedy. With a calendar the examples of metrics run too, and with `schemeExamples` those of schemes (a
 * room further on rates), as soon as there is no other mistake. The catalogue holds what is sound; do not
 * serve it while there are problems.
 */
export function loadCatalogue(
  definitionsDir: string,
  calendar?: Calendar,
  schemeExamples?: SchemeExamples,
): { catalogue: Catalogue; problems: Problem[] } {
  const { files, problems } = readDefinitionFiles(definitionsDir);
  const { catalogue, metrics, schemes, ...made } = declare(files.map(readDefinition));
  const found = [...problems, ...made.problems];
  if (found.length > 0) return { catalogue, problems: found.sort(byPlace) };
  return {
    catalogue,
    problems: [
      ...(calendar ? exampleProblems(metrics, { catalogue, calendar }) : []),
      ...(schemeExamples
        ? schemeExampleProblems(schemes, (scheme) => schemeExamples(scheme, catalogue.metrics))
        : []),
    ],
  };
}

/** What definitions declare, with the places of what has examples. */
function declare(definitions: readonly Definition[]) {
  const those = (wanted: DefinitionKind) => definitions.filter(({ kind }) => kind === wanted);
  const { breakdowns, recordTypes, ...records } = loadRecordTypes(
    those('breakdowns'),
    those('records'),
  );
  const counts = loadTallies(those('tallies'), {
    recordTypes,
    breakdowns,
    declared: codesIn(those('records')),
  });
  const metrics = declaredMetrics(those('metrics'));
  const tallyCodes = codesIn(those('tallies'));
  const returned = loadReturns(those('returns'), {
    ...{ breakdowns, tallies: counts.tallies, tallyCodes },
    ...{ recordTypeCodes: codesIn(those('records')), metricCodes: codesIn(those('metrics')) },
  });
  const known = { metrics: metrics.map(({ value }) => value), codes: codesIn(those('metrics')) };
  const { templates, ...forms } = loadTemplates(those('agreements'), known.metrics, known.codes);
  const { schemes, ...ratings } = loadSchemes(those('schemes'), known);
  const { roles, ...duties } = loadRoles(those('roles'));
  const { suppression, ...hiding } = loadSuppression(those('suppression'));
  const catalogue: Catalogue = {
    metrics: orderedMetrics(metrics),
    domains: orderedDomains(those('domains')),
    breakdowns,
    recordTypes: [...recordTypes, ...returned.recordTypes],
    tallies: [...counts.tallies, ...returned.tallies],
    templates,
    schemes,
    returns: returned.returns,
    roles,
    suppression,
  };
  const problems = [
    ...definitions.flatMap((definition) => definition.problems),
    ...duplicateProblems('domain code', those('domains').flatMap(claimCodes)),
    ...metricProblems(those('metrics'), those('domains')),
    ...[records, counts, returned, forms, ratings, duties, hiding].flatMap((part) => part.problems),
    ...formulaProblems(metrics, catalogue, {
      tallies: [...tallyCodes, ...returned.tallyCodes],
      metrics: known.codes,
    }),
  ];
  return { catalogue, metrics, schemes: ratings.declared, problems };
}

/** Every mistake of a definitions folder; empty when all is right. Examples run as loadCatalogue says. */
export function checkDefinitions(
  definitionsDir: string,
  calendar?: Calendar,
  schemeExamples?: SchemeExamples,
): Problem[] {
  return loadCatalogue(definitionsDir, calendar, schemeExamples).problems;
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
