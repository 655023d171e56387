/** The kinds of nothing. None of them is zero, and they are never mixed up. */
export const nothings = [
  'not applicable',
  'not supplied',
  'not open',
  'suppressed',
  'no target set',
] as const;
export type Nothing = (typeof nothings)[number];

/** Words and shorthand for nothing, in lower case; `[z]`, `[x]` and `[c]` are the Government Analysis Function's. */
const spellings = new Map<string, Nothing>([
  ['n/a', 'not applicable'],
  ['na', 'not applicable'],
  ['n.a.', 'not applicable'],
  ['[z]', 'not applicable'],
  ['..', 'not supplied'],
  ['…', 'not supplied'],
  ['-', 'not supplied'],
  ['–', 'not supplied'],
  ['—', 'not supplied'],
  ['−', 'not supplied'],
  ['[x]', 'not supplied'],
  ['closed', 'not open'],
  ['not yet open', 'not open'],
  ['*', 'suppressed'],
  ['[c]', 'suppressed'],
  ['no target', 'no target set'],
  ...nothings.map((nothing): [string, Nothing] => [nothing, nothing]),
]);

/** Which kind of nothing a text states; undefined when it states something or is blank. */
export function findNothing(text: string): Nothing | undefined {
  return spellings.get(text.trim().toLowerCase());
}
