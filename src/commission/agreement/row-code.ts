/** The code of a row: up to 80 letters and digits, then hyphens and full stops too, so that an address can name it. */
export const rowCode = /^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/;

const longestCode = 40;

/** A code for a new row from the words that name it, and no other row's: `orderly-cleaners` of `Orderly cleaners`. */
export function newRowCode(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '');
  return unusedCode(slug.slice(0, longestCode).replace(/-$/, '') || 'row', taken);
}

/** The wanted code, with a number behind it where another row has it: `workshop-1-2`. */
export function unusedCode(wanted: string, taken: ReadonlySet<string>): string {
  return unusedName(wanted, taken, longestCode);
}

/** A name that is not taken yet: the wanted one, or that with the lowest number that is free. */
export function unusedName(wanted: string, taken: ReadonlySet<string>, longest: number): string {
  const first = wanted.slice(0, longest);
  if (!taken.has(first)) return first;
  for (let number = 2; ; number++) {
    const end = `-${number}`;
    const name = `${wanted.slice(0, longest - end.length)}${end}`;
    if (!taken.has(name)) return name;
  }
}
