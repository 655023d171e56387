const ellipsis = '…';

/** A name in at most two lines of a width in characters, broken at spaces; what does not fit ends in an ellipsis. */
export function wrapLabel(name: string, width: number): [string] | [string, string] {
  const text = name.trim().replace(/\s+/g, ' ');
  const characters = Array.from(text);
  if (characters.length <= width) return [text];
  const space = characters.slice(0, width + 1).lastIndexOf(' ');
  const end = space > 0 ? space : width;
  const first = characters.slice(0, end).join('');
  const rest = characters.slice(end).join('').trim();
  return [first, shorten(rest, width)];
}

/** A text in as many lines of a width as it needs, at most so many; what does not fit ends in an ellipsis. */
export function wrapLines(text: string, width: number, atMost: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (lines.length < atMost - 1) {
    const [first, second] = wrapLabel(rest, width);
    if (second === undefined) break;
    lines.push(first);
    rest = rest.trim().replace(/\s+/g, ' ').slice(first.length).trim();
  }
  return [...lines, shorten(rest.trim().replace(/\s+/g, ' '), width)];
}

/** Words as a sentence: with a full stop, unless they end in one. */
export function sentenceOf(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

/** A text cut to a width in characters, with an ellipsis where something is missing. */
export function shorten(text: string, width: number): string {
  const characters = Array.from(text);
  if (characters.length <= width) return text;
  return (
    characters
      .slice(0, width - 1)
      .join('')
      .trimEnd() + ellipsis
  );
}
