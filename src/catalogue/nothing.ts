/** The kinds of nothing. None of them is zero, and they are never mixed up. */
export const nothings = [
  'not applicable',
  'not supplied',
  'not open',
  'suppressed',
  'no target set',
] as const;
export type Nothing = (typeof nothings)[number];
