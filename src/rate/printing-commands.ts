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
