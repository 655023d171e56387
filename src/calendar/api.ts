import { z } from 'zod';
import { type ApiRoute, dateField, getRoute } from '../api/index.ts';
import { getCalendar } from './load-calendars.ts';
import { workingDaysBetween } from './working-days.ts';

const workingDays = z
  .object({
    calendar: z.string(),
    from: z.string(),
    to: z.string(),
    knownOn: z.string().nullable(),
    workingDays: z.number().describe('Negative when `to` is the earlier day.'),
  })
  .meta({ id: 'WorkingDays', description: 'How many working days lie between two days.' });

const between = getRoute({
  needs: 'see published',
  path: '/api/working-days',
  name: 'countWorkingDays',
  room: 'calendar',
  summary: 'Working days between two days',
  description:
    'Monday to Friday without the bank holidays of England and Wales, after the first day, up to and including the ' +
    'last. Bank holidays are announced and sometimes changed: knownOn asks as things were known on a day.',
  query: {
    from: dateField({ description: 'The day after which counting begins.', example: '2008-03-20' }),
    to: dateField({ description: 'The last day counted.', example: '2008-03-31' }),
    knownOn: dateField({
      description: 'The day of the knowledge; the latest when left out.',
    }).optional(),
  },
  answer: workingDays,
  show: ({ calendars }, { query: { from, to, knownOn } }) => {
    const calendar = getCalendar(calendars);
    const days = workingDaysBetween(calendar, from, to, knownOn);
    return { calendar: calendar.name, from, to, knownOn: knownOn ?? null, workingDays: days };
  },
});

/** When: `/api/working-days`. */
export const calendarApi: readonly ApiRoute[] = [between];
