import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { packageRoot } from '../../src/config.ts';
import { changedText, runs } from './fuzzing.ts';

const shipped = join(packageRoot, 'definitions');
const longestText = 12_000;

/** One short shipped file of every kind. */
function examples(): Array<{ path: string; text: string }> {
  const paths = readdirSync(shipped, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yaml'),
  );
  const byKind = new Map<string, { path: string; text: string }>();
  for (const path of paths.sort()) {
    const text = readFileSync(join(shipped, path), 'utf8').slice(0, longestText);
    const kind = /^kind: *(\w+)/m.exec(text)?.[1] ?? '';
    const known = byKind.get(kind);
    if (!known || text.length < known.text.length) byKind.set(kind, { path, text });
  }
  return [...byKind.values()];
}

describe('a damaged definition', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-fuzz-'));
  const file = join(folder, 'damaged.yaml');
  after(() => rmSync(folder, { recursive: true }));

  for (const { path, text } of examples()) {
    test(`such as ${path} loads, or every mistake is told with its place`, () => {
      fc.assert(
        fc.property(changedText(text), (damaged) => {
          writeFileSync(file, Buffer.from(damaged));
          for (const { message } of loadCatalogue(folder).problems) assert.ok(message.length > 0);
        }),
        runs(60),
      );
    });
  }

  test('that grows without end by its references is refused', () => {
    const layers = Array.from({ length: 12 }, (_, at) =>
      at === 0 ? 'a0: &a0 [x, x]' : `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}*a${at - 1}]`,
    );
    writeFileSync(file, `kind: metrics\n${layers.join('\n')}\nmetrics: *a11\n`);
    assert.ok(loadCatalogue(folder).problems.length > 0);
  });
});
