import { everyone, type Group } from './groups.ts';

/** A part of one day, in minutes from midnight, as one group spends it or everyone. */
export type Slot = {
  row: string;
  /** 0 is Monday. */
  day: number;
  from: number;
  to: number;
  /** Code of a category. */
  category: string;
  who: string;
};

/** Whether a group spends a slot. */
export function isSpentBy(slot: Pick<Slot, 'who'>, group: Pick<Group, 'who'>): boolean {
  return slot.who === everyone || slot.who === group.who;
}

/** A time of day from minutes: `08:30`. */
export function printTime(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
