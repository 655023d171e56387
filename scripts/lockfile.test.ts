import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../src/config.ts';
import { type Lockfile, lockfileProblems, lockfileSchema } from './lockfile.ts';

const sound = { version: '1.0.0', integrity: 'sha512-abc', license: 'MIT' };

function problemsWith(locked: Lockfile['packages'][string]): string[] {
  return lockfileProblems(
    { lockfileVersion: 3, packages: { 'node_modules/a': locked } },
    '20.19.0',
  );
}

describe('the check of the lockfile', () => {
  test('finds nothing wrong with a sound package', () => {
    assert.deepEqual(problemsWith(sound), []);
    assert.deepEqual(problemsWith({ ...sound, license: '(MIT OR GPL-3.0)' }), []);
    assert.deepEqual(problemsWith({ ...sound, license: 'MPL-2.0', dev: true }), []);
    assert.deepEqual(problemsWith({ ...sound, engines: { node: '^20.19.0 || >=22.12.0' } }), []);
  });

  test('names each thing that is wrong with one', () => {
    const wrong: ReadonlyArray<[change: object, pattern: RegExp]> = [
      [{ integrity: undefined }, /^a 1\.0\.0 has no SHA-512/],
      [{ integrity: 'sha1-abc' }, /no SHA-512/],
      [{ resolved: 'git+ssh://host/a.git' }, /not come from a registry/],
      [{ resolved: 'http://host/a.tgz' }, /over HTTPS/],
      [{ link: true }, /link to a folder/],
      [{ hasInstallScript: true }, /runs a script/],
      [{ deprecated: 'use b' }, /deprecated/],
      [{ license: 'GPL-3.0' }, /licence that is not allowed: GPL-3\.0/],
      [{ license: 'MPL-2.0' }, /licence/],
      [{ license: 'MIT AND GPL-3.0' }, /licence/],
      [{ license: undefined }, /licence that is not allowed: none/],
      [{ engines: { node: '>=22' } }, /does not run on Node\.js 20\.19\.0: >=22/],
    ];
    for (const [change, pattern] of wrong) {
      const found = problemsWith({ ...sound, ...change });
      assert.equal(found.length, 1, JSON.stringify(change));
      assert.match(found[0] ?? '', pattern);
    }
  });

  test('wants exact versions of what we ask for', () => {
    const packages = {
      '': { dependencies: { a: '^1.0.0', b: '1.4.4-r.1' }, devDependencies: { c: '*' } },
    };
    assert.deepEqual(
      lockfileProblems({ lockfileVersion: 3, packages }, '20.19.0').map(
        (text) => text.split(' ')[0],
      ),
      ['a', 'c'],
    );
  });

  test('is content with our own', () => {
    const text = readFileSync(join(packageRoot, 'package-lock.json'), 'utf8');
    const own = lockfileSchema.parse(JSON.parse(text));
    assert.deepEqual(lockfileProblems(own, '20.19.0'), []);
    assert.ok(Object.keys(own.packages).length > 20);
  });
});
