import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { getScheme, loadCatalogue } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { schemeExampleMistakes } from './scheme-examples.ts';

test('the scheme of the guide is sound, and its example comes out', (context) => {
  const guide = readFileSync(join(packageRoot, 'docs/guides/schemes.md'), 'utf8');
  const [text, ...more] = [...guide.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml]) => yaml);
  assert.deepEqual(more, []);
  assert.ok(text);
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-guide-'));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(packageRoot, 'definitions'), folder, { recursive: true });
  writeFileSync(join(folder, 'guide.yaml'), text);
  const { catalogue, problems } = loadCatalogue(folder, undefined, schemeExampleMistakes);
  assert.deepEqual(problems, []);
  assert.equal(getScheme(catalogue, 'safe-and-busy').examples.length, 1);
});
