import { describePeriod, findPeriod } from '../../calendar/index.ts';
import type { ChartPhase, ControlChart, DrawnPoint, Flag } from './drawn-chart.ts';
import type { Rule } from './special-causes.ts';

type Print = (value: number) => string;
type Unsaid = Omit<ControlChart, 'sentence' | 'notes'>;

/** Four digits, where nobody says how a value is printed. */
export function printRounded(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** What a person should take from a chart: what goes on now, else what stood out, else that nothing does. */
export function chartSentence(chart: Unsaid, print: Print): string {
  const phase = chart.phases.at(-1);
  const known = chart.points.filter(({ value }) => value !== null);
  const last = known.at(-1);
  if (!phase || !last) return 'No month has a figure, so there is nothing to tell.';
  const current = phasePoints(chart, phase).filter(({ value }) => value !== null);
  if (phase.limits !== 'none') {
    return [now(chart, current, print), ...(phase.why === null ? [] : [phase.why])].join(' ');
  }
  const since =
    chart.phases.length > 1 ? [`Since ${monthName(phase.from)} too little is known.`] : [];
  return [...since, phase.why ?? ''].join(' ');
}

/** What has to be known besides: a new mean after a mark, and limits that were widened. */
export function chartNotes({ phases }: Unsaid): string[] {
  return phases.flatMap(({ widened, sigmaZ, from, to }) =>
    widened && sigmaZ !== null
      ? [
          `From ${monthName(from)} to ${monthName(to)} the months differ ${sigmaZ.toFixed(1)} times as much as chance alone would make them, so the limits are that much wider.`,
        ]
      : [],
  );
}

/** A month in words, `October 2007`; whatever else a point is called as it stands. */
function monthName(period: string): string {
  const found = findPeriod(period);
  return found ? describePeriod(found) : period;
}

function phasePoints({ points }: Unsaid, { from, to }: ChartPhase): DrawnPoint[] {
  const first = points.findIndex(({ period }) => period === from);
  return points.slice(first, points.findIndex(({ period }) => period === to) + 1);
}

/** By the rule that says most of the last month. */
function now(chart: Unsaid, current: readonly DrawnPoint[], print: Print): string {
  const flags = current.at(-1)?.flags ?? [];
  for (const code of [
    'eight on one side',
    'beyond a limit',
    'six one way',
    'two of three',
  ] as const) {
    const flag = flags.find(({ rule }) => rule === code);
    if (flag) return said[code](current, flag, print);
  }
  if (flags.length > 0) return closeWords;
  return earlier(chart, usualWords(current, print));
}

const closeWords =
  'For fifteen months or more the figures lie closer to the mean than chance would have them: ask how they are made.';

type Said = (current: readonly DrawnPoint[], flag: Flag, print: Print) => string;

const said: Readonly<Record<Exclude<Rule['code'], 'close to the mean'>, Said>> = {
  'eight on one side': (current, flag, print) => {
    const months = lastRun(current, flag);
    const before = months.length < current.length ? 'than before' : 'than usual';
    const mean = print(months.at(-1)?.mean ?? 0);
    return `Since ${monthName(months[0]?.period ?? '')} it has been ${wordOf(flag)} ${before}: ${months.length} months in a row lie ${flag.side} the mean of ${mean}.`;
  },
  'beyond a limit': (current, flag, print) => {
    const last = current.at(-1);
    const [value, lower, upper] = [last?.value, last?.lower, last?.upper].map((one) =>
      print(one ?? 0),
    );
    return `${monthName(last?.period ?? '')} stands out as ${wordOf(flag)}: ${value}, where ${lower} to ${upper} would be usual.`;
  },
  'six one way': (current, flag) => {
    const months = lastRun(current, flag);
    const word = flag.direction ?? (flag.side === 'above' ? 'higher' : 'lower');
    return `It has become ${word} month by month since ${monthName(months[0]?.period ?? '')}: ${months.length} months in a row.`;
  },
  'two of three': (_, flag) =>
    `Two of the last three months lie far ${flag.side} the mean: it may be getting ${wordOf(flag)}.`,
};

/** The last months that one rule picks out for the same side. */
function lastRun(current: readonly DrawnPoint[], { rule, side }: Flag): DrawnPoint[] {
  const isIn = ({ flags }: DrawnPoint) =>
    flags.some((flag) => flag.rule === rule && flag.side === side);
  return current.slice(current.findLastIndex((point) => !isIn(point)) + 1);
}

function wordOf({ direction, side }: Flag): string {
  return direction ?? (side === 'above' ? 'higher' : 'lower');
}

function usualWords(current: readonly DrawnPoint[], print: Print): string {
  const last = current.at(-1);
  if (!last || last.lower === null || last.upper === null) return '';
  const [lower, upper] = [print(last.lower), print(last.upper)];
  return lower === upper
    ? `Nothing here is out of the ordinary: every month is ${lower}.`
    : `Nothing here is out of the ordinary: the months go up and down as chance has it, and anything between ${lower} and ${upper} is usual.`;
}

/** What stood out in former months, else what is said of a chart without any. */
function earlier({ points }: Unsaid, otherwise: string): string {
  const flagged = points.filter(({ flags }) => flags.length > 0);
  const [last] = flagged.toReversed();
  if (!last) return otherwise;
  const flag = last.flags[0];
  const others = flagged.length - 1;
  const marked = `${others} earlier ${others === 1 ? 'month is' : 'months are'} marked too`;
  const more = others === 0 ? '' : ` ${marked}.`;
  const how = flag?.side
    ? ` as ${wordOf(flag)}`
    : ' as closer to the mean than chance would have it';
  return `The latest months are as usual; ${monthName(last.period)} stood out${how}.${more}`;
}
