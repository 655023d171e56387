import { type Chart, type ChartTable, colours, draw, label, region } from './chart.ts';
import { shorten } from './label.ts';
import { element, type Markup } from './markup.ts';
import { rounded } from './scale.ts';
import {
  onPattern,
  type Paint,
  paintsOf,
  printLength,
  shortAndLong,
  type TimeCategory,
  timeKey,
  timeKeyHeight,
} from './time-category.ts';

/** A part of a day, in minutes from midnight, of one group or, without one, of everybody. */
export type WeekBlock = {
  /** Place of the day among the days. */
  day: number;
  from: number;
  to: number;
  category: string;
  group: string | null;
};

type Options = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  days: readonly string[];
  /** Groups with days of their own, drawn side by side. */
  groups: readonly string[];
  categories: readonly TimeCategory[];
  blocks: readonly WeekBlock[];
};

const minutesInDay = 1440;
const hourHeight = 40;
/** In percent: room for `08:00` on the narrowest screen. */
const axisWidth = 14;
const columnGap = 1;
const dayLineHeight = 22;
const laneLineHeight = 18;
/** In pixels: the least height in which a letter, and a line of words, can be read. */
const room = { letter: 14, name: 16 };
const nameCharacters = 12;
/** Lanes beyond so many are too narrow for a letter. */
const lanesWithLetters = 3;

/** What is drawn where: pixels down the page, hours from and to, and how each category looks. */
type Plan = Options & {
  paints: readonly Paint[];
  lanes: number;
  firstHour: number;
  lastHour: number;
  /** Where the first hour begins. */
  top: number;
};

/** Days across, hours down, a block for each slot; groups stand side by side within a day. */
export function weekTimetable(options: Options): Chart {
  const { id, title, days, groups, categories } = options;
  const blocks = options.blocks.flatMap((block) => within(block, days.length));
  const table = tableOf(options, blocks);
  if (blocks.length === 0) {
    const description = 'There are no figures to show.';
    const shapes = [label(0, 20, description)];
    const svg = draw({ id, title, description, height: 30, shapes });
    return { id, svg, title, description, table };
  }
  const { paints, defs } = paintsOf(id, categories);
  const lanes = Math.max(1, groups.length);
  const hours = hoursOf(blocks, categories);
  const keys = timeKeyHeight(paints.length) + (lanes > 1 ? lanes * laneLineHeight : 0);
  const top = keys + dayLineHeight + (lanes > 1 ? laneLineHeight : 0) + 8;
  const plan: Plan = { ...options, paints, lanes, ...hours, top };
  const shapes = [
    defs,
    ...timeKey(paints, 0),
    ...laneKey(plan),
    ...hourLines(plan),
    ...days.flatMap((day, index) => column(plan, day, index)),
    ...blocks.flatMap((block) => drawBlock(plan, block)),
  ];
  const description = describe(plan, blocks);
  const height = top + (plan.lastHour - plan.firstHour) * hourHeight + 12;
  return { id, svg: draw({ id, title, description, height, shapes }), title, description, table };
}

/** The part of a block that lies within the days and hours that there are; none where nothing of it does. */
function within(block: WeekBlock, days: number): WeekBlock[] {
  const from = Math.max(0, Math.round(block.from));
  const to = Math.min(minutesInDay, Math.round(block.to));
  const isDay = Number.isInteger(block.day) && block.day >= 0 && block.day < days;
  return isDay && to > from ? [{ ...block, from, to }] : [];
}

/** Whole hours around the time out of cell; the night is not drawn, and stands in the table. */
function hoursOf(
  blocks: readonly WeekBlock[],
  categories: readonly TimeCategory[],
): { firstHour: number; lastHour: number } {
  const inCell = categories.filter((one) => one.inCell).map(({ code }) => code);
  const out = blocks.filter(({ category }) => !inCell.includes(category));
  const shown = out.length > 0 ? out : blocks;
  return {
    firstHour: Math.floor(
      shown.reduce((first, { from }) => Math.min(first, from), minutesInDay) / 60,
    ),
    lastHour: Math.ceil(shown.reduce((last, { to }) => Math.max(last, to), 0) / 60),
  };
}

function laneKey({ groups, lanes, paints }: Plan): Markup[] {
  if (lanes < 2) return [];
  const top = timeKeyHeight(paints.length) + 13;
  return groups.map((name, index) =>
    element('g', {}, [
      element('title', {}, [name]),
      label(0, top + index * laneLineHeight, shorten(`${index + 1}: ${name}`, 40)),
    ]),
  );
}

function hourLines({ firstHour, lastHour, top }: Plan): Markup[] {
  return Array.from({ length: lastHour - firstHour + 1 }, (_, index) => {
    const y = top + index * hourHeight;
    return [
      element('line', { x1: `${axisWidth}%`, x2: '100%', y1: y, y2: y, stroke: colours.grid }),
      label(0, y + 4, printTime((firstHour + index) * 60), { fill: colours.quiet }),
    ];
  }).flat();
}

