import { z } from 'zod';
import { mayDoFor } from '../../../access/index.ts';
import {
  findPeriod,
  monthOf,
  monthsOf,
  type Period,
  printPeriod,
} from '../../../calendar/index.ts';
import type { Hub } from '../../../hub.ts';
import { today } from '../../../hub.ts';
import { address, manyOf, type Outcome, type Page, page, type View } from '../../../web/index.ts';
import { sendReminders } from '../../reminders/send-reminders.ts';
import type { OwedReturn } from '../../returns/return.ts';
import { findOwed, timelinessOf } from '../../returns/return-actions.ts';
import { portionOf } from '../portion.ts';
import { boardFilters } from './board-filters.ts';
import { mineOf, toCheckOf } from './board-lists.ts';
import { type BoardQuery, boardQuery } from './board-query.ts';
import { boardTable, rowsOf } from './board-table.ts';
import { chaseOf } from './chase.ts';
import { boardAddress, type ReturnsDoor } from './door.ts';
import { remindedWords } from './reminded-words.ts';
import { timelinessWords } from './timeliness-words.ts';

const monthsShown = 6;
const mostMonths = 12;
const rowsAtATime = 40;

const body = z.object({
  provider: manyOf(z.string().max(200)),
  all: z.literal('yes').optional(),
});

/** Who owes what, by when, and how far it has come: one's own first, then what waits, the board, and whom to chase. */
export function boardPage({ mailing }: ReturnsDoor): Page {
  return page({
    needs: 'see returns',
    submitNeeds: 'check returns',
    path: boardAddress,
    query: boardQuery,
    body,
    // A saved draft does not count the database's revision up.
    cached: false,
    show: ({ hub, query }) => boardView(hub, query),
    submit: async ({ hub, query, body: { provider, all } }): Promise<Outcome> => {
      if (provider.length === 0 && all === undefined) {
        const problems = [{ message: 'Choose whom to remind', place: { path: 'chase-1' } }];
        return { ...(await boardView(hub, query)), problems, status: 422 };
      }
      const owed = await owedIn(hub, query);
      const chosen = owed.filter(({ key }) =>
        all === undefined
          ? provider.includes(key.providerId)
          : mayDoFor(hub.caller, 'check returns', key.providerId),
      );
      const reminded = await sendReminders(hub, mailing, chosen);
      return boardView(hub, query, remindedWords(reminded));
    },
  });
}

/** The months asked for: those of a period, at most a year of them; else the last half year. */
function periodOf(hub: Hub, { period: asked }: BoardQuery): Period {
  const thisMonth = monthOf(today(hub)).first;
  const recent: Period = { kind: 'range', first: thisMonth - monthsShown + 1, months: monthsShown };
  const found = asked === undefined ? undefined : findPeriod(asked);
  if (!found) return recent;
  const months = Math.min(found.months, mostMonths);
  return { kind: 'range', first: found.first + found.months - months, months };
}

function owedIn(hub: Hub, query: BoardQuery): Promise<OwedReturn[]> {
  const { template, region, provider, state } = query;
  return findOwed(hub, { period: periodOf(hub, query), template, region, provider, state });
}

async function boardView(
  hub: Hub,
  query: BoardQuery,
  told?: ReturnType<typeof remindedWords>,
): Promise<View> {
  const period = periodOf(hub, query);
  const owed = await owedIn(hub, query);
  const rows = rowsOf(owed);
  const { page: _page, ...asked } = query;
  const hrefOf = (number: number) => address(boardAddress, { ...asked, page: number });
  const portion = portionOf({ page: query.page, size: rowsAtATime }, rows.length, hrefOf);
  const shown = rows.slice(portion.offset, portion.offset + portion.limit);
  const isReadable = query.period === undefined || findPeriod(query.period) !== undefined;
  const wrong = 'Enter a month or a year such as Mar 2008 or 2007-08';
  return {
    view: 'deliver/views/returns/board.njk',
    title: 'Monthly returns',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Returns' }],
    ...(!isReadable && {
      problems: [{ message: wrong, place: { path: 'filter-period' } }],
      status: 400,
    }),
    data: {
      ...{ told, portion, action: hrefOf(portion.links.page) },
      months: `${printPeriod(monthAt(period.first))} to ${printPeriod(monthAt(period.first + period.months - 1))}`,
      filters: boardFilters(hub, query, isReadable ? undefined : wrong),
      ...{ mine: await mineOf(hub), toCheck: toCheckOf(hub, owed) },
      table: boardTable(shown, monthsOf(period)),
      rows: rows.length,
      timeliness: timelinessWords(timelinessOf(owed)),
      chase: chaseOf(
        hub,
        owed.filter(({ key }) => mayDoFor(hub.caller, 'check returns', key.providerId)),
      ),
    },
  };
}

function monthAt(first: number): Period {
  return { kind: 'month', first, months: 1 };
}
