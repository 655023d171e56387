import {
  type Chart,
  type ChartTable,
  colours,
  draw,
  label,
  narrowLineCharacters,
} from './chart.ts';
import { across, type Frame, halo } from './frame.ts';
import { wrapLabel, wrapLines } from './label.ts';
import { drawLabelRows, labelRows, rowsHeight } from './label-rows.ts';
import type { LeagueRow, LeagueTable, LeagueZone } from './league-row.ts';
import { leagueSentence } from './league-sentence.ts';
import { element, type Markup } from './markup.ts';
import { linearScale, type Scale } from './scale.ts';
import { legend, legendHeight, type Sign } from './sign.ts';

type Placed = { row: LeagueRow; lines: readonly string[]; top: number; bottom: number };

/** Half a dot, and half a label of the scale, stay inside. */
const plot = { left: 2.5, width: 95 };
const rowHeight = { name: 15, dot: 18 } as const;
/** Letters of 13 pixels on a line of the narrowest screen. */
const lineCharacters = narrowLineCharacters + 5;
/** A name is whole in the drawing unless it is very long. */
const nameLines = 4;
/** Characters of a name, however long the text beside it. */
const narrowestName = 16;
/** A scale at the foot too, where the one at the top may be out of sight. */
const manyRows = 15;

/** A caterpillar: a dot at each provider's place with its interval as a line, in the order given. */
export function leagueTable(options: LeagueTable): Chart {
  const { id, title, rows } = options;
  const { sentence, details } = leagueSentence(options);
  const description = details === '' ? sentence : `${sentence} ${details}`;
  const known = rows.filter((row) => row.value !== null);
  const scale = linearScale(
    known.flatMap(({ value, lower, upper }) => [value, lower, upper]).filter((one) => one !== null),
  );
  const entries = entriesOf(rows);
  const key = legendHeight(entries.length, 1);
  const zones = zoneLabels(options, scale);
  const axisTop = key + rowsHeight(zones) + 4;
  const placed = placeRows(rows, axisTop + 44);
  const foot = (placed.at(-1)?.bottom ?? axisTop) + 2;
  const shapes =
    known.length === 0
      ? [label(0, 20, sentence), ...placeRows(rows, 40).flatMap((one) => drawNames(one))]
      : [
          ...legend(entries, 0, 1),
          ...drawZones(options, scale, { top: axisTop, height: foot - axisTop }),
          ...drawLabelRows(zones, key, { upwards: true }),
          ...axis(options, scale, { top: axisTop, foot, repeat: rows.length > manyRows }),
          ...placed.flatMap((one) => [...drawNames(one), ...drawDot(one, scale)]),
        ];
  const height =
    known.length === 0 ? 44 + foot - axisTop : foot + (rows.length > manyRows ? 40 : 8);
  const svg = draw({ id, title, description, height, shapes });
  return { id, svg, title, sentence, description, table: tableOf(options) };
}

function placeRows(rows: readonly LeagueRow[], from: number): Placed[] {
  let top = from;
  return rows.map((row) => {
    const room = Math.max(narrowestName, lineCharacters - besideName(row).length - 2);
    const lines = wrapLines(row.name, room, nameLines);
    const bottom = top + lines.length * rowHeight.name + (row.value === null ? 5 : rowHeight.dot);
    const placed = { row, lines, top, bottom };
    top = bottom;
    return placed;
  });
}

function besideName({ value, valueText, lower, intervalText }: LeagueRow): string {
  const text = value === null || lower === null ? valueText : `${valueText} (${intervalText})`;
  return wrapLabel(text, lineCharacters - narrowestName)[0];
}

function drawNames({ row, lines, top, bottom }: Placed): Markup[] {
  const weight = row.highlighted ? { 'font-weight': 'bold' } : {};
  const silent = { fill: colours.quiet, 'font-style': 'italic' };
  const band = row.band ? `, ${row.band}` : '';
  const names = lines.map((line, index) =>
    label(0, top + 12 + index * rowHeight.name, line, { ...halo, ...weight }),
  );
  const text = label(100, top + 12, besideName(row), {
    ...{ 'text-anchor': 'end', ...halo },
    ...(row.value === null ? silent : weight),
  });
  const whole = element('title', {}, [`${row.name}: ${row.valueText}, ${row.intervalText}${band}`]);
  const box = { x: 0, y: top - 1, width: '100%', height: bottom - top - 1, fill: colours.pale };
  const picked = row.highlighted ? [element('rect', { ...box, 'fill-opacity': 0.7 })] : [];
  return [element('g', {}, [whole, ...picked, ...names, text])];
}

