import type { Wanted } from './get-agreement.ts';

/** A state of an agreement by its name: `3` is a version, `2014-11-30` a day on which it was in force. */
export function stateNamed(name: string): Wanted {
  return /^\d{1,6}$/.test(name) ? { version: Number(name) } : { on: name };
}
