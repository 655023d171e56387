import { roundHalfAway } from '../../catalogue/index.ts';
import type { Timeliness } from './waiting-returns.ts';

/** How timely returns are, in a sentence: how many fell due, and how many came in time, late, not at all and once more. */
export function timelinessSentence({
  due,
  inTime,
  late,
  missing,
  revised,
  percentInTime,
}: Timeliness): string {
  if (due === 0) return 'None fell due.';
  const share = percentInTime === null ? '' : ` (${roundHalfAway(percentInTime, 1).toFixed(1)}%)`;
  const fell = due === 1 ? 'One fell due' : `${due.toLocaleString('en-GB')} fell due`;
  const came = `${inTime.toLocaleString('en-GB')} came in time${share}, ${late.toLocaleString('en-GB')} late`;
  const again = revised === 1 ? '1 was' : `${revised.toLocaleString('en-GB')} were`;
  return `${fell}: ${came}, ${missing.toLocaleString('en-GB')} missing; ${again} submitted once more.`;
}
