import assert from 'node:assert/strict';

/** For tests: that a number is what is expected, within this part of it (of 1, where that is larger). */
export function near(found: number, expected: number, within: number): void {
  const room = within * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(found - expected) <= room, `${found} is not within ${within} of ${expected}`);
}

/** For tests: that a number is what is expected within this part of it, however small it is. */
export function closeTo(found: number, expected: number, within: number): void {
  const apart = Math.abs(found / expected - 1);
  assert.ok(apart <= within, `${found} is ${apart} of itself away from ${expected}`);
}
