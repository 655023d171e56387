import {
  type AgreementTemplate,
  printAddress,
  type Regime,
  type RegimeCategory,
} from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import { readCell } from '../agreement/cell-value.ts';
import type { Content, ContentRow } from '../agreement/content.ts';
import { findDay } from './day.ts';
import { everyone, type Group, isEveryone, readGroups, sameName, writtenRows } from './groups.ts';
import { overlaps } from './overlap.ts';
import { isSpentBy, type Slot } from './slot.ts';

/** The core day as entered. Nothing should be worked out from it while it has problems. */
export type Timetable = {
  slots: readonly Slot[];
  groups: readonly Group[];
  problems: readonly Problem[];
};

/** The core day of an agreement with every mistake in it at its cell; what cannot be read is left out of the slots. */
export function readTimetable({ regime }: AgreementTemplate, content: Content): Timetable {
  if (!regime) return { slots: [], groups: [], problems: [] };
  const { groups, problems } = readGroups(regime.groups, content);
  const rows = writtenRows(content, regime.timetable).map((row) => readSlot(row, regime, groups));
  const slots = rows.flatMap(({ slot }) => slot ?? []);
  const unreadable = rows.flatMap((row) => row.problems);
  const whole = slots.length > 0 && unreadable.length === 0;
  return {
    slots,
    groups,
    problems: [
      ...problems,
      ...unreadable,
      ...overlaps(slots, groups, regime),
      ...(whole ? withoutTime(slots, groups, regime) : []),
    ],
  };
}

type SlotReading = { slot?: Slot; problems: Problem[] };

function readSlot(
  { row, cells }: ContentRow,
  regime: Regime,
  groups: readonly Group[],
): SlotReading {
  const problems: Problem[] = [];
  const refuse = (column: string, message: string, expected: string) => {
    const found = cells[column]?.trim();
    const place = { path: printAddress({ table: regime.timetable, row, column }) };
    problems.push({ message, place, ...(found ? { found } : {}), expected });
  };
  const day = findDay(cells.day ?? '');
  if (day === undefined) refuse('day', 'The slot needs its day.', 'a day from Monday to Sunday');
  const [from, to] = [minutesOf(cells.from), minutesOf(cells.to)];
  if (from === undefined) refuse('from', 'The slot needs the time when it begins.', aTime);
  if (to === undefined) refuse('to', 'The slot needs the time when it ends.', aTime);
  if (from !== undefined && to !== undefined && to <= from) {
    refuse('to', 'The slot ends before it has begun.', afterItsBeginning(cells.from));
  }
  const category = findCategory(cells.category ?? '', regime.categories);
  if (!category) refuse('category', 'The slot needs a category.', oneOf(regime.categories));
  const who = findWho(cells.who ?? '', groups);
  if (who === undefined) refuse('who', 'The slot needs a group with a head count.', whoOf(groups));
  const whole = day !== undefined && from !== undefined && to !== undefined && category;
  if (!whole || who === undefined || to <= from) return { problems };
  return { slot: { row, day, from, to, category: category.code, who }, problems };
}

const aTime = 'a time such as 08:30, up to 24:00';

function afterItsBeginning(from = ''): string {
  return `a time after ${from.trim()}; a slot over midnight is split at 24:00`;
}

function oneOf(categories: readonly RegimeCategory[]): string {
  return `one of ${categories.map(({ title }) => title).join(', ')}`;
}

function whoOf(groups: readonly Group[]): string {
  const names = groups.map(({ who }) => who).filter((who) => !isEveryone(who));
  return names.length === 0
    ? `${everyone}, or a group that is entered with its prisoners`
    : `${everyone}, ${names.join(', ')}, or another group that is entered with its prisoners`;
}

/** Minutes from midnight; undefined when the text is no time of day. */
function minutesOf(text: string | undefined): number | undefined {
  const value = readCell(text, { unit: 'time', choices: [] });
  if (value.kind !== 'words') return undefined;
  const [hours, minutes] = value.text.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function findCategory(
  text: string,
  categories: readonly RegimeCategory[],
): RegimeCategory | undefined {
  return (
    categories.find(({ title }) => sameName(title, text)) ??
    categories.find(({ code }) => sameName(code, text))
  );
}

/** Where there is but everyone, nobody need say so. */
function findWho(text: string, groups: readonly Group[]): string | undefined {
  if (isEveryone(text)) return everyone;
  const alone = groups.every(({ who }) => isEveryone(who));
  if (text.trim() === '') return alone ? everyone : undefined;
  return groups.find(({ who }) => sameName(who, text))?.who;
}

/** A group that no slot names would count as locked up all week. */
function withoutTime(slots: readonly Slot[], groups: readonly Group[], regime: Regime): Problem[] {
  return groups
    .filter((group) => !slots.some((slot) => isSpentBy(slot, group)))
    .map(({ who }) => ({
      message: `The timetable has no time of “${who}”. Enter its slots, or take the group out.`,
      place: { path: regime.timetable },
    }));
}
