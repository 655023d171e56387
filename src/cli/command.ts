import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { type GatehouseError, printPlace } from '../errors.ts';
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
  /** Opens the hub for one piece of work and closes it after. */
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
