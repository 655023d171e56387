import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../errors.ts';

/** The text of one definitions file, by its path within the folder. */
export type DefinitionFile = { file: string; text: string };

/** Every YAML file of a folder and its sub-folders in order of path; what cannot be read is a problem. */
export function readDefinitionFiles(directory: string): {
  files: DefinitionFile[];
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const paths = listYaml(directory, '', problems).sort();
  const files = paths.flatMap((file) => {
    const text = readText(join(directory, file));
    if (typeof text === 'string') return [{ file, text }];
    problems.push({ ...text, place: { file } });
    return [];
  });
  if (paths.length === 0 && problems.length === 0) {
    const message = `No .yaml file is in ${directory}. Name the folder that holds the definitions.`;
    problems.push({ message });
  }
  return { files, problems };
}

function listYaml(directory: string, within: string, problems: Problem[]): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(directory, within), { withFileTypes: true });
  } catch (error) {
    const message = `The folder ${within || directory} cannot be read: ${reasonOf(error)}. Check that it is there and may be read.`;
    problems.push({ message });
    return [];
  }
  return entries.flatMap((entry) => {
    const path = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return listYaml(directory, path, problems);
    return /\.ya?ml$/i.test(entry.name) ? [path] : [];
  });
}

function readText(path: string): string | Problem {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { message: `The file cannot be read: ${reasonOf(error)}. Check that it may be read.` };
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { message: 'The file is not UTF-8 text. Save it as UTF-8.' };
  }
}

/** The system's short code (ENOENT, EACCES); its sentence would repeat the whole path. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
