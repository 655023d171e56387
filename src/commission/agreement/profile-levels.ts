import { contains, type MonthIndex, printPeriod } from '../../calendar/index.ts';
import { add, type Exact, type Metric, nought, subtract } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import { addsOverMonths } from './adds-over-months.ts';
import type { Agreement } from './agreement.ts';
import type { CellValue } from './cell-value.ts';
import type { Change } from './change.ts';
import type { Cells } from './content.ts';
import { compareExact } from './interval.ts';
import {
  findFigure,
  type LevelFigure,
  printLevel,
  readLevel,
  wholeUnits,
} from './profile-figure.ts';
import { type ProfileMethod, weightsOf } from './profile-method.ts';
import { type Slot, type Slots, slotsOf } from './profile-slots.ts';
import { shareOut } from './share-out.ts';

/** A level to be profiled anew. */
export type ProfileWish = {
  metric: Metric;
  /** The row of the level, and what stands in it now. */
  at: { table: string; row: string };
  cells: Cells;
  agreement: Pick<Agreement, 'startsOn' | 'endsOn'>;
  /** Months before it are frozen. */
  effective: MonthIndex;
  /** The new level as it is written: of the whole year where the metric adds up, else of every month. */
  total: string;
  method: ProfileMethod;
};

/** The cells that become others; none with any problem. */
export type Profile = { changes: Change[]; problems: Problem[] };

/**
 * A level spread anew over the months from the effective one on. Where the metric adds up they share exactly what
 * the frozen months leave of the total, and quarters and total follow. Otherwise every month has the new level, and
 * a quarter that of its last month.
 */
export function profileLevels(wish: ProfileWish): Profile {
  const slots = slotsOf(wish.agreement, wish.effective);
  if (slots.open.length === 0) {
    return refused('effective', 'No month is left from there on. Choose an earlier month.');
  }
  const level = readLevel(wish.total, wish.metric);
  return addsOverMonths(wish.metric) ? spreadOut(wish, slots, level) : repeated(wish, slots, level);
}

function repeated({ total, ...wish }: ProfileWish, slots: Slots, level: CellValue): Profile {
  if (level.kind === 'blank' || level.kind === 'unreadable') return noFigure(level);
  if (wish.method.kind === 'by hand') {
    const message = `“${wish.metric.title}” does not add up over months: it has one level from the month on. Choose another way, or change single cells.`;
    return refused('method', message);
  }
  const columns = [...slots.open, ...slots.quarters].map(({ column }) => column);
  const texts = [...columns, 'total'].map((column) => [column, total.trim()] as const);
  return { changes: changesTo(wish, texts), problems: [] };
}

/** What is to be shared, and how it is written. */
type Sharing = { wish: ProfileWish; slots: Slots; left: Exact; print: (value: Exact) => string };

/** Months by their column, or why there are none. */
type Spread = { months: Map<string, LevelFigure>; problems: Problem[] };

function spreadOut(wish: ProfileWish, slots: Slots, level: CellValue): Profile {
  if (level.kind !== 'figure') return noFigure(level);
  const frozen = readMonths(wish, slots.frozen, wish.cells);
  if (frozen.problems.length > 0) return { changes: [], problems: frozen.problems };
  const { clock } = level.style;
  const print = (value: Exact) => printLevel(value, wish.metric, clock);
  const total = level.interval.value;
  const held = sumOf(frozen.months.values());
  const left = subtract(total, held);
  if (left.top < 0n) {
    const message = `The months before hold ${print(held)} and stay, which is more than the new total of ${print(total)}. Give a total of at least ${print(held)}.`;
    return refused('total', message);
  }
  const sharing = { wish, slots, left, print };
  const { method } = wish;
  const spread =
    method.kind === 'by hand' ? byHand(sharing, method.texts) : byWeight(sharing, method, clock);
  if (spread.problems.length > 0) return { changes: [], problems: spread.problems };
  const months = new Map([...frozen.months, ...spread.months]);
  const texts = [
    ...[...spread.months].map(([column, { text }]) => [column, text] as const),
    ...quarterTexts(sharing, months),
    ['total', keepOrPrint(sharing, 'total', total)] as const,
  ];
  return { changes: changesTo(wish, texts), problems: [] };
}