/** Where a day's column stands, in percent. */
function columnOf({ days }: Plan, day: number): { left: number; width: number } {
  const width = (100 - axisWidth) / days.length;
  return {
    left: rounded(axisWidth + width * day + columnGap / 2),
    width: rounded(width - columnGap),
  };
}

function column(plan: Plan, name: string, day: number): Markup[] {
  const { left, width } = columnOf(plan, day);
  const dayFoot = plan.top - (plan.lanes > 1 ? laneLineHeight : 0) - 8;
  const bold = { 'text-anchor': 'middle', 'font-weight': 'bold' };
  const heading = shortAndLong(
    { x: `${rounded(left + width / 2)}%`, y: dayFoot },
    [name.slice(0, 3), name],
    bold,
  );
  if (plan.lanes < 2) return heading;
  const numbers = plan.groups.map((_, lane) => {
    const x = rounded(left + (width * (lane + 0.5)) / plan.lanes);
    return label(x, plan.top - 8, String(lane + 1), {
      'text-anchor': 'middle',
      fill: colours.quiet,
    });
  });
  return [...heading, ...numbers];
}

function drawBlock(plan: Plan, block: WeekBlock): Markup[] {
  const { firstHour, lastHour, top, paints, lanes } = plan;
  const from = Math.max(block.from, firstHour * 60);
  const to = Math.min(block.to, lastHour * 60);
  if (to <= from) return [];
  const lane = laneOf(plan, block);
  const { left, width } = columnOf(plan, block.day);
  const y = rounded(top + ((from - firstHour * 60) / 60) * hourHeight);
  const height = rounded(((to - from) / 60) * hourHeight);
  const paint = paints.find(({ category }) => category.code === block.category);
  const words = `${plan.days[block.day] ?? ''} ${spanWords(block)}: ${titleOf(plan, block)}${whose(block)}`;
  const rect = {
    x: `${lane.left}%`,
    y: 0.5,
    width: `${lane.width}%`,
    height: Math.max(1, height - 1),
  };
  const narrow = lane.width < 100 && lanes > lanesWithLetters;
  return [
    element('g', {}, [
      element('title', {}, [words]),
      region(left, width, { y, height }, [
        element('rect', { ...rect, ...paint?.rect }),
        ...(paint && !narrow && height >= room.letter ? blockText(paint, lane, height) : []),
      ]),
    ]),
  ];
}

type Lane = { left: number; width: number };

/** A block of everybody, or of a group that has no lane, goes across the day. */
function laneOf({ groups, lanes }: Plan, { group }: WeekBlock): Lane {
  const index = group === null ? -1 : groups.indexOf(group);
  if (index < 0) return { left: 0, width: 100 };
  return { left: rounded((index * 100) / lanes), width: rounded(100 / lanes) };
}

/** The letter, and on a wide screen the title where a whole day's width has room for it. */
function blockText({ letter, category }: Paint, lane: Lane, height: number): Markup[] {
  const at = { x: rounded(lane.left + lane.width / 2), y: rounded(height / 2 + 4.5) };
  if (lane.width < 100 || height < room.name) return [label(at.x, at.y, letter, onPattern)];
  return shortAndLong(
    { x: `${at.x}%`, y: at.y },
    [letter, shorten(category.title, nameCharacters)],
    onPattern,
  );
}

function titleOf({ categories }: Pick<Options, 'categories'>, { category }: WeekBlock): string {
  return categories.find(({ code }) => code === category)?.title ?? category;
}

function whose({ group }: WeekBlock): string {
  return group === null ? '' : `, ${group}`;
}

function spanWords({ from, to }: WeekBlock): string {
  return `${printTime(from)} to ${printTime(to)}`;
}

/** `08:30`. */
function printTime(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The week of each group in hours by category. */
function describe({ groups, categories }: Plan, blocks: readonly WeekBlock[]): string {
  const weekOf = (name: string | null) => {
    const own = blocks.filter(({ group }) => group === null || group === name);
    const parts = categories.flatMap(({ code, title }) => {
      const minutes = own
        .filter(({ category }) => category === code)
        .reduce((sum, { from, to }) => sum + to - from, 0);
      return minutes > 0 ? [`${title} ${printLength(minutes)}`] : [];
    });
    return parts.join(', ');
  };
  if (groups.length < 2) return `In a week: ${weekOf(groups[0] ?? null)}.`;
  return `In a week: ${groups.map((name) => `${name}: ${weekOf(name)}`).join('; ')}.`;
}

function tableOf(options: Options, blocks: readonly WeekBlock[]): ChartTable {
  const { title, days, groups } = options;
  const several = groups.length > 1;
  const rows = blocks
    .toSorted((a, b) => a.day - b.day || a.from - b.from)
    .map((block) => [
      { text: days[block.day] ?? '' },
      { text: spanWords(block) },
      { text: titleOf(options, block) },
      ...(several ? [{ text: block.group ?? 'Everyone' }] : []),
    ]);
  const head = [{ text: 'Day' }, { text: 'Time' }, { text: 'Category' }];
  return { caption: title, head: several ? [...head, { text: 'Who' }] : head, rows };
}
