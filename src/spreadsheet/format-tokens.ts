/** A piece of a number format. `text` is what it prints, for literals and percent signs. */
export type FormatToken = {
  kind: 'literal' | 'percent' | 'digits' | 'date' | 'elapsed' | 'other';
  text: string;
};

const TOKEN = new RegExp(
  [
    /"(?<quoted>[^"]*)"?/,
    /\\(?<escaped>.)/,
    // A space as wide as a character, and a character that fills the cell: neither is part of the value.
    /[_*]./,
    /\[\$(?<currency>[^\]-]*)[^\]]*\]/,
    /\[(?<elapsed>h+|m+|s+)\]/,
    /\[(?<condition>[<>=][^\]]*)\]/,
    /\[[^\]]*\]/,
    /(?<other>General|E[+-]|@|\/(?=[\d?#]))/,
    /(?<date>AM\/PM|A\/P|y+|m+|d+|h+|s+)/,
    /(?<digits>[0#?][0#?.,]*|\.[0#?]+)/,
    /(?<percent>%)/,
    /(?<literal>.)/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gisu',
);

/** Splits one section of a format code into its pieces. */
export function tokenise(section: string): FormatToken[] {
  return [...section.matchAll(TOKEN)].flatMap((match) => asToken(match.groups ?? {}) ?? []);
}

function asToken(groups: Record<string, string | undefined>): FormatToken | undefined {
  const { other, date, digits, percent, elapsed, condition } = groups;
  const literal = groups.quoted ?? groups.escaped ?? groups.currency ?? groups.literal;
  if (literal !== undefined) return { kind: 'literal', text: literal };
  if (elapsed !== undefined) return { kind: 'elapsed', text: elapsed.toLowerCase() };
  if (date !== undefined) return { kind: 'date', text: date.toLowerCase() };
  if (digits !== undefined) return { kind: 'digits', text: digits };
  if (percent !== undefined) return { kind: 'percent', text: percent };
  if (other !== undefined || condition !== undefined) return { kind: 'other', text: '' };
  return undefined;
}

/** Splits a format code at its semicolons: positive; negative; zero; text. */
export function splitSections(code: string): string[] {
  const sections = [''];
  for (const [piece] of code.matchAll(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|./gsu)) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}
