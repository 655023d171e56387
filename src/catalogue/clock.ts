import type { Numeral, Refusal } from './numeral.ts';
import { roundHalfAway } from './rounding.ts';

const colons = /^(\d+):(\d+)(?::(\d+))?$/;
const letters = /^(?:(\d+) ?(?:h|hrs?|hours?))? ?(?:(\d+) ?(?:m|mins?|minutes?))?$/i;

/** Reads a duration on the clock into hours: `28:15` and `28h 15m` are 28.25. Undefined when it is not one. */
export function readClock(text: string): Numeral | Refusal | undefined {
  const byColons = colons.exec(text);
  if (byColons) {
    const [, hours, minutes = '', seconds = '00'] = byColons;
    if (minutes.length !== 2 || seconds.length !== 2) {
      return { refused: 'needs two digits for its minutes and its seconds' };
    }
    return duration(hours, minutes, seconds);
  }
  const byLetters = text === '' ? null : letters.exec(text);
  if (!byLetters) return undefined;
  return duration(byLetters[1], byLetters[2], '0');
}

function duration(hours = '0', minutes = '0', seconds = '0'): Numeral | Refusal {
  if (Number(minutes) > 59) return { refused: 'has more than 59 minutes' };
  if (Number(seconds) > 59) return { refused: 'has more than 59 seconds' };
  if (hours.length > 9) return { refused: 'is longer than a duration can be' };
  const inSeconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  // Two decimals of an hour tell every minute apart, four every second.
  return { value: inSeconds / 3600, decimals: Number(seconds) === 0 ? 2 : 4 };
}

/** Hours as hours and minutes, to the nearest minute: 8.55 is `8h 33m`. */
export function printClock(hours: number): string {
  const minutes = roundHalfAway(roundHalfAway(hours, 9) * 60, 0);
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '-' : '';
  return `${sign}${Math.floor(size / 60)}h ${String(size % 60).padStart(2, '0')}m`;
}
