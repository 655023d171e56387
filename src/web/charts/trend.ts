import { type Chart, colours, draw, label } from './chart.ts';
import { halo, heightOf, periodLabels, type Slot, slots, valueGrid } from './frame.ts';
import { element, type Markup } from './markup.ts';
import { linearScale } from './scale.ts';
import { legend, legendHeight } from './sign.ts';

/** A period's outturn and level; null values say why in their text. */
export type TrendPoint = {
  period: string;
  value: number | null;
  valueText: string;
  level: number | null;
  levelText: string;
};

type Options = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  /** In the order of time. */
  points: readonly TrendPoint[];
  /** How a round value is written at the side: `(value) => value + '%'`. */
  print: (value: number) => string;
};

type Placed = Slot & { point: TrendPoint };

const plot = { left: 15, width: 83, height: 180 };
const labelledPointsAtMost = 6;
const labelCharactersAtMost = 7;

/** A line of outturns over periods, with the level as a dashed step; it breaks where there is no outturn. */
export function trend({ id, title, points, print }: Options): Chart {
  const description = describe(points);
  const numbers = points.flatMap((one) => [one.value, one.level]).filter((one) => one !== null);
  const scale = linearScale(numbers);
  const hasLevels = points.some((one) => one.level !== null);
  const top = hasLevels ? legendHeight(1) + 18 : 18;
  const frame = { ...plot, top };
  const y = (value: number) => heightOf(frame, scale, value);
  const across = slots(frame, points.length);
  const placed = points.flatMap((point, index) => {
    const slot = across[index];
    return slot === undefined ? [] : [{ point, ...slot }];
  });
  const foot = top + frame.height;
  const shapes = [
    ...(hasLevels ? legend([{ sign: 'level line', words: 'level' }], 0) : []),
    ...(numbers.length > 0 ? valueGrid(frame, scale, print) : [label(0, top + 20, description)]),
    ...levelStep(placed, y),
    ...line(placed, y),
    ...valueLabels(placed, y),
    ...periodLabels(
      points.map((point) => point.period),
      across,
      foot + 24,
    ),
  ];
  const svg = draw({ id, title, description, height: foot + 34, shapes });
  return { id, svg, title, description, table: tableOf(title, points) };
}

function levelStep(placed: readonly Placed[], y: (value: number) => number): Markup[] {
  const stroke = { stroke: colours.level, 'stroke-width': 2, 'stroke-dasharray': '6 4' };
  return placed.flatMap(({ point, left, right }, index) => {
    if (point.level === null) return [];
    const height = y(point.level);
    const flat = element('line', {
      x1: `${left}%`,
      x2: `${right}%`,
      y1: height,
      y2: height,
      ...stroke,
    });
    const before = placed[index - 1]?.point.level ?? null;
    if (before === null || before === point.level) return [flat];
    const step = { x1: `${left}%`, x2: `${left}%`, y1: y(before), y2: height, ...stroke };
    return [element('line', step), flat];
  });
}

function line(placed: readonly Placed[], y: (value: number) => number): Markup[] {
  const strokes = placed.flatMap(({ point, centre }, index) => {
    const before = placed[index - 1];
    if (point.value === null || before === undefined || before.point.value === null) return [];
    const ends = {
      x1: `${before.centre}%`,
      y1: y(before.point.value),
      x2: `${centre}%`,
      y2: y(point.value),
    };
    return [element('line', { ...ends, stroke: colours.highlight, 'stroke-width': 3 })];
  });
  const dots = placed.flatMap(({ point, centre }) => {
    if (point.value === null) return [];
    const circle = { cx: `${centre}%`, cy: y(point.value), r: 5, fill: colours.highlight };
    const words = `${point.period}: ${point.valueText}`;
    return [element('circle', { ...circle, stroke: '#ffffff' }, [element('title', {}, [words])])];
  });
  return [...strokes, ...dots];
}

/** Every value where there is room for all, otherwise the last one. */
function valueLabels(placed: readonly Placed[], y: (value: number) => number): Markup[] {
  const known = placed.filter(({ point }) => point.value !== null);
  const roomForAll =
    placed.length <= labelledPointsAtMost &&
    known.every(({ point }) => point.valueText.length <= labelCharactersAtMost);
  return (roomForAll ? known : known.slice(-1)).map(({ point, centre }) => {
    const anchor = roomForAll || placed.length === 1 ? 'middle' : 'end';
    const more = { 'text-anchor': anchor, 'font-weight': 'bold', ...halo };
    return label(centre, y(point.value ?? 0) - 11, point.valueText, more);
  });
}

function describe(points: readonly TrendPoint[]): string {
  const known = points.filter((one) => one.value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return 'There are no figures to show.';
  const missing = points.length - known.length;
  const gap = missing > 0 ? ` ${missing} of ${points.length} periods have no outturn.` : '';
  if (first === last) return `${first.period}: ${first.valueText}.${gap}`;
  return `From ${first.valueText} in ${first.period} to ${last.valueText} in ${last.period}.${gap}`;
}

function tableOf(caption: string, points: readonly TrendPoint[]): Chart['table'] {
  return {
    caption,
    head: [
      { text: 'Period' },
      { text: 'Outturn', numeric: true },
      { text: 'Level', numeric: true },
    ],
    rows: points.map((one) => [
      { text: one.period },
      { text: one.valueText, numeric: true },
      { text: one.levelText, numeric: true },
    ]),
  };
}
