import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { checkDefinitions } from './load-catalogue.ts';
import { domains, folder, metrics, only, root } from './sample-definitions.ts';

describe('loadCatalogue names a mistake in a file', () => {
  const single = (content: string | Uint8Array) =>
    only(checkDefinitions(folder({ 'm.yaml': content })));

  test('bad YAML', () => {
    const problem = single('kind: metrics\nera: [2007-08\n');
    assert.match(problem.message, /^Not valid YAML: .*Check the indentation/);
    assert.equal(problem.place?.file, 'm.yaml');
  });

  test('a special character without quotes', () => {
    const problem = single('kind: metrics\nunitText: %\n');
    assert.match(problem.message, /must stand in quotes/);
    assert.deepEqual([problem.place?.line, problem.place?.column], [2, '11']);
  });

  test('a tab as indentation', () => {
    const problem = single('kind: metrics\nmetrics:\n\t- code: K01\n');
    assert.match(problem.message, /indented with a tab\. Use spaces/);
    assert.deepEqual(problem.place, { file: 'm.yaml', line: 3, column: '1' });
  });

  test('the same key twice, two documents, and a tag', () => {
    assert.match(single('kind: metrics\nkind: domains\n').message, /stands twice/);
    assert.match(single('kind: metrics\n---\nkind: domains\n').message, /one document/);
    assert.match(single('kind: !!js/function metrics\n').message, /Not valid YAML/);
  });

  test('a wrong kind, no kind, no map, nothing at all', () => {
    const wrong = single('kind: metric\n');
    assert.match(wrong.message, /no kind "metric".*Write one of metrics, domains/);
    assert.equal(wrong.place?.line, 1);
    assert.match(single('metrics: []\n').message, /does not say what it holds/);
    assert.match(single('- a\n- b\n').message, /does not say what it holds/);
    assert.match(single('kind: __proto__\n').message, /no kind/);
    assert.match(single('').message, /The file is empty/);
    assert.match(single('# only a comment\n').message, /The file is empty/);
  });

  test('a list that is empty or not a list', () => {
    assert.match(single('kind: domains\ndomains: []\n').message, /“domains” cannot be \[\]/);
    assert.match(single('kind: domains\ndomains: five\n').message, /Write a list of domains/);
    assert.match(single('kind: domains\ndomains: [5]\n').message, /Item 1 of “domains”/);
  });

  test('text that is not UTF-8, but not its byte order mark', () => {
    assert.match(single(new Uint8Array([0xff, 0xfe, 0x6b])).message, /not UTF-8/);
    assert.deepEqual(checkDefinitions(folder({ 'd.yaml': `\ufeff${domains}` })), []);
  });

  test('aliases that would grow without end', () => {
    const bomb = ['a: &a [x, x]'];
    for (const [to, from] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih']) {
      bomb.push(`${to}: &${to} [${`*${from}, `.repeat(9)}*${from}]`);
    }
    assert.match(single(bomb.join('\n')).message, /cannot be resolved/);
  });

  test('a file that cannot be read, beside the mistakes of others', () => {
    const directory = folder({ 'd.yaml': domains, 'm.yaml': metrics({ unit: 'x' }) });
    symlinkSync(join(directory, 'gone'), join(directory, 'lost.yaml'));
    const problems = checkDefinitions(directory);
    assert.match(problems[0]?.message ?? '', /cannot be read: ENOENT/);
    assert.equal(problems.length, 2);
  });

  test('a folder that is not there, and one without definitions', () => {
    assert.match(only(checkDefinitions(join(root, 'nowhere'))).message, /cannot be read: ENOENT/);
    assert.match(only(checkDefinitions(folder({ 'a.txt': '' }))).message, /No \.yaml file is in/);
  });
});
