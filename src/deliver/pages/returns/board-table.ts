import { dayWords, type Period, printPeriod } from '../../../calendar/index.ts';
import type { OwedReturn } from '../../returns/return.ts';
import { returnAddress } from '../../returns/return-address.ts';
import type { TableCell, TableView } from '../table-view.ts';
import { latenessWords, stateWords } from './state-words.ts';

/** The returns of one provider by one template. */
export type BoardRow = { provider: string; title: string; owed: OwedReturn[] };

/** Returns gathered by provider and template, providers by name. */
export function rowsOf(owed: readonly OwedReturn[]): BoardRow[] {
  const rows = new Map<string, BoardRow>();
  for (const one of owed) {
    const { provider, title, key } = one;
    const name = `${key.providerId} ${key.template}`;
    const row = rows.get(name) ?? { provider, title, owed: [] };
    row.owed.push(one);
    rows.set(name, row);
  }
  return [...rows.values()].sort(
    (one, other) =>
      one.provider.localeCompare(other.provider) || one.title.localeCompare(other.title),
  );
}

/** Providers down, months across: how far each return has come, and how late. */
export function boardTable(rows: readonly BoardRow[], months: readonly Period[]): TableView {
  const begun = months.filter(({ first }) => rows.some(({ owed }) => hasMonth(owed, first)));
  return {
    ...{ id: 'board', caption: 'Returns by provider and month' },
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Provider and return' },
      ...begun.map((month) => ({ text: printPeriod(month) })),
    ],
    rows: rows.map(({ provider, title, owed }) => [
      { text: provider, detail: title },
      ...begun.map(({ first }) => cellOf(owed.find(({ key }) => key.month === first))),
    ]),
    empty: 'Nothing is owed that fits.',
  };
}

function hasMonth(owed: readonly OwedReturn[], first: number): boolean {
  return owed.some(({ key }) => key.month === first);
}

function cellOf(owed: OwedReturn | undefined): TableCell {
  if (!owed) return { text: '', nothing: 'not owed' };
  const { state, key, missing, revisions, openQueries } = owed;
  const details = [
    latenessWords(owed),
    owed.submittedAt !== null || missing ? undefined : `due ${dayWords(owed.dueOn)}`,
    revisions > 0 ? `${revisions + 1} versions` : undefined,
    openQueries > 0 ? `${openQueries} open` : undefined,
  ].filter((one) => one !== undefined);
  return {
    text: stateWords[state],
    href: returnAddress(key),
    ...(details.length > 0 && { detail: details.join(', ') }),
    ...(missing && { classes: 'gh-missing' }),
  };
}
