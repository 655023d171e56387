import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical.ts';

describe('canonical JSON', () => {
  test('is that of RFC 8785, section 3.2.2 and 3.2.3', () => {
    const sample = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    assert.equal(
      canonicalJson(sample),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts names by UTF-16 code units, as the sample of RFC 8785 in section 3.2.3', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const values = [...canonicalJson(sample).matchAll(/:"([^"]*)"/g)].map(([, value]) => value);
    const named = canonicalJson(sample)
      .split('","')
      .map((part) => part.replace(/.*":"|"}$/gs, ''));
    assert.equal(values.length, 7);
    assert.deepEqual(named, [
      ...['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign'],
      ...['Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh'],
    ]);
  });

  test('does not depend on the order in which members were set, and says the same as JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        assert.equal(canonicalJson(reversed), canonicalJson(value));
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('leaves out what has no value, and writes dates as their instant', () => {
    assert.equal(
      canonicalJson({ b: undefined, a: [undefined], d: new Date(Date.UTC(2008, 2, 31)) }),
      '{"a":[null],"d":"2008-03-31T00:00:00.000Z"}',
    );
  });

  test('puts the replacement character for what the database does not keep', () => {
    assert.equal(canonicalJson({ 'a\0': 'x\0y\ud800', 'a\ufffd': '😀' }), '{"a\ufffd":"😀"}');
    assert.equal(canonicalJson('x\0y\ud800'), '"x\ufffdy\ufffd"');
  });

  for (const [name, value] of Object.entries({
    NaN: Number.NaN,
    Infinity: Number.POSITIVE_INFINITY,
    'a Map': new Map([[1, 2]]),
    bytes: new Uint8Array([1]),
    'a big integer': 1n,
    'a function': () => 1,
  })) {
    test(`refuses ${name}`, () => {
      assert.throws(() => canonicalJson({ deep: [value] }), { code: 'ACCESS_AUDIT_UNSTORABLE' });
    });
  }
});
