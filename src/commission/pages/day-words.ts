export { dayWords, monthWords } from '../document/day-words.ts';

const instants = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' },
});

/** An instant as people in England write it: `2 November 2026 at 12:00`. */
export function instantWords(at: string): string {
  return instants.format(new Date(at)).replace(', ', ' at ');
}
