import { instantWords } from '../../../calendar/index.ts';
import type { Reminder } from '../../reminders/reminder-store.ts';
import type { ReturnEvent, ReturnView } from '../../returns/return.ts';
import { returnAddress } from '../../returns/return-address.ts';

/** One thing that became of a return, as the page tells it. */
export type Happened = {
  title: string;
  when: string;
  by: string;
  about: string | undefined;
  words: string | undefined;
  /** The submitted version, to be read. */
  href: string | undefined;
};

const titles: Readonly<Record<ReturnEvent['kind'], string>> = {
  begun: 'Begun',
  submitted: 'Submitted',
  queried: 'Question',
  answered: 'Answer',
  accepted: 'Accepted',
  locked: 'Locked',
  reopened: 'Reopened',
};

/** Everything that became of a return, the latest first, reminders among it. */
export function historyOf(view: ReturnView, reminders: readonly Reminder[]): Happened[] {
  const events = view.events.map((event) => ({ at: event.at, told: eventTold(view, event) }));
  const sent = reminders.map(({ at, by, to }) => ({
    at,
    told: {
      ...{ title: 'Reminder sent', when: instantWords(at), by: actorWords(by) },
      ...{ about: `to ${to.name}`, words: undefined, href: undefined },
    },
  }));
  return [...events, ...sent]
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => (a.at === b.at ? b.index - a.index : a.at < b.at ? 1 : -1))
    .map(({ told }) => told);
}

function eventTold(view: ReturnView, event: ReturnEvent): Happened {
  const { kind, at, by, cell, words, submission } = event;
  const isVersion = kind === 'submitted' && submission !== null;
  return {
    title: isVersion ? `Submitted, version ${submission}` : titles[kind],
    ...{ when: instantWords(at), by: actorWords(by) },
    about: cell === null ? undefined : titleOf(view, cell),
    words: words ?? undefined,
    href: isVersion ? `${returnAddress(view.key)}/submissions/${submission}` : undefined,
  };
}

function actorWords({ name, role }: ReturnEvent['by']): string {
  return role === '' ? name : `${name}, ${role}`;
}

/** What a cell is called, by its address. */
export function titleOf({ lines }: Pick<ReturnView, 'lines'>, address: string): string {
  for (const { title, cells, explanation, recovery } of lines) {
    const cell = cells.find((one) => one.address === address);
    if (cell) return cell.title;
    const words = [explanation, recovery].find((one) => one.address === address);
    if (words) return `${title}: ${words.title.toLowerCase()}`;
  }
  return address;
}
