import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The well-known passwords of `data/passwords/common.txt`, in lower case, one a line. */
export function loadCommonPasswords(root: string): ReadonlySet<string> {
  const text = readFileSync(join(root, 'data', 'passwords', 'common.txt'), 'utf8');
  return new Set(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
}
