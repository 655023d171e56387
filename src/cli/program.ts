import { Command, type CommanderError } from 'commander';
import type { AddCommands, Setting } from './command.ts';
import { exitCodes, permissionOf } from './command.ts';

const exitCodeHelp = `
Exit codes:
  0  all is well
  ${exitCodes.refused}  refused, or mistakes found: see the messages
  ${exitCodes.usage}  the command line could not be understood
  ${exitCodes.surroundings}  the surroundings do not allow it (database, data directory, settings)

Settings from the environment: PORT, HOST, GATEHOUSE_DATA_DIR, DATABASE_URL (see the README).`;

/** The program `gatehouse` with the commands of every room. */
export function buildProgram(
  version: string,
  setting: Setting,
  rooms: readonly AddCommands[],
): Command {
  const program = new Command('gatehouse')
    .description('The open commissioning and performance hub for prisons and probation.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(add --help for what may be written)')
    .configureOutput({ writeOut: setting.out, writeErr: (text) => setting.errorStream.write(text) })
    .addHelpText('after', exitCodeHelp)
    .hook('preAction', (_program, action) => setting.begin(permissionOf(action)));
  for (const add of rooms) add(program, setting);
  return program;
}

/** The exit code of a command line that commander refused; asking for help is no mistake. */
export function usageExitCode(error: CommanderError): number {
  return error.exitCode === 0 ? 0 : exitCodes.usage;
}
