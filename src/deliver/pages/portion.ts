import { z } from 'zod';
import { type PageLinks, pageLinks } from '../../web/index.ts';

/** The page of a long list that an address asks for, from 1. */
export const pageField = z.coerce
  .number({ error: 'write the number of a page' })
  .int('write the number of a page')
  .min(1, 'pages count from 1')
  .max(1_000_000, 'there is no such page')
  .default(1);

/** Where a page of a list begins, and the links to the others; a page past the end is the last one. */
export function portionOf(
  asked: { page: number; size: number },
  total: number,
  hrefOf: (page: number) => string,
): { offset: number; limit: number; links: PageLinks; shown: string } {
  const links = pageLinks(asked.page, Math.max(1, Math.ceil(total / asked.size)), hrefOf);
  const offset = (links.page - 1) * asked.size;
  const last = Math.min(total, offset + asked.size);
  const print = (value: number) => value.toLocaleString('en-GB');
  const shown =
    links.pages === 1 ? '' : `${print(offset + 1)} to ${print(last)} of ${print(total)}`;
  return { offset, limit: asked.size, links, shown };
}
