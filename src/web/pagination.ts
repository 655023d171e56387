/** The links of one page of a long list, as the `pagination` macro takes them. */
export type PageLinks = {
  page: number;
  pages: number;
  previous: string | undefined;
  next: string | undefined;
  items: Array<{ number: number; href: string; current: boolean } | { ellipsis: true }>;
};

/** Links to the first, the last and the neighbouring pages; pages count from 1, one out of range is drawn in. */
export function pageLinks(
  page: number,
  pages: number,
  hrefOf: (page: number) => string,
): PageLinks {
  const current = Math.min(Math.max(1, page), Math.max(1, pages));
  const shown = [...new Set([1, current - 1, current, current + 1, pages])].filter(
    (one) => one >= 1 && one <= pages,
  );
  const items: PageLinks['items'] = [];
  for (const number of shown.toSorted((a, b) => a - b)) {
    const last = items.at(-1);
    if (last !== undefined && 'number' in last && number > last.number + 1) {
      items.push({ ellipsis: true });
    }
    items.push({ number, href: hrefOf(number), current: number === current });
  }
  return {
    page: current,
    pages,
    previous: current > 1 ? hrefOf(current - 1) : undefined,
    next: current < pages ? hrefOf(current + 1) : undefined,
    items,
  };
}
