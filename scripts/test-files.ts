import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The compiled test files under `root/dist`, sorted, narrowed to paths that contain one of the
 * words, and none that follows a `!`. A compiled file whose source is gone is left out, so that a
 * removed test cannot pass.
 */
export function listTestFiles(root: string, words: readonly string[] = []): string[] {
  const dist = join(root, 'dist');
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.js'))
    .filter((path) => existsSync(join(root, path.replace(/\.js$/, '.ts'))))
    .filter((path) => isAskedFor(path, words))
    .sort()
    .map((path) => join(dist, path));
}

function isAskedFor(path: string, words: readonly string[]): boolean {
  const wanted = words.filter((word) => !word.startsWith('!'));
  const unwanted = words.filter((word) => word.startsWith('!')).map((word) => word.slice(1));
  if (unwanted.some((word) => path.includes(word))) return false;
  return wanted.length === 0 || wanted.some((word) => path.includes(word));
}
