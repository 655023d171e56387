import {
  findPeriod,
  type IsoDate,
  type MonthIndex,
  monthOf,
  printPeriod,
  startsOn,
} from '../../calendar/index.ts';
import { getReturnTemplate, type ReturnTemplate } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import { findProvider, getSubject, type Provider } from '../../estate/index.ts';
import { type Hub, today } from '../../hub.ts';
import { dueOn, monthPeriodOf, owes } from './due.ts';
import type { ReturnKey } from './return.ts';

/** A return that is owed, with what it consists of. */
export type Owed = { key: ReturnKey; template: ReturnTemplate; provider: Provider; dueOn: IsoDate };

type Known = Pick<Hub, 'catalogue' | 'estate' | 'now'>;

/**
 * A key from the names in an address: a provider's, a template's code, a month such as Mar 2008. Throws ESTATE_UNKNOWN,
 * CATALOGUE_UNKNOWN_RETURN, DELIVER_RETURN_MONTH_UNREADABLE and DELIVER_RETURN_NOT_OWED.
 */
export function returnKey(
  hub: Known,
  names: { provider: string; template: string; month: string },
): ReturnKey {
  const month = findReturnMonth(names.month);
  if (month === undefined) {
    const message = `“${names.month}” is not one month. Write a month such as Mar 2008.`;
    throw new GatehouseError('DELIVER_RETURN_MONTH_UNREADABLE', message);
  }
  const { id: providerId } = getSubject(hub.estate, names.provider);
  const { code: template } = getReturnTemplate(hub.catalogue, names.template);
  return getOwed(hub, { providerId, template, month }).key;
}

/** The month of a return: Mar 2008, or 2008-03. Of a return 2007-08 is August 2007, and never a financial year. */
export function findReturnMonth(written: string): MonthIndex | undefined {
  const text = written.trim();
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return monthOf(`${text}-01`).first;
  const period = findPeriod(text);
  return period?.months === 1 ? period.first : undefined;
}

/** A return with its template and provider; throws as `returnKey`. */
export function getOwed(hub: Known, key: ReturnKey): Owed {
  const template = getReturnTemplate(hub.catalogue, key.template);
  const provider = findProvider(hub.estate, key.providerId);
  if (provider && owes(template, provider, key.month) && hasBegun(hub, key)) {
    return { key, template, provider, dueOn: dueOn(template, key.month) };
  }
  const who = provider?.name ?? key.providerId;
  throw new GatehouseError(
    'DELIVER_RETURN_NOT_OWED',
    `${who} owes no “${template.title}” for ${monthText(key)}. Look at what is owed.`,
    { status: 404 },
  );
}

function hasBegun(hub: Known, { month }: ReturnKey): boolean {
  return startsOn(monthPeriodOf(month)) <= today(hub);
}

/** The month of a return as it is printed: Mar 2008. */
export function monthText({ month }: Pick<ReturnKey, 'month'>): string {
  return printPeriod(monthPeriodOf(month));
}

/** The month as it stands in keys: 2008-03. */
export function monthKey({ month }: Pick<ReturnKey, 'month'>): string {
  return startsOn(monthPeriodOf(month)).slice(0, 7);
}

/** How the audit trail names a return. */
export function returnId(key: ReturnKey): string {
  return `${key.template}/${key.providerId}/${monthKey(key)}`;
}
