import { mayDo } from '../../../access/index.ts';
import type { Hub } from '../../../hub.ts';
import { waitsForProvider } from '../../reminders/send-reminders.ts';
import type { OwedReturn } from '../../returns/return.ts';
import { counted } from '../table-view.ts';

/** A provider to be chased: what is overdue, and what was asked and not answered. */
type Chased = { providerId: string; provider: string; text: string; detail: string; days: number };

/** Whom to chase, the longest overdue first; undefined for whoever does not check returns. */
export function chaseOf(hub: Hub, owed: readonly OwedReturn[]): Chased[] | undefined {
  if (!mayDo(hub.caller, 'check returns')) return undefined;
  const byProvider = new Map<string, OwedReturn[]>();
  for (const one of owed.filter((each) => isLate(hub, each))) {
    const those = byProvider.get(one.key.providerId) ?? [];
    those.push(one);
    byProvider.set(one.key.providerId, those);
  }
  return [...byProvider.values()]
    .flatMap(chased)
    .sort((one, other) => other.days - one.days || one.provider.localeCompare(other.provider));
}

function isLate(hub: Hub, owed: OwedReturn): boolean {
  return waitsForProvider(owed, hub) && (owed.missing || owed.state === 'queried');
}

function chased(owed: readonly OwedReturn[]): Chased[] {
  const [first] = owed;
  if (!first) return [];
  const missing = owed.filter((one) => one.missing);
  const queried = owed.filter(({ state }) => state === 'queried').length;
  const days = Math.max(0, ...missing.map(({ daysLate }) => daysLate));
  const parts = [
    missing.length > 0 &&
      `${counted(missing.length, 'return')} overdue, the longest by ${counted(days, 'day')}`,
    queried > 0 && `${counted(queried, 'return')} queried`,
  ];
  const titles = [...new Set(owed.map(({ title, month }) => `${title} ${month}`))];
  return [
    {
      ...{ providerId: first.key.providerId, provider: first.provider, days },
      text: parts.filter(Boolean).join('; '),
      detail:
        titles.length > 4
          ? `${titles.slice(0, 4).join(', ')} and ${titles.length - 4} more`
          : titles.join(', '),
    },
  ];
}
