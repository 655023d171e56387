import type { Measure, Scheme } from '../../catalogue/index.ts';
import type { InputScore, ViewScore } from '../scheme/rating.ts';
import { scoreText, shareText } from './rating-words.ts';

/** How an input was measured and what that gave, or why it has no points. */
export function measuredWords(scheme: Scheme, input: InputScore): string {
  const { views, missing, score } = input;
  if (score === null && missing !== null) return missing;
  if (views.length === 0) return 'The mean of its members.';
  return views.map((view) => viewWords(scheme, input, view)).join(' ');
}

function viewWords(scheme: Scheme, input: InputScore, view: ViewScore): string {
  const { measured, points, share, missing, comparedWith } = view;
  const isOneOfSeveral = input.views.length > 1;
  const counts = isOneOfSeveral ? `, counts ${shareText(share)}%` : '';
  if (measured === null || points === null) return missing ?? 'A part of it is missing.';
  const among = comparedWith === null ? '' : ` (${comparedWith})`;
  const given = isOneOfSeveral ? `: ${scoreText(scheme, points)} points` : '';
  return `${wordsOf(input, view.measure, measured)}${among}${given}${counts}.`;
}

/** Nothing is so many percent of a level of 0: it is met or missed. */
function wordsOf({ level, texts }: InputScore, measure: Measure, measured: number): string {
  if (measure !== 'attainment' || level !== 0) return measures[measure](measured);
  return `${measured >= 100 ? 'Met' : 'Missed'}, against a level of ${texts.level}`;
}

const measures: Readonly<Record<Measure, (measured: number) => string>> = {
  outturn: () => 'By the outturn itself',
  attainment: (measured) => `${number(measured)}% of the level`,
  variance: (measured) =>
    measured === 0 ? 'On the level' : `${far(measured)} ${betterOrWorse(measured)} than the level`,
  improvement: (measured) =>
    measured === 0
      ? 'The same as before'
      : `${far(measured)}% ${betterOrWorse(measured)} than before`,
  percentile: (measured) => `Better than ${number(measured)}% of those compared with`,
  'standard score': (measured) =>
    measured === 0
      ? 'At the mean of those compared with'
      : `${far(measured, 2)} standard deviations ${betterOrWorse(measured)} than the mean of those compared with`,
  baseline: (measured) => `${number(measured)}% of what is expected`,
};

function far(measured: number, places = 1): string {
  return number(Math.abs(measured), places);
}

function betterOrWorse(measured: number): string {
  return measured < 0 ? 'worse' : 'better';
}

function number(value: number, places = 1): string {
  return String(Number(value.toFixed(places)));
}
