import { instantWords } from '../../calendar/index.ts';
import { type Estate, nameOf } from '../../estate/index.ts';
import { type AuditEntry, providersOf } from './entry.ts';

/** What was done, as the beginning of a sentence: `Agreement signed`. */
export function actionWords({ action }: Pick<AuditEntry, 'action'>): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
}

const doors = new Map([
  ['web', 'on a page'],
  ['api', 'through the API'],
  ['cli', 'on the command line'],
]);

/** By which way somebody came. */
export function doorWords({ door }: Pick<AuditEntry, 'door'>): string {
  return doors.get(door) ?? 'by itself';
}

const seconds = new Intl.DateTimeFormat('en-GB', {
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'Europe/London' },
});

/** When, to the second: `2 November 2026 at 12:00:07`. */
export function whenWords({ at }: Pick<AuditEntry, 'at'>): string {
  return `${instantWords(at).split(' at ')[0]} at ${seconds.format(new Date(at))}`;
}

const mostNamed = 3;

/** Whom an entry concerns: their names, or how many there are; `nobody` where it names none. */
export function providersInWords(estate: Estate, entry: AuditEntry, nobody: string): string {
  const ids = providersOf(entry);
  if (ids.length === 0) return nobody;
  if (ids.length > mostNamed) return `${ids.length} providers`;
  return ids.map((id) => nameOf(estate, id)).join(', ');
}
