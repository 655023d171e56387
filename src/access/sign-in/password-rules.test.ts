import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packageRoot } from '../../config.ts';
import { loadCommonPasswords } from './known-passwords.ts';
import { passwordProblems } from './password-rules.ts';

const common = loadCommonPasswords(packageRoot);
const ownWords = ['Jane Okonkwo', 'j.okonkwo@stafford.example'];
const problems = (password: string) => passwordProblems(password, { common, ownWords });

test('A password has at least 15 characters, as NIST SP 800-63B-4 asks of one that alone lets in', () => {
  assert.match(problems('kestrel-vlinder')[0]?.message ?? 'none', /^none$/);
  assert.match(problems('kestrel-vlinde')[0]?.message ?? '', /at least 15 characters/);
});

test('Characters are counted as Unicode counts them, after NFKC', () => {
  // 14 emoji of two UTF-16 units each are 14 characters.
  assert.equal(problems('🦉🐢🌋🪁🧭🥝🎻🪐🦔🍄🛶🧶🪵🐙').length, 1);
  assert.deepEqual(problems('🦉🐢🌋🪁🧭🥝🎻🪐🦔🍄🛶🧶🪵🐙🍋 kestrel'), []);
  // ﬃ is one character before NFKC and three after it.
  assert.deepEqual(problems('ﬃkestrelvlinde'), []);
});

test('Sixty-four characters and more may be used, up to 128, and none must be of any kind', () => {
  const long = 'kestrel vlinder pampas '.repeat(6);
  assert.deepEqual(problems(long.slice(0, 128)), []);
  assert.match(problems(long.slice(0, 129))[0]?.message ?? '', /at most 128/);
  assert.deepEqual(problems('kestrelvlinderpampas'), []);
});

const guessable = [
  'passwordpassword',
  'Password1Password1',
  'P@ssw0rdP@ssw0rd',
  'passw0rd-123456-2024',
  'correct horse battery staple',
  '123456789012345678',
  'qwertyuiopasdfghjkl',
  'aaaaaaaaaaaaaaaaaaaa',
  'blueskblueskbluesk',
  'Gatehouse2026Gatehouse',
  'JaneOkonkwo123456',
  'j.okonkwo@stafford.example',
  'okonkwo-stafford-gatehouse',
  'letmein letmein letmein!!!',
  'abcdefghijklmnop',
  'zyxwvutsrqponmlk',
  '...................',
];
for (const password of guessable) {
  test(`"${password}" is refused as made up of what is guessed first`, () => {
    assert.match(problems(password)[0]?.message ?? 'accepted', /guessed first/);
  });
}

test('A known word within an unknown one, or beside it, does no harm', () => {
  for (const password of [
    'dragon lampshade orbit',
    'my password is kestrelvlinder',
    'stafford-pampas-vlinder',
  ]) {
    assert.deepEqual(problems(password), [], password);
  }
});

test('The problem leads to the field and never says the password', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, maxLength: 200 }), (password) => {
      for (const problem of problems(password)) {
        assert.equal(problem.place?.path, 'newPassword');
        assert.equal(problem.found, undefined);
      }
    }),
  );
});

test('The shipped list is in lower case and holds nothing so short that every password is made up of it', () => {
  assert.ok(common.size >= 300);
  for (const word of common) {
    assert.equal(word, word.toLowerCase());
    assert.ok([...word].length >= 3, word);
  }
});
