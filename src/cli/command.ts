import type { Command } from 'commander';
import type { Permission } from '../access/index.ts';
import type { Config } from '../config.ts';
import { GatehouseError, printPlace } from '../errors.ts';
import type { Hub } from '../hub.ts';

/** What commands exit with, besides 0 when all is well. */
export const exitCodes = {
  /** The work was refused or found mistakes: a file with problems, definitions that are wrong. */
  refused: 1,
  /** The command line could not be understood. */
  usage: 2,
  /** The surroundings do not allow it: the database cannot be reached, the data directory is held. */
  surroundings: 3,
} as const;

/** What a command works with. */
export type Setting = {
  config: Config;
  out: (text: string) => void;
  /** Notes for the person at the terminal; never mixed with what the command prints. */
  note: (text: string) => void;
  errorStream: NodeJS.WriteStream;
  /** Told what the command that runs needs; the hub is opened for nobody who may not. */
  begin: (permission: Permission) => void;
  /** Opens the hub for one piece of work, as whoever runs the command may see it, and closes it after. */
  withHub: <T>(command: string, work: (hub: Hub) => Promise<T>) => Promise<T>;
};

/** Adds a room's commands to the program. */
export type AddCommands = (program: Command, setting: Setting) => void;

/** An error as text for a terminal: the message, then every problem with its place. */
export function printError(error: GatehouseError): string {
  const problems = error.problems.map((problem) => {
    const place = problem.place ? `${printPlace(problem.place)}: ` : '';
    const found = problem.found === undefined ? '' : ` Found: ${problem.found || '(blank)'}.`;
    const expected = problem.expected === undefined ? '' : ` Expected: ${problem.expected}.`;
    return `  ${place}${problem.message}${found}${expected}\n`;
  });
  return `${error.message}\n${problems.join('')}`;
}

const declared = new WeakMap<Command, Permission>();

/** Declares what somebody must be allowed to do to run this command; gives the command back. */
export function needs(command: Command, permission: Permission): Command {
  declared.set(command, permission);
  return command;
}

/** What a command needs. Throws CLI_NO_PERMISSION for one that declares nothing: a mistake in the program. */
export function permissionOf(command: Command): Permission {
  const permission = declared.get(command);
  if (permission !== undefined) return permission;
  throw new GatehouseError(
    'CLI_NO_PERMISSION',
    `The command ${command.name()} does not say what it needs.`,
    { status: 500 },
  );
}
