/** How many there are, in words: `1 finding`, `1,084 findings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** The first line of a text, such as the name of a row that has more to say. */
export function firstLine(text: string): string {
  return text.split('\n')[0]?.trim() ?? '';
}

/** A word as it stands at the beginning of a sentence: `Level`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
