import { join } from 'node:path';
import type { Command } from 'commander';
import { getCalendar, loadCalendars } from '../calendar/index.ts';
import { type AddCommands, exitCodes, needs, type Setting } from '../cli/command.ts';
import { formatOption } from '../cli/options.ts';
import { type Column, type Format, printRows } from '../cli/output.ts';
import { type Problem, printPlace } from '../errors.ts';
import { describeRecordType } from './describe-record-type.ts';
import { explainMetric } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { findRecordType, findScheme, findTally } from './find-declared.ts';
import { getMetric } from './find-metric.ts';
import { checkDefinitions, loadCatalogue, type SchemeExamples } from './load-catalogue.ts';
import type { Catalogue } from './metric.ts';
import { explainScheme } from './scheme/scheme-words.ts';
import { explainTally } from './tally-words.ts';

const columns: Column<Problem>[] = [
  { heading: 'Where', read: ({ place }) => (place ? printPlace(place) : '') },
  { heading: 'Mistake', read: ({ message }) => message },
  { heading: 'Found', read: ({ found }) => found ?? '' },
  { heading: 'Expected', read: ({ expected }) => expected ?? '' },
];

const noteColumns: Column<Explanation>[] = [
  { heading: 'About', read: ({ term }) => term },
  { heading: 'Said', read: ({ text }) => text },
];

/** `gatehouse definitions check` and `explain`; the examples of schemes are run by whoever rates. */
export function addCatalogueCommands(schemeExamples: SchemeExamples): AddCommands {
  return (program, setting) => {
    const definitions = program.command('definitions').description('Look after the definitions.');
    addCheckCommand(definitions, setting, schemeExamples);
    addExplainCommand(definitions, setting);
  };
}

function addCheckCommand(
  definitions: Command,
  { config, out, note }: Setting,
  schemeExamples: SchemeExamples,
): void {
  needs(definitions.command('check'), 'see published')
    .description(
      'Run the examples and report every mistake in a folder of definitions, with file, line and what to do.',
    )
    .argument('[folder]', 'the folder', join(config.root, 'definitions'))
    .addOption(formatOption())
    .action((folder: string, options: { format: Format }) => {
      const calendar = getCalendar(loadCalendars(config.root));
      const problems = checkDefinitions(folder, calendar, schemeExamples);
      if (problems.length > 0 || options.format !== 'table') {
        out(printRows(options.format, problems, columns));
      }
      note(
        problems.length === 0
          ? `No mistakes in ${folder}.`
          : `${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'} in ${folder}.`,
      );
      if (problems.length > 0) process.exitCode = exitCodes.refused;
    });
}

function addExplainCommand(definitions: Command, { config, out }: Setting): void {
  needs(definitions.command('explain'), 'see published')
    .description(
      'Say in words what a metric, a tally, a record type or a scheme of rating is, from its definition.',
    )
    .argument('<code>', 'its code; a metric goes by its title too, a scheme by code@version')
    .addOption(formatOption())
    .action((code: string, options: { format: Format }) => {
      const folder = join(config.root, 'definitions');
      const { catalogue } = loadCatalogue(folder);
      out(printRows(options.format, explainDeclared(catalogue, code), noteColumns));
    });
}

/** Whatever goes by a code; throws CATALOGUE_UNKNOWN_METRIC with the nearest metrics when nothing does. */
function explainDeclared(catalogue: Catalogue, code: string): Explanation[] {
  const scheme = findScheme(catalogue, code);
  if (scheme) return explainScheme(scheme, catalogue);
  const tally = findTally(catalogue, code);
  const type = findRecordType(catalogue, tally?.record ?? code);
  if (tally && type) return explainTally(tally, type, catalogue.breakdowns);
  if (!type) return explainMetric(getMetric(catalogue, code), catalogue);
  const { about, providers, happened, source, fields } = describeRecordType(type);
  return [
    { term: type.title, text: `${about} ${providers} ${happened}` },
    ...fields.map(({ name, title, takes }) => ({ term: `${name}: ${title}`, text: takes })),
    { term: 'Source', text: source },
  ];
}