function byWeight(
  sharing: Sharing,
  method: Exclude<ProfileMethod, { kind: 'by hand' }>,
  clock: 'h:mm' | 'h m' | null,
): Spread {
  const { wish, slots, left, print } = sharing;
  const { weights, problems } = weightsOf(method, slots.open);
  const whole = wholeUnits(left, wish.metric, clock);
  const shares = whole && shareOut(whole.units, weights);
  if (problems.length > 0) return { months: new Map(), problems };
  if (!whole || !shares) {
    const message = `${print(left)} is left for the months, which cannot be shared exactly. Write the total as the months before are written.`;
    return { months: new Map(), problems: [{ message, place: { path: 'total' } }] };
  }
  const figures = slots.open.map(({ column }, index): [string, LevelFigure] => {
    const value = { top: shares[index] ?? 0n, bottom: whole.bottom };
    return [column, { value, text: keepOrPrint(sharing, column, value) }];
  });
  return { months: new Map(figures), problems: [] };
}

function byHand({ wish, slots, left, print }: Sharing, texts: Cells): Spread {
  const others = Object.entries(texts).filter(
    ([column, text]) =>
      !slots.open.some((slot) => slot.column === column) &&
      text.trim() !== (wish.cells[column] ?? '').trim(),
  );
  const given = readMonths(wish, slots.open, texts);
  const problems = [
    ...given.problems,
    ...others.map(([column]) => ({
      message: 'This month is frozen, or is none of the term. Leave it as it is.',
      place: { path: `${wish.at.table}/${wish.at.row}/${column}` },
    })),
  ];
  const sum = sumOf(given.months.values());
  if (problems.length === 0 && compareExact(sum, left) !== 0) {
    const message = `The months from there on make ${print(sum)}, and ${print(left)} is left of the total for them. Change a month or the total.`;
    const place = { path: 'method' };
    problems.push({ message, place, found: print(sum), expected: print(left) });
  }
  return { months: given.months, problems };
}

function readMonths({ metric, at }: ProfileWish, slots: readonly Slot[], cells: Cells): Spread {
  const months = new Map<string, LevelFigure>();
  const problems: Problem[] = [];
  for (const { column, period } of slots) {
    const text = (cells[column] ?? '').trim();
    const figure = findFigure(text, metric);
    if (figure) months.set(column, figure);
    else {
      const message = `“${text.slice(0, 60)}” is no figure, so the months cannot be added up. Mend ${printPeriod(period)} first.`;
      problems.push({ message, place: { path: `${at.table}/${at.row}/${column}` } });
    }
  }
  return { months, problems };
}

/** A quarter is what its months make, and blank where all of them are. */
function quarterTexts(
  sharing: Sharing,
  months: ReadonlyMap<string, LevelFigure>,
): Array<readonly [string, string]> {
  const { open, frozen, quarters } = sharing.slots;
  return quarters.map(({ column, period }) => {
    const own = [...open, ...frozen]
      .filter((slot) => contains(period, slot.period))
      .flatMap((slot) => months.get(slot.column) ?? []);
    const blank = own.every(({ text }) => text === '');
    return [column, blank ? '' : keepOrPrint(sharing, column, sumOf(own))];
  });
}

/** A cell that says the same figure already keeps its words. */
function keepOrPrint({ wish, print }: Sharing, column: string, value: Exact): string {
  const text = wish.cells[column] ?? '';
  const stands = readLevel(text, wish.metric);
  const same = stands.kind === 'figure' && compareExact(stands.interval.value, value) === 0;
  return same ? text : print(value);
}

function changesTo(
  { at, cells }: Pick<ProfileWish, 'at' | 'cells'>,
  texts: ReadonlyArray<readonly [string, string]>,
): Change[] {
  return texts.flatMap(([column, after]): Change[] => {
    const before = cells[column] ?? '';
    return before === after ? [] : [{ kind: 'cell', at: { ...at, column }, before, after }];
  });
}

function sumOf(figures: Iterable<LevelFigure>): Exact {
  return [...figures].reduce((sum, { value }) => add(sum, value), nought);
}

function noFigure(level: CellValue): Profile {
  const expected = level.kind === 'unreadable' ? level.expected : 'a figure such as 90';
  const message = level.kind === 'unreadable' ? level.problem : 'Give the new level.';
  return { changes: [], problems: [{ message, place: { path: 'total' }, expected }] };
}

function refused(path: string, message: string): Profile {
  return { changes: [], problems: [{ message, place: { path } }] };
}
