import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refuseUnstorable, unstorableIn } from './storable-text.ts';

describe('a text', () => {
  test('of any script, with emoji, tabs and ends of lines, can be kept', () => {
    for (const text of [
      '',
      'a\tb\r\nc',
      '\u202eעברית العربية',
      '👩‍👩‍👧 £1 – “two”',
      '\u{10FFFF}',
    ]) {
      assert.equal(unstorableIn(text), undefined, JSON.stringify(text));
    }
  });

  test('with what PostgreSQL or XML refuses cannot, and the message names the character', () => {
    for (const [text, name] of [
      ['a\u0000b', 'U+0000'],
      ['\u000b', 'U+000B'],
      ['x\u001f', 'U+001F'],
      ['\ud800 half', 'U+D800'],
      ['half \udc00', 'U+DC00'],
      ['\uffff', 'U+FFFF'],
    ] as const) {
      assert.match(unstorableIn(text) ?? '', new RegExp(`${name.replace('+', '\\+')}`));
    }
  });
});

test('every text that cannot be kept is refused at once, with its place', () => {
  const said = {
    title: 'a\u0000',
    actor: { name: 'Ada', role: '\u0007' },
    changes: [{ cells: { name: 'fine' } }, { cells: { name: '\ud800' } }],
    reason: null,
    number: 1,
  };
  assert.throws(
    () => refuseUnstorable(said),
    (error: {
      code?: string;
      status?: number;
      problems?: Array<{ place?: { path?: string } }>;
    }) => {
      assert.deepEqual([error.code, error.status], ['COMMISSION_TEXT_UNSTORABLE', 422]);
      assert.deepEqual(
        error.problems?.map(({ place }) => place?.path),
        ['title', 'actor/role', 'changes/1/cells/name'],
      );
      return true;
    },
  );
  refuseUnstorable({ title: 'a', nested: [{ deep: 'b' }] });
});