/** A full dot on its interval; a hollow dot alone where how sure cannot be given. */
function drawDot({ row, lines, top }: Placed, scale: Scale): Markup[] {
  const { value, lower, upper } = row;
  if (value === null) return [];
  const y = top + lines.length * rowHeight.name + 6;
  const dot = { cx: `${across(frame, scale.place(value))}%`, cy: y, stroke: colours.highlight };
  if (lower === null || upper === null) {
    return [element('circle', { ...dot, r: 4.5, fill: '#ffffff', 'stroke-width': 2 })];
  }
  const [from, to] = [across(frame, scale.place(lower)), across(frame, scale.place(upper))];
  const stroke = { stroke: colours.highlight, 'stroke-width': 2.5 };
  const ends = [from, to].map((x) =>
    element('line', { x1: `${x}%`, x2: `${x}%`, y1: y - 4, y2: y + 4, ...stroke }),
  );
  const line = element('line', { x1: `${from}%`, x2: `${to}%`, y1: y, y2: y, ...stroke });
  return [line, ...ends, element('circle', { ...dot, r: 5, fill: colours.highlight })];
}

const frame: Frame = { ...plot, top: 0, height: 0 };

function axis(
  { rows, better, print, measured }: LeagueTable,
  scale: Scale,
  at: { top: number; foot: number; repeat: boolean },
): Markup[] {
  // Nobody has the place 0.
  const places = better === 'low' && rows.every(({ value }) => value === null || value >= 1);
  const ticks = scale.ticks.filter((tick) => tick !== 0 || !places);
  const marks = labelRows(
    ticks.map((tick) => ({ at: across(frame, scale.place(tick)), text: print(tick) })),
  ).filter((one) => one.row === 0);
  const lines = ticks.map((tick) => {
    const x = `${across(frame, scale.place(tick))}%`;
    const line = { x1: x, x2: x, y1: at.top + 38, y2: at.foot, stroke: colours.grid };
    return element('line', { ...line, 'stroke-dasharray': '2 4' });
  });
  const words =
    better === 'low' ? `← better ${measured.toLowerCase()}` : `better ${measured.toLowerCase()} →`;
  const side =
    better === 'low' ? label(0, 0, words) : label(100, 0, words, { 'text-anchor': 'end' });
  const whole = (y: number) =>
    element('svg', { y, overflow: 'visible' }, [
      element('svg', { y: 14, overflow: 'visible' }, [side]),
      ...drawLabelRows(marks, 19),
    ]);
  return [...lines, whole(at.top), ...(at.repeat ? [whole(at.foot)] : [])];
}

function zoneEnds({ from, to }: LeagueZone, scale: Scale): [number, number] {
  const start = from === null ? 0 : scale.place(from);
  return [start, to === null ? 100 : Math.max(start, scale.place(to))];
}

/** Zones of which something is on the scale. */
function shownZones({ zones = [] }: LeagueTable, scale: Scale): LeagueZone[] {
  return zones.filter((zone) => {
    const [from, to] = zoneEnds(zone, scale);
    return to > from;
  });
}

function zoneLabels(options: LeagueTable, scale: Scale): ReturnType<typeof labelRows> {
  return labelRows(
    shownZones(options, scale).map((zone) => {
      const [from, to] = zoneEnds(zone, scale);
      return { at: across(frame, (from + to) / 2), text: zone.label };
    }),
  );
}

/** Every other zone is shaded, and each begins with a line. */
function drawZones(
  options: LeagueTable,
  scale: Scale,
  { top, height }: { top: number; height: number },
): Markup[] {
  return shownZones(options, scale).flatMap((zone, index) => {
    const [from, to] = zoneEnds(zone, scale).map((one) => across(frame, one));
    if (from === undefined || to === undefined) return [];
    const box = { x: `${from}%`, width: `${(to - from).toFixed(2)}%`, y: top, height };
    const edge = { x1: `${from}%`, x2: `${from}%`, y1: top, y2: top + height };
    const shade = index % 2 === 0 ? [element('rect', { ...box, fill: colours.pale })] : [];
    return [...shade, element('line', { ...edge, stroke: colours.plain })];
  });
}

function entriesOf(rows: readonly LeagueRow[]): Array<{ sign: Sign; words: string }> {
  const known = rows.filter((row) => row.value !== null);
  const sure = known.filter((row) => row.lower !== null && row.upper !== null);
  return [
    ...(sure.length > 0
      ? [{ sign: 'interval', words: 'where it may well lie by chance alone' } as const]
      : []),
    ...(sure.length < known.length
      ? [{ sign: 'open dot', words: 'how sure cannot be given' } as const]
      : []),
  ];
}

function tableOf({ title, rows, measured, rowsAre = 'Provider' }: LeagueTable): ChartTable {
  const bands = rows.some((row) => row.band);
  return {
    caption: title,
    head: [
      { text: rowsAre },
      { text: measured, numeric: true },
      { text: 'How sure' },
      ...(bands ? [{ text: 'Band' }] : []),
    ],
    rows: rows.map((row) => [
      { text: row.name },
      { text: row.valueText, numeric: true },
      { text: row.intervalText },
      ...(bands ? [{ text: row.band ?? '' }] : []),
    ]),
  };
}
