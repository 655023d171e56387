import { join } from 'node:path';
import { Option } from 'commander';
import { getCalendar, loadCalendars } from '../calendar/index.ts';
import { type AddCommands, exitCodes } from '../cli/command.ts';
import { type Column, type Format, formats, printRows } from '../cli/output.ts';
import { type Problem, printPlace } from '../errors.ts';
import { checkDefinitions } from './load-catalogue.ts';

const columns: Column<Problem>[] = [
  { heading: 'Where', read: ({ place }) => (place ? printPlace(place) : '') },
  { heading: 'Mistake', read: ({ message }) => message },
  { heading: 'Found', read: ({ found }) => found ?? '' },
  { heading: 'Expected', read: ({ expected }) => expected ?? '' },
];

/** `gatehouse definitions check`. */
export const addCatalogueCommands: AddCommands = (program, { config, out, note }) => {
  const definitions = program.command('definitions').description('Look after the definitions.');
  definitions
    .command('check')
    .description(
      'Run the examples and report every mistake in a folder of definitions, with file, line and what to do.',
    )
    .argument('[folder]', 'the folder', join(config.root, 'definitions'))
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('table'))
    .action((folder: string, options: { format: Format }) => {
      const calendar = getCalendar(loadCalendars(config.root));
      const problems = checkDefinitions(folder, calendar);
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
};
