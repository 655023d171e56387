import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import type { Problem } from '../errors.ts';
import { checkDefinitions } from './load-catalogue.ts';

/** Where the folders of one test file stand; taken away when its tests are done. */
export const root = mkdtempSync(join(tmpdir(), 'gatehouse-definitions-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** A folder with these files in it. */
export function folder(files: Record<string, string | Uint8Array>): string {
  const directory = mkdtempSync(join(root, 'folder-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return directory;
}

export const domains = `kind: domains
domains:
  - { code: safety, title: Safety, note: Being safe., order: 2 }
  - { code: courts, title: Courts, note: In time., order: 1 }
`;

const fields: Record<string, string> = {
  code: 'K01',
  title: 'Escapes of prisoners',
  shortTitle: 'Escapes',
  unit: 'count',
  decimals: '0',
  polarity: 'lower',
  periodicity: 'year',
  domain: 'safety',
  appliesTo: '{ kinds: [establishment] }',
  note: 'Counted by date.',
  source: 'A report',
};

/** A metrics file; a field set to undefined is left out. Fields stand one a line from line 4. */
export function metrics(...changes: Array<Record<string, string | undefined>>): string {
  const items = changes.map((change) => {
    const lines = Object.entries({ ...fields, ...change })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `    ${key}: ${value}`);
    return lines.join('\n').replace(/^ {3}/, '  -');
  });
  return `kind: metrics\nera: 2007-08\nmetrics:\n${items.join('\n')}\n`;
}

/** What is wrong with a file of such metrics, beside sound domains. */
export function problemsOf(...changes: Array<Record<string, string | undefined>>): Problem[] {
  return checkDefinitions(folder({ 'domains.yaml': domains, 'm.yaml': metrics(...changes) }));
}

/** The one problem that there should be. */
export function only(problems: Problem[]): Problem {
  assert.equal(problems.length, 1, JSON.stringify(problems, null, 2));
  const [problem] = problems;
  assert.ok(problem);
  return problem;
}
