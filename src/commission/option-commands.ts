import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { parties } from '../catalogue/index.ts';
import { several } from '../cli/options.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import type { Said } from './agreement/acting-for.ts';
import { type Change, changeSchema } from './agreement/change.ts';
import { getFile } from './agreement/get-agreement.ts';
import { setChanges } from './agreement/set-changes.ts';
import type { Seen } from './agreement/signing-actions.ts';

/** Who acts, as the options say; with a token it is the person whose token it is. */
export type ActorOptions = Said;

/** Who acts: the operator says it, a person may leave it out. */
export function withActor(command: Command): Command {
  return command
    .addOption(new Option('--party <party>', 'who acts').choices(parties))
    .option('--name <name>', 'the name of who acts; with a token your own', readWords)
    .option('--role <role>', 'their role; with a token your own', readWords);
}

function readWords(text: string): string {
  const words = text.trim();
  if (words !== '') return words;
  throw new InvalidArgumentError('Say who acts.');
}

export const actorBy = ({ party, name, role }: ActorOptions): Said => ({
  ...(party && { party }),
  ...(name && { name }),
  ...(role && { role }),
});

/** Changes on the command line: `--set table/row/column=text`, or a file of them. */
export function withChanges(command: Command): Command {
  return command
    .option('--set <cell=text>', 'a cell as table/row/column=text; may be repeated', several)
    .option('--changes <file>', 'a JSON file with a list of changes');
}

export type ChangeOptions = { set?: string[]; changes?: string };

/** The changes that a command line asks for, made on the content they are to be made on. */
export async function readChanges(
  content: Parameters<typeof setChanges>[0],
  { set = [], changes }: ChangeOptions,
): Promise<Change[]> {
  return [...setChanges(content, set), ...(changes === undefined ? [] : await readFileOf(changes))];
}

async function readFileOf(path: string): Promise<Change[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw unreadable(`The file ${path} cannot be read. Check the path.`, cause);
  }
  try {
    return z.array(changeSchema).parse(JSON.parse(text));
  } catch (cause) {
    const message = `${path} is no list of changes in JSON: each is { "kind": "cell", "at": { "table", "row", "column" }, "before", "after" }, or a row added or removed.`;
    throw unreadable(message, cause);
  }
}

function unreadable(message: string, cause: unknown): GatehouseError {
  return new GatehouseError('COMMISSION_CHANGES_UNREADABLE', message, { cause });
}

/** A file's bytes; throws COMMISSION_CHANGES_UNREADABLE. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadable(`The file ${path} cannot be read. Check the path.`, cause);
  }
}

/** A whole number from 1, as an option or argument. */
export function readNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number from 1.');
}

/** The version that was saved last, as somebody read it. */
export async function latest({ database }: Hub, id: string): Promise<Seen> {
  const last = (await getFile(database, id)).versions.at(-1);
  return { version: last?.number ?? 0, contentHash: last?.contentHash ?? '' };
}
