import { type Breakdown, type FormulaResult, type Metric, printValue } from '../catalogue/index.ts';
import type { Comparing, IntervalMethod } from './group-method.ts';
import {
  eventInterval,
  type Parts,
  printRatio,
  proportionInterval,
  rateRatio,
} from './group-ratio.ts';

/** The member under which records stand that do not say to which group they belong. */
export const notStated = 'not stated';

/** What a metric comes to in one group. */
export type GroupFigure = { group: string; title: string; figure: FormulaResult };

/** The figure of all groups together. */
export type WholeFigure = Pick<
  GroupRow,
  'outturn' | 'outturnText' | 'suppressed' | 'numerator' | 'denominator'
>;

/** How a group stands to the one it is compared with. */
export const standings = ['higher', 'lower', 'may be chance'] as const;
export type Standing = (typeof standings)[number];

/** A group of a breakdown: its outturn, its part of all, and how many times the reference group's rate it is. */
export type GroupRow = {
  group: string;
  title: string;
  isReference: boolean;
  outturn: number | null;
  outturnText: string;
  /** Whether any of it is withheld because numbers are small, its own or another's. */
  suppressed: boolean;
  numerator: number | null;
  denominator: number | null;
  /** In percent of all groups together; null where nothing was counted. */
  numeratorShare: number | null;
  denominatorShare: number | null;
  ratio: number | null;
  /** The ends of the 95% interval. */
  lower: number | null;
  upper: number | null;
  standing: Standing | null;
  /** The comparison in words, or why there is none. */
  words: string;
  /** What to bear in mind because the numbers are small. */
  cautions: string[];
};

const fewestOnTop = 5;
const fewestBelow = 30;

/** Groups with which nobody compares: those who did not say are no group. */
type Asked = { metric: Metric; breakdown: Breakdown; comparing: Comparing };

/** The rows of a breakdown, in the order of the figures. */
export function groupRows(
  asked: Asked,
  figures: readonly GroupFigure[],
  all: FormulaResult,
): GroupRow[] {
  const reference = figures.find(({ group }) => group === asked.breakdown.reference);
  return figures.map((one) => ({
    group: one.group,
    title: one.title,
    isReference: one === reference,
    ...figureOf(asked.metric, one.figure),
    numeratorShare: shareOf(one.figure.top, all.top),
    denominatorShare: shareOf(one.figure.bottom, all.bottom),
    ...compared(asked, one, reference),
  }));
}

/** An outturn as rows show it. */
export function figureOf(metric: Metric, { outturn, top, bottom }: FormulaResult): WholeFigure {
  const outturnText = outturn === null ? 'no outturn' : printValue(outturn, metric);
  return { outturn, outturnText, suppressed: false, numerator: top, denominator: bottom };
}

type Comparison = Pick<GroupRow, 'ratio' | 'lower' | 'upper' | 'standing' | 'words' | 'cautions'>;

function compared(asked: Asked, one: GroupFigure, reference: GroupFigure | undefined): Comparison {
  const { comparing, breakdown } = asked;
  if (!comparing.ratio) return noRatio('No ratio');
  if (one.group === breakdown.reference) return noRatio('The others are compared with it');
  if (one.group === notStated) return noRatio('No ratio: not stated is no group');
  const own = partsOf(one);
  if ('reason' in own) return noRatio(`No ratio: ${own.reason}`);
  const other = reference ? partsOf(reference) : { reason: 'there is no group to compare with' };
  if ('reason' in other) return noRatio(`No ratio: ${other.reason}`);
  const title = reference?.title ?? breakdown.reference;
  const cautions = cautionsOf(comparing.interval, [
    { title: one.title, parts: own },
    { title, parts: other },
  ]);
  return { ...comparison(comparing.interval, own, other, title), cautions };
}

function noRatio(words: string): Comparison {
  return { ratio: null, lower: null, upper: null, standing: null, words, cautions: [] };
}

function partsOf({ title, figure }: GroupFigure): Parts | { reason: string } {
  const { top, bottom, reason } = figure;
  if (bottom === 0) return { reason: `the denominator of ${title} is 0` };
  if (top === null || bottom === null) {
    return { reason: reason ?? `${title} has no outturn` };
  }
  if (top === 0) return { reason: `the numerator of ${title} is 0` };
  if (top < 0 || bottom < 0) return { reason: `a figure of ${title} is below 0` };
  return { top, bottom };
}

function comparison(
  method: IntervalMethod | null,
  own: Parts,
  other: Parts,
  title: string,
): Omit<Comparison, 'cautions'> {
  const ratio = rateRatio(own, other);
  const times = `${printRatio(ratio)} times ${title}`;
  const none = { ratio, lower: null, upper: null, standing: null };
  if (method === null) return { ...none, words: `${times}, without an interval` };
  // At the whole the method takes a group for certain: one of one would count as more than chance.
  if (method === 'proportions' && (own.top === own.bottom || other.top === other.bottom)) {
    return { ...none, words: `${times}, without an interval: all of a group count` };
  }
  const { lower, upper } =
    method === 'proportions' ? proportionInterval(own, other) : eventInterval(own, other);
  const ends = `(${printRatio(lower)} to ${printRatio(upper)})`;
  if (lower <= 1 && upper >= 1) {
    const words = `${times} ${ends}. The interval holds 1: this may be chance`;
    return { ratio, lower, upper, standing: 'may be chance', words };
  }
  const standing = lower > 1 ? 'higher' : 'lower';
  const words = `${standing === 'higher' ? 'Higher' : 'Lower'} than ${title}: ${printRatio(ratio)} times ${ends}`;
  return { ratio, lower, upper, standing, words };
}

function cautionsOf(
  method: IntervalMethod | null,
  groups: ReadonlyArray<{ title: string; parts: Parts }>,
): string[] {
  return groups
    .filter(({ parts }) => isSmall(method, parts))
    .map(
      ({ title, parts: { top, bottom } }) =>
        `Small numbers in ${title}: ${countText(top)} over ${countText(bottom)}`,
    );
}

/** What stands on top may be days or hours: only a count of records can be few, and so can those left out. */
function isSmall(method: IntervalMethod | null, { top, bottom }: Parts): boolean {
  if (bottom < fewestBelow || (method !== null && top < fewestOnTop)) return true;
  return method === 'proportions' && bottom - top < fewestOnTop;
}

function countText(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

function shareOf(part: number | null, all: number | null): number | null {
  return part === null || all === null || all <= 0 ? null : (part / all) * 100;
}
