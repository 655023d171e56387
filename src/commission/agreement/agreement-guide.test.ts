import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCatalogue } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { cellAt } from './content.ts';
import { readShippedAgreement } from './shipped-agreement.ts';

test('the template and the agreement of the guide are sound and fit each other', (context) => {
  const guide = readFileSync(join(packageRoot, 'docs/guides/agreement-templates.md'), 'utf8');
  const [template, agreement, ...more] = [...guide.matchAll(/^```yaml\n(.*?)^```/gms)].map(
    ([, text]) => text,
  );
  assert.deepEqual(more, []);
  assert.ok(template && agreement);
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-guide-'));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(packageRoot, 'definitions'), folder, { recursive: true });
  writeFileSync(join(folder, 'guide.yaml'), template);
  const { catalogue, problems } = loadCatalogue(folder);
  assert.deepEqual(problems, []);
  const { content } = readShippedAgreement(agreement, 'guide', catalogue);
  const at = { table: 'workshops', row: 'total', column: 'core-hours' };
  assert.equal(cellAt(content, at), '1465.00');
});
