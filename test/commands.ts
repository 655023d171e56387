import { type Permission, requirePermission } from '../src/access/index.ts';
import type { AddCommands } from '../src/cli/command.ts';
import { buildProgram } from '../src/cli/program.ts';
import { readConfig } from '../src/config.ts';
import type { Hub } from '../src/hub.ts';

/** Runs a command line of a room over a hub; gives what it printed and noted, and its exit code. */
export async function runCommand(
  hub: Hub,
  add: AddCommands,
  words: readonly string[],
): Promise<{ out: string; notes: string[]; exitCode: typeof process.exitCode }> {
  let out = '';
  const notes: string[] = [];
  const setting = {
    config: readConfig({}),
    out: (text: string) => {
      out += text;
    },
    note: (text: string) => notes.push(text),
    begin: (permission: Permission) => requirePermission(hub.caller, permission),
    errorStream: process.stderr,
    withHub: <T>(_command: string, work: (known: Hub) => Promise<T>) => work(hub),
  };
  const codeBefore = process.exitCode;
  await buildProgram('0.0.0', setting, [add]).parseAsync(words, { from: 'user' });
  const { exitCode } = process;
  process.exitCode = codeBefore;
  return { out, notes, exitCode };
}

/** The width of the widest table that was printed, by the rules under the headings; 0 where there is none. */
export function widestTable(out: string): number {
  const rules = out.split('\n').filter((line) => /^-+( +-+)+$/.test(line));
  return Math.max(0, ...rules.map(({ length }) => length));
}
