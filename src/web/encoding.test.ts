import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { chooseEncoding, encode, worthCompressing } from './encoding.ts';

describe('encodings', () => {
  test('brotli is preferred to gzip, and nothing is assumed', () => {
    assert.equal(chooseEncoding('gzip, deflate, br, zstd'), 'br');
    assert.equal(chooseEncoding('gzip;q=1.0, identity;q=0.5'), 'gzip');
    assert.equal(chooseEncoding('deflate'), 'identity');
    assert.equal(chooseEncoding(''), 'identity');
    assert.equal(chooseEncoding(undefined), 'identity');
  });

  test('an encoding of quality zero is refused', () => {
    assert.equal(chooseEncoding('br;q=0, gzip'), 'gzip');
    assert.equal(chooseEncoding('br; q=0.000, gzip;q=0'), 'identity');
    assert.equal(chooseEncoding('br;q=0.001'), 'br');
  });

  test('small bodies, images and archives stay as they are', () => {
    assert.ok(worthCompressing('text/html; charset=utf-8', 2000));
    assert.ok(!worthCompressing('text/html; charset=utf-8', 200));
    assert.ok(!worthCompressing('application/vnd.oasis.opendocument.spreadsheet', 200_000));
  });

  test('every encoding decodes to the same bytes', async () => {
    const body = Buffer.from('a figure, '.repeat(500));
    assert.deepEqual(brotliDecompressSync(await encode(body, 'br')), body);
    assert.deepEqual(gunzipSync(await encode(body, 'gzip')), body);
    assert.equal(await encode(body, 'identity'), body);
  });
});
