import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inGroups, newTotpSecret, qrCode, stepAt, stepOfCode, totpAddress } from './totp.ts';

/** RFC 6238, appendix B: the ASCII text 12345678901234567890, here in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** Seconds since 1970, the time step in hexadecimal, and the code of 8 digits, of which apps show the last six. */
const vectors = [
  [59, '0000000000000001', '94287082'],
  [1111111109, '00000000023523EC', '07081804'],
  [1111111111, '00000000023523ED', '14050471'],
  [1234567890, '000000000273EF07', '89005924'],
  [2000000000, '0000000003F940AA', '69279037'],
  [20000000000, '0000000027BC86AA', '65353130'],
] as const;

for (const [seconds, step, code] of vectors) {
  test(`The code of RFC 6238 at ${seconds} s is taken and belongs to its time step`, () => {
    const now = new Date(seconds * 1000);
    assert.equal(stepOfCode(secret, code.slice(2), now), Number.parseInt(step, 16));
    assert.equal(stepAt(now), Number.parseInt(step, 16));
  });
}

test('A code is taken one time step early or late, and no further away', () => {
  // 287082 is the code of step 1, which is from 30 s to before 60 s.
  const at = (seconds: number) => stepOfCode(secret, '287082', new Date(seconds * 1000));
  assert.equal(at(0), 1);
  assert.equal(at(30), 1);
  assert.equal(at(89), 1);
  assert.equal(at(90), undefined);
});

test('A code may be typed with a space, and anything else is none', () => {
  const now = new Date(59_000);
  assert.equal(stepOfCode(secret, ' 287 082 ', now), 1);
  for (const text of ['94287082', '28708', '28708a', '', '２８７０８２', '-87082', '287082;']) {
    assert.equal(stepOfCode(secret, text, now), undefined, text);
  }
});

test('A new secret has 160 bits, as RFC 4226 recommends, and is another each time', () => {
  // Base32 writes 5 bits a letter: 160 bits are 32 letters.
  assert.match(newTotpSecret(), /^[A-Z2-7]{32}$/);
  assert.notEqual(newTotpSecret(), newTotpSecret());
});

test('A key to type stands in groups of four', () => {
  assert.equal(inGroups(secret), 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
});

test('The address of an app says whose account it is and which key', () => {
  const address = new URL(totpAddress(secret, { issuer: 'Gatehouse', label: 'a@b.example' }));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(address.host, 'totp');
  assert.equal(address.searchParams.get('secret'), secret);
  assert.equal(address.searchParams.get('issuer'), 'Gatehouse');
  assert.equal(address.searchParams.get('period'), '30');
});

test('A QR code has its three corner marks and a border of two', () => {
  const { size, outline } = qrCode('otpauth://totp/a');
  // ISO/IEC 18004: 21 squares and 4 more for each version; with the border 4 more.
  assert.equal((size - 4 - 21) % 4, 0);
  for (const [x, y] of [
    [2, 2],
    [size - 9, 2],
    [2, size - 9],
  ]) {
    assert.ok(outline.includes(`M${x},${y}h1v1h-1z`));
  }
  assert.ok(!outline.includes('M0,'));
});
