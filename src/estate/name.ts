/** Words that say what a place is rather than which: dropped wherever they stand. */
const styles = new Set(['hmp', 'hmpyoi', 'hmyoi', 'hmirc', 'yoi']);

/**
 * A name as matching sees it: lower case, `&` as `and`, without accents, apostrophes and other punctuation,
 * footnote marks and the styles HMP, HMYOI, HMP/YOI.
 */
export function plainName(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !styles.has(word));
  return words.join(' ').replace(/^(and )+|( and)+$/g, '');
}
