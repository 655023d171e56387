import { listWords } from '../catalogue/index.ts';
import { type Format, printRows } from '../cli/output.ts';
import type { FlatTable } from './shown/rating-table.ts';

/** An answer in the format asked for: JSON as the API gives it, a flat table as CSV, or a text for people. */
export function printShown(
  format: Format,
  { data, table, text }: { data: unknown; table: FlatTable; text: () => string },
): string {
  if (format === 'json') return `${JSON.stringify(data, null, 2)}\n`;
  if (format === 'table') return text();
  const columns = table.columns.map((heading) => ({
    heading,
    read: (row: FlatTable['rows'][number]) => row[heading] ?? null,
  }));
  return printRows('csv', table.rows, columns);
}

const namesShown = 12;

/** People by the reason that they share, a line each; of many the first are named. */
export function reasonLines(
  what: string,
  people: ReadonlyArray<{ name: string; because: string }>,
): string[] {
  const reasons = new Map<string, string[]>();
  for (const { name, because } of people) {
    const shared = because.replace(`Of ${name} `, 'Of these ').replace(`of ${name}.`, 'of these.');
    reasons.set(shared, [...(reasons.get(shared) ?? []), name]);
  }
  return [...reasons].map(([because, names]) => {
    const more = names.length - namesShown;
    const named = [...names.slice(0, namesShown), ...(more > 0 ? [`${more} others`] : [])];
    return `${what}${listWords(named)}. ${because}`;
  });
}

/** Parts of a text with a blank line between them; lines of one part stand below one another. */
export function parts(...all: ReadonlyArray<string | readonly string[]>): string {
  return all
    .map((part) => (typeof part === 'string' ? part.trimEnd() : part.join('\n')))
    .filter((part) => part !== '')
    .map((part) => `${part}\n`)
    .join('\n');
}

const width = 96;

/** Words in lines that a terminal shows whole, set in by two. */
export function wrapped(text: string): string[] {
  const all: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = all.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) all.push(`  ${word}`);
    else all[all.length - 1] = `${last} ${word}`;
  }
  return all;
}

const headingWidth = 24;

/** A title as the heading of a column: of a long one the first words. */
export function shortHeading(title: string): string {
  if (title.length <= headingWidth) return title;
  const words = title.slice(0, headingWidth).split(' ').slice(0, -1).join(' ');
  return `${(words || title.slice(0, headingWidth - 1)).replace(/(,| and| or| of| with)+$/, '')}…`;
}

/** A number that carries its own decimals, to the right of its column. */
export function toRight(text: string): string {
  return text.padStart(5);
}
