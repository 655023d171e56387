import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HeldFiles } from './held-files.ts';

const file = {
  agreementId: 'stafford-2014-15',
  fileName: 'filled.ods',
  bytes: new Uint8Array([1]),
};

describe('a file that waits', () => {
  test('is found by its key for its own agreement alone', () => {
    const files = new HeldFiles(() => 0);
    const key = files.keep(file);
    assert.equal(files.find(key, 'stafford-2014-15'), file);
    assert.equal(files.find(key, 'another'), undefined);
    assert.equal(files.find('guess', 'stafford-2014-15'), undefined);
  });

  test('is let go after half an hour, or when it is discarded', () => {
    let now = 0;
    const files = new HeldFiles(() => now);
    const key = files.keep(file);
    now = 30 * 60 * 1000 - 1;
    assert.equal(files.find(key, 'stafford-2014-15'), file);
    now += 1;
    assert.equal(files.find(key, 'stafford-2014-15'), undefined);
    const other = files.keep(file);
    files.discard(other);
    assert.equal(files.find(other, 'stafford-2014-15'), undefined);
  });

  test('gives way to later ones when there are more than twenty', () => {
    const files = new HeldFiles(() => 0);
    const keys = Array.from({ length: 21 }, () => files.keep(file));
    const held = keys.filter((key) => files.find(key, 'stafford-2014-15'));
    assert.deepEqual(held, keys.slice(1));
  });
});
