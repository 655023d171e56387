import type { Hub } from '../../../hub.ts';
import { address } from '../../../web/index.ts';
import type { AuditEntry } from '../../audit/entry.ts';
import { actionWords, doorWords, providersInWords, whenWords } from '../../audit/entry-words.ts';
import { printAbout } from '../../audit/trail-question.ts';
import { aboutWordsOf } from './about-words.ts';
import { entryAddress, trailAddress } from './addresses.ts';

/** Entries as the `dataTable` macro draws them. */
export async function trailTable(
  { estate, database }: Pick<Hub, 'estate' | 'database'>,
  entries: readonly AuditEntry[],
) {
  const aboutWords = await aboutWordsOf({ database }, entries);
  return {
    ...{
      id: 'entries',
      caption: 'Entries, the latest first',
      captionClasses: 'govuk-visually-hidden',
    },
    head: ['Entry', 'When', 'Who', 'What was done', 'About', 'Provider'].map((text) => ({ text })),
    rows: entries.map((entry) => [
      { text: String(entry.number), href: entryAddress(entry.number) },
      { text: whenWords(entry), detail: doorWords(entry) },
      { text: entry.name, detail: entry.roles },
      { text: actionWords(entry) },
      {
        text: aboutWords(entry),
        href: address(trailAddress, { about: printAbout(entry) }),
      },
      { text: providersInWords(estate, entry, '') },
    ]),
  };
}
