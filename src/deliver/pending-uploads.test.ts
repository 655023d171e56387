import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type PendingLimits, PendingUploads } from './pending-uploads.ts';

function uploads(limits: Partial<PendingLimits> = {}) {
  let now = 0;
  const pending = new PendingUploads(() => now, limits);
  const keep = (name: string, size = 1) =>
    pending.keep({ name, bytes: new Uint8Array(size), period: undefined });
  const nameOf = (id: string) => {
    const found = pending.find(id);
    return found?.state === 'waiting' ? found.file.name : undefined;
  };
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { pending, keep, nameOf, pass };
}

describe('uploads that wait for confirmation', () => {
  test('are found by an id of their own that cannot be guessed', () => {
    const { keep, nameOf } = uploads();
    const ids = ['a.csv', 'a.csv', 'b.csv'].map((name) => keep(name));
    assert.equal(new Set(ids).size, 3);
    assert.ok(ids.every((id) => /^[\w-]{32}$/.test(id)));
    assert.deepEqual(ids.map(nameOf), ['a.csv', 'a.csv', 'b.csv']);
    assert.equal(nameOf('guess'), undefined);
  });

  test('are gone after a while', () => {
    const { keep, nameOf, pass } = uploads({ milliseconds: 1000 });
    const early = keep('early.csv');
    pass(600);
    const late = keep('late.csv');
    pass(400);
    assert.equal(nameOf(early), undefined);
    assert.equal(nameOf(late), 'late.csv');
  });

  test('make room, the oldest first, when there are too many', () => {
    const { keep, nameOf } = uploads({ files: 2 });
    const ids = ['a', 'b', 'c'].map((name) => keep(name));
    assert.deepEqual(ids.map(nameOf), [undefined, 'b', 'c']);
  });

  test('make room, the oldest first, when they hold too many bytes', () => {
    const { keep, nameOf } = uploads({ bytes: 100 });
    const ids = [keep('a', 40), keep('b', 40), keep('c', 70)];
    assert.deepEqual(ids.map(nameOf), [undefined, undefined, 'c']);
    const large = keep('large', 500);
    assert.equal(nameOf(large), 'large');
  });

  test('tell what became of them once they are stored, without their bytes', () => {
    const { pending, keep, nameOf } = uploads({ bytes: 100 });
    const id = keep('a', 90);
    pending.store(id, 7);
    assert.deepEqual(pending.find(id), { state: 'stored', batchId: 7 });
    const other = keep('b', 90);
    assert.deepEqual(pending.find(id), { state: 'stored', batchId: 7 });
    assert.equal(nameOf(other), 'b');
  });

  test('are forgotten when they are discarded', () => {
    const { pending, keep } = uploads();
    const id = keep('a');
    pending.discard(id);
    assert.equal(pending.find(id), undefined);
  });
});
