import { mayDo, mayDoFor, reachOf } from '../../../access/index.ts';
import { monthOf, type Period } from '../../../calendar/index.ts';
import { type Hub, today } from '../../../hub.ts';
import type { OwedReturn } from '../../returns/return.ts';
import { listOwed } from '../../returns/return-actions.ts';
import { returnAddress } from '../../returns/return-address.ts';
import { counted, type TableView } from '../table-view.ts';
import { dueWords, stateWords } from './state-words.ts';

const monthsBack = 12;
const rowsShown = 8;

/** What waits for whoever fills in returns, of the last twelve months, the longest overdue first. */
export async function mineOf(
  hub: Hub,
): Promise<(TableViewOf & { more: string | undefined }) | undefined> {
  const over = reachOf(hub.caller, 'fill returns');
  if (!mayDo(hub.caller, 'fill returns') || over === 'everywhere') return undefined;
  const first = monthOf(today(hub)).first - monthsBack;
  const period: Period = { kind: 'range', first, months: monthsBack + 1 };
  const owed = (await listOwed(hub, { period, providerIds: over })).filter(({ state }) =>
    ['due', 'draft', 'queried', 'reopened'].includes(state),
  );
  const [asked, others] = [
    owed.filter(({ state }) => state === 'queried' || state === 'reopened'),
    owed.filter(({ state }) => state === 'due' || state === 'draft'),
  ];
  // What was asked comes first; of the rest the month that can be met comes before those long past.
  const ordered = [...asked, ...others.toReversed()];
  const more = ordered.length - rowsShown;
  return {
    table: listTable(hub, ordered.slice(0, rowsShown), {
      ...{ id: 'mine', caption: 'Yours to do' },
      empty: 'Nothing waits for you.',
    }),
    count: ordered.length,
    more: more > 0 ? `${counted(more, 'more return')} of the last twelve months` : undefined,
  };
}

type TableViewOf = { table: TableView; count: number };

/** What waits for whoever checks returns: submitted or answered. */
export function toCheckOf(hub: Hub, owed: readonly OwedReturn[]): TableViewOf | undefined {
  if (!mayDo(hub.caller, 'check returns')) return undefined;
  const waiting = owed.filter(
    ({ state, key }) =>
      (state === 'submitted' || state === 'answered') &&
      mayDoFor(hub.caller, 'check returns', key.providerId),
  );
  const table = listTable(hub, waiting, {
    ...{ id: 'to-check', caption: 'To be checked' },
    empty: 'Nothing waits to be checked.',
  });
  return { table, count: waiting.length };
}

function listTable(
  hub: Hub,
  owed: readonly OwedReturn[],
  { id, caption, empty }: { id: string; caption: string; empty: string },
): TableView {
  return {
    ...{ id, caption, empty, captionClasses: 'govuk-visually-hidden' },
    head: ['Return', 'Provider', 'Due', 'State'].map((text) => ({ text })),
    rows: owed.map((one) => [
      { text: `${one.title}, ${one.month}`, href: returnAddress(one.key) },
      { text: one.provider },
      { text: capital(dueWords(one, today(hub))) },
      {
        text: stateWords[one.state],
        ...(one.openQueries > 0 && { detail: counted(one.openQueries, 'open question') }),
      },
    ]),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
