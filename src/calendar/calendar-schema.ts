import { z } from 'zod';
import { isDate } from './date.ts';

/** The way to a value in a file, as keys and positions. */
export type Path = readonly (string | number)[];

const text = z.string().trim().min(1, 'Write some text here.');
const date = z.string().refine(isDate, {
  error: ({ input }) => `There is no day '${input}'. Write the year, month and day: 2008-03-24.`,
});

const holiday = z.strictObject({
  date,
  title: text,
  'known from': date.optional(),
  'withdrawn on': date.optional(),
  source: text.optional(),
});

const year = z.strictObject({
  year: z.int().min(1900).max(2199),
  source: text,
  holidays: z.array(holiday).min(1, 'List the bank holidays of the year.'),
});

/** The shape of a calendar file: each year with its source and holidays. */
export const calendarSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/, "Write a name in small letters: 'england-and-wales'."),
  title: text,
  'known from': date,
  years: z.array(year).min(1, 'List the years of the calendar.'),
});

/** A calendar file as written. */
export type WrittenCalendar = z.infer<typeof calendarSchema>;
