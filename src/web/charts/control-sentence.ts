import type { ControlChart } from './control-point.ts';
import { sentenceOf } from './label.ts';

/** The one sentence for everyone, and what else the drawing says. */
export function controlSentence({ points, rules, rebases, sentence }: ControlChart): {
  sentence: string;
  details: string;
} {
  const known = points.filter(({ value }) => value !== null);
  const last = known.at(-1);
  if (last === undefined) return { sentence: 'There are no figures to show.', details: '' };
  const flagged = known.filter(({ flags }) => flags.length > 0);
  const used = rules.filter(({ number }) => flagged.some(({ flags }) => flags.includes(number)));
  const limits = known.some(({ lower, upper }) => lower !== null || upper !== null);
  const gaps = points.length - known.length;
  return {
    sentence: sentence ?? made(known.length, flagged, limits),
    details: [
      `The last figure is ${last.valueText}, in ${last.month}.`,
      ...used.map(({ number, words }) => `Rule ${number}: ${sentenceOf(words)}`),
      ...rebases.map(
        ({ at, words }) => `New limits from ${points[at]?.month ?? ''}: ${sentenceOf(words)}`,
      ),
      gaps > 0 ? `${gaps} of ${points.length} months have no figure.` : '',
    ]
      .filter((one) => one !== '')
      .join(' '),
  };
}

function made(months: number, flagged: ReadonlyArray<{ month: string }>, limits: boolean): string {
  const last = flagged.at(-1);
  if (months === 1) return 'One month alone cannot show a change.';
  if (!limits && last === undefined) {
    return `There are too few months, ${months}, to say what is more than chance.`;
  }
  if (last === undefined) return `All ${months} months vary no more than chance would make them.`;
  const latest = flagged.length === 1 ? last.month : `the latest ${last.month}`;
  return `${flagged.length} of ${months} months point to a change that is more than chance: ${latest}.`;
}
