import type { Slope, SlopeRow } from './slope-row.ts';

export type Joined = SlopeRow & { from: number; to: number };
export type Direction = 'better' | 'worse' | 'same';

export function directionOf({ from, to }: Joined, better: 'low' | 'high'): Direction {
  if (from === to) return 'same';
  return to < from === (better === 'low') ? 'better' : 'worse';
}

/** The one sentence for everyone, and what else the drawing says. */
export function slopeSentence(
  options: Slope,
  joined: readonly Joined[],
): { sentence: string; details: string } {
  const { rows, better, words = { better: 'improved', worse: 'fell' } } = options;
  if (rows.length === 0) return { sentence: 'There are no figures to show.', details: '' };
  const gain = ({ from, to }: Joined) => (better === 'low' ? from - to : to - from);
  const order = joined.toSorted((a, b) => gain(b) - gain(a));
  const count = (direction: string) =>
    joined.filter((row) => directionOf(row, better) === direction).length;
  const counts = [
    { count: count('better'), words: words.better },
    { count: count('worse'), words: words.worse },
    { count: count('same'), words: 'stayed' },
    { count: rows.length - joined.length, words: 'cannot be compared' },
  ].filter((one) => one.count > 0);
  const said = counts.map((one) => `${one.count} ${one.words}`).join(', ');
  const up = order.slice(0, 1).filter((row) => gain(row) > 0);
  const down = order.slice(-1).filter((row) => gain(row) < 0);
  const ends = [...up, ...down].map((row) => `${row.name}, from ${row.fromText} to ${row.toText}`);
  const most = ends.length === 0 ? '' : `; farthest moved ${ends.join(', and ')}`;
  const groups = [...new Set(joined.flatMap(({ group }) => (group ? [group] : [])))];
  return {
    sentence: options.sentence ?? `Of ${rows.length}, ${said}${most}.`,
    details: groups.length === 0 ? '' : `In another dash, members of: ${groups.join(', ')}.`,
  };
}
