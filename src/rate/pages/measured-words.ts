import type { Measure, Scheme } from '../../catalogue/index.ts';
import type { InputScore, ViewScore } from '../scheme/rating.ts';
import { scoreText, shareText } from './rating-words.ts';

/** How an input was measured and what that gave, or why it has no points. */
export function measuredWords(scheme: Scheme, { views, missing, score }: InputScore): string {
  if (score === null && missing !== null) return missing;
  if (views.length === 0) return 'The mean of its members.';
  return views.map((view) => viewWords(scheme, view, views.length > 1)).join(' ');
}

function viewWords(scheme: Scheme, view: ViewScore, isOneOfSeveral: boolean): string {
  const { measure, measured, points, share, missing, comparedWith } = view;
  const counts = isOneOfSeveral ? `, counts ${shareText(share)}%` : '';
  if (measured === null || points === null) return missing ?? 'A part of it is missing.';
  const among = comparedWith === null ? '' : ` (${comparedWith})`;
  const given = isOneOfSeveral ? `: ${scoreText(scheme, points)} points` : '';
  return `${measures[measure](measured)}${among}${given}${counts}.`;
}

const measures: Readonly<Record<Measure, (measured: number) => string>> = {
  outturn: () => 'By the outturn itself',
  attainment: (measured) => `${number(measured)}% of the level`,
  variance: (measured) => `${number(Math.abs(measured))} ${betterOrWorse(measured)} than the level`,
  improvement: (measured) =>
    `${number(Math.abs(measured))}% ${betterOrWorse(measured)} than before`,
  percentile: (measured) => `Better than ${number(measured)}% of those compared with`,
  'standard score': (measured) =>
    `${number(Math.abs(measured), 2)} standard deviations ${betterOrWorse(measured)} than the mean of those compared with`,
  baseline: (measured) => `${number(measured)}% of what is expected`,
};

function betterOrWorse(measured: number): string {
  return measured < 0 ? 'worse' : 'better';
}

function number(value: number, places = 1): string {
  return String(Number(value.toFixed(places)));
}
