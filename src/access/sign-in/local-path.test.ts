import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { confirmAddress, localPath, signInAddress } from './local-path.ts';

const ours = 'https://hub.example';

test('A page of this hub is gone on to, with its query and its place on the page', () => {
  for (const path of ['/', '/ratings', '/ratings?period=2007-08', '/a/b#c', '/x?next=%2Fy']) {
    assert.equal(localPath(path), path);
  }
});

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/./\\evil.example',
  '/..//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '',
  '?x',
  '/\u0000/evil.example',
  '/%00\r\nSet-Cookie: a=b',
];
for (const next of elsewhere) {
  test(`${JSON.stringify(next)} leads home and nowhere else`, () => {
    assert.equal(localPath(next), '/');
  });
}

test('No text leads to another site, whatever a browser makes of it', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\n',
    '\r',
    ' ',
    ':',
    '@',
    '?',
    '#',
    '%2F',
    '%5C',
    'evil.example',
    'https:',
    'a',
    '\u0000',
    '\u00a0',
    '。',
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.array(pieces, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
    fc.webUrl(),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, (next) => {
      const path = localPath(next);
      assert.equal(new URL(path, ours).origin, ours);
      assert.equal(new URL(path, 'http://127.0.0.1:3000').origin, 'http://127.0.0.1:3000');
      // A header takes it as it stands, and reading it again changes nothing.
      assert.doesNotThrow(() => new Headers({ location: path }));
      assert.equal(localPath(path), path);
    }),
    { numRuns: 2000 },
  );
});

test('The pages to sign in and to confirm lead back to where somebody was', () => {
  assert.equal(signInAddress('/ratings?a=b&c=d'), '/sign-in?next=%2Fratings%3Fa%3Db%26c%3Dd');
  assert.equal(
    confirmAddress('/agreements/1/sign'),
    '/sign-in/confirm?next=%2Fagreements%2F1%2Fsign',
  );
  assert.equal(signInAddress('//evil.example'), '/sign-in');
});
