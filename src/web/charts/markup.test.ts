import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { element, escapeText } from './markup.ts';

describe('markup', () => {
  test('escapes texts and attributes, keeps what is markup', () => {
    const inner = element('title', { id: 'a"b' }, ['<b> & "c"']);
    assert.equal(
      element('g', { class: undefined, x: 1 }, [inner]).text,
      '<g x="1"><title id="a&quot;b">&lt;b&gt; &amp; &quot;c&quot;</title></g>',
    );
  });

  test('leaves out what XML cannot hold, keeps what it can', () => {
    assert.equal(escapeText('a\u0000b\u0007c\u001bd\uFFFEe\uD800f'), 'abcdef');
    assert.equal(escapeText('Llyswyn ŷ – 😀\n\t'), 'Llyswyn ŷ – 😀\n\t');
  });

  test('no text gets out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = escapeText(text);
        assert.doesNotMatch(written, /[<>"']/);
        assert.doesNotMatch(written.replace(/&(amp|lt|gt|quot|#39);/g, ''), /&/);
      }),
    );
  });
});
