import { audit, listPeopleWho, type PersonWho, requireReach } from '../../access/index.ts';
import { endsOn } from '../../calendar/index.ts';
import { GatehouseError } from '../../errors.ts';
import { type Hub, today } from '../../hub.ts';
import type { Mail, Mailing, Sender } from '../../mail/index.ts';
import { monthPeriodOf } from '../returns/due.ts';
import { nameOfKey } from '../returns/owed-store.ts';
import type { OwedReturn } from '../returns/return.ts';
import { returnId } from '../returns/return-key.ts';
import { actorOf } from '../returns/step.ts';
import { addReminders, listReminders, type Reminder } from './reminder-store.ts';
import { reminderText } from './reminder-text.ts';

/** What became of reminders, person by person. */
export type Reminded = {
  sent: Array<{ name: string; returns: number }>;
  failed: Array<{ name: string; why: string }>;
  /** Providers for whom nobody fills in returns. */
  nobody: string[];
  /** People who had been reminded of all of it today. */
  alreadyToday: number;
};

/** Whether somebody has to do something about a return before whoever checks it can go on. */
export function waitsForProvider(
  { state, key }: Pick<OwedReturn, 'state' | 'key'>,
  hub: Pick<Hub, 'now'>,
): boolean {
  if (state === 'queried' || state === 'reopened') return true;
  return (state === 'due' || state === 'draft') && endsOn(monthPeriodOf(key.month)) < today(hub);
}

/**
 * Sends each person who fills in returns one mail about those of these that wait for them; what they were reminded of today
 * already is left out. Each mail that left is kept and audited at once. Throws DELIVER_MAIL_OFF, DELIVER_NOTHING_OWED, and
 * ACCESS_OUT_OF_SCOPE unless the caller checks the returns of every one of these providers.
 */
export async function sendReminders(
  hub: Hub,
  { mail, ...sender }: Mailing,
  owed: readonly OwedReturn[],
): Promise<Reminded> {
  const waiting = owed.filter((one) => waitsForProvider(one, hub));
  requireReach(
    hub.caller,
    'check returns',
    waiting.map(({ key }) => key.providerId),
  );
  if (!mail) throw mailOff();
  if (waiting.length === 0) throw nothingOwed();
  const people = await listPeopleWho(hub, 'fill returns');
  const providerIds = [...new Set(waiting.map(({ key }) => key.providerId))];
  const before = await listReminders(hub.database, {
    ...{ providerIds, since: `${today(hub)}T00:00:00.000Z` },
  });
  const reminded: Reminded = { sent: [], failed: [], nobody: [], alreadyToday: 0 };
  for (const person of people) {
    const its = waiting.filter(({ key }) => isOver(person, key.providerId));
    const fresh = its.filter((one) => !wasReminded(person, one, before));
    if (fresh.length > 0) await remind(hub, { mail, sender, person }, fresh, reminded);
    else if (its.length > 0) reminded.alreadyToday += 1;
  }
  reminded.nobody = [
    ...new Set(
      waiting
        .filter(({ key }) => !people.some((person) => isOver(person, key.providerId)))
        .map(({ provider }) => provider),
    ),
  ];
  return reminded;
}

function isOver({ over }: PersonWho, providerId: string): boolean {
  return over === 'everywhere' || over.includes(providerId);
}

function wasReminded(person: PersonWho, { key }: OwedReturn, before: readonly Reminder[]): boolean {
  return before.some((one) => one.to.id === person.id && nameOfKey(one.key) === nameOfKey(key));
}

async function remind(
  hub: Hub,
  { mail, sender, person }: { mail: Mail; sender: Sender; person: PersonWho },
  owed: readonly OwedReturn[],
  reminded: Reminded,
): Promise<void> {
  const { id, name, email } = person;
  try {
    const message = reminderText(owed, sender, today(hub));
    await mail.send({ to: { name, address: email }, ...message });
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    reminded.failed.push({ name, why: error.message });
    return;
  }
  const keys = owed.map(({ key }) => key);
  await hub.database.transaction(async (session) => {
    const at = hub.now().toISOString();
    await addReminders(session, keys, { to: { id, name }, by: actorOf(hub.caller), at });
    for (const key of keys) {
      await audit(session, hub, {
        action: 'return reminder sent',
        about: { kind: 'return', id: returnId(key) },
        providerId: key.providerId,
        after: { to: id },
      });
    }
  });
  reminded.sent.push({ name, returns: owed.length });
}

function mailOff(): GatehouseError {
  return new GatehouseError(
    'DELIVER_MAIL_OFF',
    'This hub sends no mail: GATEHOUSE_SMTP_URL and GATEHOUSE_MAIL_FROM are not set. Nothing was sent.',
    { status: 409 },
  );
}

function nothingOwed(): GatehouseError {
  return new GatehouseError(
    'DELIVER_NOTHING_OWED',
    'None of these returns waits for its provider. Nothing was sent.',
    { status: 409 },
  );
}
