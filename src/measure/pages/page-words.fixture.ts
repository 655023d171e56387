/** The words of a page's main part, as they are read. */
export function wordsOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return main
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
}

/** The words of one row of a table, by its first cell. */
export function rowOf(html: string, header: string): string {
  const row = html
    .split('<tr')
    .find((one) => one.includes('scope="row"') && wordsOf(`<main>${one}</main>`).includes(header));
  return wordsOf(`<main><tr${row ?? ''}</main>`);
}
