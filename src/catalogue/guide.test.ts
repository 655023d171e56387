import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { getCalendar, loadCalendars } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import { checkDefinitions } from './load-catalogue.ts';

test('the files of the guide to metrics are sound, and their examples come out', (context) => {
  const guide = readFileSync(join(packageRoot, 'docs/guides/add-a-metric.md'), 'utf8');
  const files = [...guide.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text]) => text ?? '');
  assert.equal(files.length, 4);
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-guide-'));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const name of ['domains.yaml', 'breakdowns.yaml']) {
    cpSync(join(packageRoot, 'definitions', name), join(folder, name));
  }
  for (const [index, text] of files.entries()) writeFileSync(join(folder, `${index}.yaml`), text);
  assert.deepEqual(checkDefinitions(folder, getCalendar(loadCalendars(packageRoot))), []);
});
