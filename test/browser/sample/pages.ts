import { z } from 'zod';
import { GatehouseError } from '../../../src/errors.ts';
import {
  barsAgainstLevel,
  distribution,
  manyOf,
  type Page,
  page,
  pageLinks,
  positionChange,
  trend,
  weekBars,
  weekTimetable,
} from '../../../src/web/index.ts';
import { bars, changes, dots, matrixHead, matrixRows, points } from './figures.ts';
import { ratings } from './rating-charts.ts';
import { dayBars, oneWeek, timeCategories, twoWeeks, weekDays } from './week.ts';

const week = { days: weekDays, categories: timeCategories };
const percent = (value: number) => `${value}%`;

const home = page({
  needs: 'see published',
  path: '/',
  show: () => ({ view: 'sample/views/home.njk', title: 'Gatehouse' }),
});

const matrix = page({
  needs: 'see published',
  path: '/performance',
  query: z.object({
    status: z.enum(['met', 'missed']).optional(),
    domain: manyOf(z.string()),
    page: z.coerce.number().int().min(1).default(1),
  }),
  show: ({ query }) => ({
    view: 'sample/views/matrix.njk',
    title: 'Performance',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Performance' }],
    data: {
      head: matrixHead,
      rows: matrixRows,
      status: query.status,
      links: pageLinks(query.page, 9, (number) => `/performance?page=${number}`),
    },
  }),
});

const charts = page({
  needs: 'see published',
  path: '/metrics',
  show: () => ({
    view: 'sample/views/charts.njk',
    title: 'Charts',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Charts' }],
    data: {
      charts: [
        barsAgainstLevel({ id: 'bars', title: 'Outturn against level', bars }),
        positionChange({ id: 'change', title: 'Change of position', changes }),
        trend({ id: 'trend', title: 'Population as a share of places', points, print: percent }),
        distribution({
          id: 'dots',
          title: 'All providers',
          dots,
          level: { value: 85, text: '85%' },
          print: percent,
        }),
        weekTimetable({ ...week, id: 'week', title: 'The week', groups: [], blocks: oneWeek }),
        weekTimetable({
          ...week,
          id: 'weeks',
          title: 'The week of two groups',
          groups: ['Main population', 'Vulnerable prisoners'],
          blocks: twoWeeks,
        }),
        weekBars({
          id: 'unlocked',
          title: 'Time out of cell',
          categories: timeCategories.slice(0, 5),
          bars: dayBars,
        }),
        barsAgainstLevel({ id: 'none', title: 'A chart without figures', bars: [] }),
      ],
    },
  }),
});

const upload = page({
  needs: 'see published',
  path: '/import',
  body: z.object({ note: z.string().optional() }),
  show: () => ({ view: 'sample/views/upload.njk', title: 'Import figures' }),
  submit: ({ files }) => {
    const file = files[0];
    if (file === undefined) {
      throw new GatehouseError('SAMPLE_FILE_MISSING', 'Choose a file to import.', {
        problems: [{ message: 'Choose a file', place: { path: 'file' } }],
      });
    }
    return { redirect: `/import?bytes=${file.bytes.length}` };
  },
});

const broken = page({
  needs: 'see published',
  path: '/broken',
  show: () => {
    throw new Error('the password is swordfish');
  },
});

/** A few pages that use everything the shell offers. */
export const samplePages: readonly Page[] = [home, matrix, charts, ratings, upload, broken];
