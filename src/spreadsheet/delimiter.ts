export type Delimiter = ',' | '\t' | ';';

const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_LINES = 100;

/** Finds what separates the columns, from the first lines of a text. A comma where nothing separates anything. */
export function findDelimiter(text: string): Delimiter {
  const lines = sampleLines(text);
  // A tab is hardly ever part of what people write, so it wins wherever most lines have one.
  if (lines.filter((line) => line.includes('\t')).length * 2 > lines.length) return '\t';
  return regularity(lines, ';') > regularity(lines, ',') ? ';' : ',';
}

/** The first lines that are not blank, without what stands in quotes. */
function sampleLines(text: string): string[] {
  return text
    .slice(0, SAMPLE_CHARACTERS)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
}

/** In how many lines a delimiter stands as often as in most. */
function regularity(lines: readonly string[], delimiter: Delimiter): number {
  const linesByCount = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1);
  }
  return Math.max(0, ...linesByCount.values());
}
