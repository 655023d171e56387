import { z } from 'zod';
import type { Hub } from '../../../hub.ts';
import { address, type Page, page, type View } from '../../../web/index.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import type { AuditEntry } from '../../audit/entry.ts';
import { actionWords, doorWords, providersInWords, whenWords } from '../../audit/entry-words.ts';
import { getTrailEntry } from '../../audit/read-trail.ts';
import { printAbout } from '../../audit/trail-question.ts';
import { aboutWordsOf } from './about-words.ts';
import { entryAddress, trailAddress } from './addresses.ts';

/** One entry: who did what when, and what stood before and after, side by side. */
export function entryPage(): Page {
  return page({
    needs: 'see audit',
    path: `${trailAddress}/:number`,
    params: z.object({
      number: z
        .string()
        .regex(/^[1-9]\d{0,14}$/, 'write the number of an entry')
        .transform(Number),
    }),
    // That somebody reads an entry is itself one.
    cached: false,
    show: async ({ hub, params }) => entryView(hub, await getTrailEntry(hub, params.number)),
  });
}

async function entryView(hub: Hub, entry: AuditEntry): Promise<View> {
  const fields = changedFields(entry.before, entry.after);
  return {
    view: 'access/views/audit/entry.njk',
    title: `Entry ${entry.number}: ${actionWords(entry)}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Audit trail', href: trailAddress },
      { text: `Entry ${entry.number}` },
    ],
    data: {
      heading: actionWords(entry),
      number: entry.number,
      facts: factsOf(hub, entry, await aboutWordsOf(hub, [entry])),
      changes: fields.length === 0 ? undefined : changesTable(entry, fields),
      previous: entry.number > 1 ? entryAddress(entry.number - 1) : undefined,
    },
  };
}

function factsOf({ estate }: Hub, entry: AuditEntry, aboutWords: (entry: AuditEntry) => string) {
  const { name, roles, personId, requestId } = entry;
  const search = (query: Record<string, string>) => address(trailAddress, query);
  const facts = [
    { key: 'When', text: whenWords(entry) },
    { key: 'Who', text: name, href: search({ who: personId ?? name }), more: 'everything by them' },
    { key: 'In the role of', text: roles },
    { key: 'How', text: doorWords(entry) },
    {
      ...{ key: 'About', text: aboutWords(entry) },
      ...{ href: search({ about: printAbout(entry) }), more: 'everything about it' },
    },
    { key: 'Provider', text: providersInWords(estate, entry, 'None, or all') },
    requestId === null
      ? { key: 'Request', text: 'None' }
      : {
          key: 'Request',
          text: requestId,
          href: search({ request: requestId }),
          more: 'everything in it',
        },
    { key: 'Hash', text: entry.hash, code: true },
    { key: 'Hash of the entry before', text: entry.previousHash, code: true },
  ];
  return facts;
}

/** What differs stands first. Where nothing stood before, there is nothing to compare. */
function changesTable(entry: AuditEntry, fields: ReturnType<typeof changedFields>) {
  const compares = entry.before !== null;
  const cell = (text: string | null) => (text === null ? { nothing: 'not there' } : { text });
  const ordered = [
    ...fields.filter(({ differs }) => differs),
    ...fields.filter(({ differs }) => !differs),
  ];
  return {
    ...{ id: 'changes', caption: compares ? 'Before and after' : 'What was kept' },
    head: (compares ? ['Part', 'Changed', 'Before', 'After'] : ['Part', 'Said']).map((text) => ({
      text,
    })),
    rows: ordered.map(({ name, before, after, differs }) => [
      { text: name },
      ...(compares ? [{ text: differs ? 'Yes' : 'No' }, cell(before)] : []),
      cell(after),
    ]),
  };
}
