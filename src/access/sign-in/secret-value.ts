import { createHash, createHmac, randomBytes } from 'node:crypto';

const bytesOfValue = 32;

/** A random value of 256 bits that nobody guesses, in letters that a cookie and an address may hold. */
export function newSecretValue(): string {
  return randomBytes(bytesOfValue).toString('base64url');
}

/** What is kept of a secret value: SHA-256 needs no salt where the value itself is random and long. */
export function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

/**
 * The value that follows a session's present one. Every request that brings the present value is given the same
 * one, so that an answer lost on the way or several requests at once do not end the session.
 */
export function followingValue(value: string, turn: string): string {
  return createHmac('sha256', Buffer.from(turn, 'base64url')).update(value).digest('base64url');
}
