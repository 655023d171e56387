import { type Chart, type ChartTable, draw, label } from './chart.ts';
import { controlPlot } from './control-plot.ts';
import { type ControlPoint, controlNumbers } from './control-point.ts';
import { type Frame, periodLabels, slots, valueGrid } from './frame.ts';
import type { Markup } from './markup.ts';
import { linearScale, type Scale } from './scale.ts';

/** One of many small control charts. */
export type Panel = {
  title: string;
  /** What it shows, in one plain sentence. */
  sentence: string;
  points: readonly ControlPoint[];
  /** Places of the first months of new phases, from 0. */
  rebases?: readonly number[] | undefined;
  print: (value: number) => string;
};

export type SmallMultiples = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  /** Above all of them; made from the panels where none is given. */
  sentence?: string | undefined;
  panels: readonly Panel[];
  /** Whether all stand on one scale, so that heights can be compared. */
  sharedScale?: boolean | undefined;
  panelsAre?: string | undefined;
};

/** Drawings that the macro `smallMultiples` of `web/views/small-multiples.njk` lays out, with one table for all. */
export type Multiples = {
  id: string;
  title: string;
  sentence: string;
  /** What the lines of every panel mean. */
  key: string;
  panels: readonly Chart[];
  table: ChartTable;
};

const plot = { left: 1, width: 98, top: 16, height: 84 };

/** Many control charts at once, each small, with its own title and sentence. */
export function smallMultiples(options: SmallMultiples): Multiples {
  const { id, title, panels, sharedScale = false, panelsAre = 'Provider' } = options;
  const shared = linearScale(panels.flatMap(({ points }) => controlNumbers(points)));
  const charts = panels.map((panel, index) =>
    drawPanel(panel, {
      id: `${id}-${index + 1}`,
      scale: sharedScale ? shared : linearScale(controlNumbers(panel.points)),
      panelsAre,
    }),
  );
  const sentence = options.sentence ?? made(panels, sharedScale);
  const key = keyOf(panels);
  return { id, title, sentence, key, panels: charts, table: tableOf(title, panels, panelsAre) };
}

function drawPanel(
  panel: Panel,
  { id, scale, panelsAre }: { id: string; scale: Scale; panelsAre: string },
): Chart {
  const { title, sentence, points } = panel;
  const frame: Frame = plot;
  const foot = frame.top + frame.height;
  const shapes: Markup[] = points.some(({ value }) => value !== null)
    ? [
        ...valueGrid(frame, { ...scale, ticks: ends(scale) }, panel.print),
        ...controlPlot({
          points,
          rebases: panel.rebases ?? [],
          frame,
          scale,
          numbered: false,
        }),
        ...periodLabels(
          points.map(({ month }) => month),
          slots(frame, points.length),
          foot + 18,
          18,
        ),
      ]
    : [label(0, 60, 'There are no figures to show.')];
  const svg = draw({ id, title, description: sentence, height: foot + 24, shapes });
  const table = tableOf(title, [panel], panelsAre);
  return { id, svg, title, sentence, description: sentence, table };
}

function ends({ ticks }: Scale): number[] {
  const [first, last] = [ticks[0], ticks.at(-1)];
  return [...new Set([first, last])].filter((one) => one !== undefined);
}

function limitsOf(point: ControlPoint | undefined, print: Panel['print']): string {
  if (point === undefined) return 'none';
  const { lower, upper } = point;
  if (lower !== null && upper !== null) return `${print(lower)} to ${print(upper)}`;
  if (upper !== null) return `at most ${print(upper)}`;
  return lower === null ? 'none' : `at least ${print(lower)}`;
}

function keyOf(panels: readonly Panel[]): string {
  const points = panels.flatMap((panel) => panel.points);
  if (points.length === 0) return '';
  const levels = points.some(({ level }) => level !== null && level !== undefined);
  return `Dots: months. Double line: mean. Short dashes: limits.${levels ? ' Long dashes: level.' : ''} Diamonds: months that a rule flags.`;
}

function made(panels: readonly Panel[], shared: boolean): string {
  if (panels.length === 0) return 'There are no figures to show.';
  const flagged = panels.filter(({ points }) =>
    points.some(({ value, flags }) => value !== null && flags.length > 0),
  );
  const scale = shared ? 'all on one scale' : 'each on a scale of its own';
  if (flagged.length === 0) {
    return `None of ${panels.length} changes by more than chance would bring; ${scale}.`;
  }
  return `${flagged.length} of ${panels.length} have months, marked by a diamond, that point to more than chance; ${scale}.`;
}

function tableOf(caption: string, panels: readonly Panel[], panelsAre: string): ChartTable {
  return {
    caption,
    head: [
      { text: panelsAre },
      { text: 'Months with a figure', numeric: true },
      { text: 'Last figure', numeric: true },
      { text: 'Mean', numeric: true },
      { text: 'Limits', numeric: true },
      { text: 'Months flagged' },
    ],
    rows: panels.map(({ title, points, print }) => {
      const known = points.filter(({ value }) => value !== null);
      const last = known.at(-1) ?? points.at(-1);
      const printed = (value: number | null | undefined) =>
        value === null || value === undefined ? 'none' : print(value);
      const flagged = known.filter(({ flags }) => flags.length > 0).map(({ month }) => month);
      return [
        { text: title },
        { text: String(known.length), numeric: true },
        { text: last?.valueText ?? 'none', numeric: true },
        { text: printed(last?.mean), numeric: true },
        { text: limitsOf(last, print), numeric: true },
        { text: flagged.length === 0 ? 'none' : flagged.join(', ') },
      ];
    }),
  };
}
