/** What a bulletin prints where it has no figure. */
const NO_FIGURE = /^(?:[-–—:]|\.\.|n\/?a|\*{1,3})?$/i;

/** A printed count: a whole number, null where none is given, undefined where it cannot be read. */
export function readCount(text: string): number | null | undefined {
  const printed = text.trim();
  if (NO_FIGURE.test(printed)) return null;
  const digits = withoutMarks(printed).replace(/\.0+$/, '');
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d{1,9})$/.test(digits)) return undefined;
  return Number(digits.replaceAll(',', ''));
}

/** A printed percentage: 88 for '88%'; null where none is given, undefined where it cannot be read. */
export function readPercent(text: string): number | null | undefined {
  const printed = text.trim();
  if (NO_FIGURE.test(printed)) return null;
  const digits = withoutMarks(printed).replace(/\s*%$/, '');
  return /^\d{1,6}(?:\.\d{1,6})?$/.test(digits) ? Number(digits) : undefined;
}

/** Takes footnote marks off the end of a name or figure: '86555 **', 'Isle of Wight***', 'Moorland [note 1]'. */
export function withoutMarks(text: string): string {
  // A longer text is no name, and could be made to keep the pattern below busy.
  if (text.length > 200) return text;
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?:\s*(?:[*†‡§#¹²³]|\[notes? [\d, ]+\]))+\s*$/i, '')
    .trim();
}
