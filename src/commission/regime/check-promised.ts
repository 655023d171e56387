import {
  type Column,
  findTable,
  type Regime,
  type RegimeCategory,
  subtract,
} from '../../catalogue/index.ts';
import { type FigureStyle, printFigure, readCell } from '../agreement/cell-value.ts';
import { rowTitle, tableIn } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';
import { compareExact, type Interval } from '../agreement/interval.ts';
import type { Ground } from './ground.ts';
import { heldInWeek } from './held.ts';
import { type About, type Came, finer, resultOf, roomFor, signed, unknown } from './result.ts';
import { printHours } from './summary.ts';

type Promised = Regime['promised'][number];
type Place = { row: string; text: string; hours: Interval; style: FigureStyle };

/** The longest week that a place of each table promises, against what the core day holds of its category. */
export function checkPromised(ground: Ground): CheckResult[] {
  return ground.regime.promised.map((promised) => checkTable(ground, promised));
}

function checkTable({ template, content, ...more }: Ground, promised: Promised): CheckResult {
  const ground = { template, content, ...more };
  const table = findTable(template, promised.table);
  const column = table?.columns.find(({ code }) => code === promised.column);
  const places = column ? placesOf(ground, promised, column) : [];
  const longest = places.reduce<Place | undefined>(longer, undefined);
  const at = { table: promised.table, row: longest?.row ?? '', column: promised.column };
  const where = longest ? rowTitle(template, content, at) : (table?.title ?? promised.table);
  const title = `${where}: the core day holds the hours promised`;
  const about: About = { rule: 'regime-promised', title, at, severity: 'warning' };
  const category = ground.regime.categories.find(({ code }) => code === promised.category);
  if (!longest || !column || !category) {
    return resultOf(template, about, unknown('No place of this table states its hours a week.'));
  }
  return resultOf(template, about, compare(ground, { category, column, longest, places }));
}

function placesOf({ content }: Ground, { table }: Promised, column: Column): Place[] {
  return tableIn(content, table).rows.flatMap(({ row, cells }) => {
    const text = cells[column.code]?.trim() ?? '';
    const value = readCell(text, column);
    if (value.kind !== 'figure') return [];
    return [{ row, text, hours: value.interval, style: value.style }];
  });
}

/** The first of those that promise most. */
function longer(most: Place | undefined, place: Place): Place {
  return most && compareExact(most.hours.value, place.hours.value) >= 0 ? most : place;
}

type Comparison = {
  category: RegimeCategory;
  column: Column;
  longest: Place;
  places: readonly Place[];
};

function compare(ground: Ground, { category, column, longest, places }: Comparison): Came {
  const held = heldInWeek(ground, category);
  if ('why' in held) return unknown(held.why);
  const { hours, style, text } = longest;
  const print = (one: Interval['value']) => printFigure(one, column.unit, finer(style));
  const outcome = roomFor(hours, held.hours);
  const more = places.filter((place) => roomFor(place.hours, held.hours) === 'disagrees').length;
  const week = printHours(held.hours.value);
  return {
    outcome,
    stated: text,
    computed: print(held.hours.value),
    difference: signed(subtract(hours.value, held.hours.value), print),
    explanation: `The longest of the ${places.length} weeks promised in this table should fit into the “${category.title}” of the core day: seven days of the ${held.by}, added up.`,
    cause:
      outcome === 'disagrees'
        ? `The core day holds ${week} of “${category.title}” a week; the place promises ${printHours(hours.value)}. ${more} of ${places.length} promise more than it holds.`
        : null,
  };
}
