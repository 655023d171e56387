import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { listTestFiles } from './test-files.ts';

const root = mkdtempSync(join(tmpdir(), 'gatehouse-tests-'));
const runner = fileURLToPath(new URL('./test.js', import.meta.url));

function write(path: string, content = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function runTests(words: string[], env: Record<string, string> = {}) {
  const { NODE_TEST_CONTEXT: _nested, GATEHOUSE_TEST_NO_SKIPS: _strict, ...outer } = process.env;
  const options = { cwd: root, encoding: 'utf8', env: { ...outer, ...env } } as const;
  const { status, stdout } = spawnSync(process.execPath, [runner, ...words], options);
  return { status, last: stdout.trimEnd().split('\n').at(-1) };
}

const head = "import { test } from 'node:test';\n";
write('package.json', '{"type":"module"}');
for (const name of ['src/good', 'src/bad', 'src/skips', 'src/empty']) write(`${name}.test.ts`);
write('dist/src/good.test.js', `${head}test('good', () => {});`);
write('dist/src/bad.test.js', `${head}test('bad', () => { throw new Error('bad'); });`);
write(
  'dist/src/skips.test.js',
  `${head}test('x', () => {}); test('y', {skip: 'needs z'}, () => {});`,
);
write('dist/src/empty.test.js');
write('dist/src/removed.test.js', `${head}test('removed', () => {});`);
after(() => rmSync(root, { recursive: true }));

describe('the test runner', () => {
  test('finds compiled tests that still have a source, narrowed by words', () => {
    const found = listTestFiles(root).map((path) => path.slice(join(root, 'dist/src/').length));
    assert.deepEqual(found, ['bad.test.js', 'empty.test.js', 'good.test.js', 'skips.test.js']);
    assert.deepEqual(listTestFiles(root, ['removed']), []);
    assert.equal(listTestFiles(root, ['good', 'bad']).length, 2);
    assert.equal(listTestFiles(root, ['!good', '!empty']).length, 2);
    assert.equal(listTestFiles(root, ['src', '!good']).length, 3);
  });

  test('ends with the counts and fails when a test failed', () => {
    assert.deepEqual(runTests(['good']), { status: 0, last: '1 passed, 0 failed' });
    assert.deepEqual(runTests(['good', 'bad']), { status: 1, last: '1 passed, 1 failed' });
  });

  test('fails when no test ran', () => {
    assert.deepEqual(runTests(['nowhere']), { status: 1, last: '0 passed, 0 failed' });
    assert.deepEqual(runTests(['empty']), { status: 1, last: '0 passed, 0 failed' });
  });

  test('accepts a skip unless it is told not to', () => {
    const last = '1 passed, 0 failed, 1 skipped';
    assert.deepEqual(runTests(['skips']), { status: 0, last });
    assert.deepEqual(runTests(['skips'], { GATEHOUSE_TEST_NO_SKIPS: '1' }), { status: 1, last });
    assert.deepEqual(runTests(['skips'], { GATEHOUSE_TEST_NO_SKIPS: '' }), { status: 0, last });
  });
});
