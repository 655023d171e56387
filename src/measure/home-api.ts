import { z } from 'zod';
import { type ApiRoute, getRoute } from '../api/index.ts';
import { readHome } from './home/read-home.ts';
import { type ShownHome, shownHome } from './home/shown-home.ts';
import { waitingKinds } from './home/waiting.ts';

const number = z.number().nullable();
const text = z.string().nullable();
const provider = { provider: z.string(), providerId: z.string() };
const href = z.string().describe('The page where it is.');

const waiting = z.object({
  kind: z.enum(waitingKinds),
  title: z.string(),
  todo: z.string().describe('What is to be done.'),
  ...provider,
  on: z.string().describe('The day by which; of a check the day from which it waits.'),
  when: z.string().describe('The same in words.'),
  overdue: z.boolean(),
  href,
  several: z.string().describe('What several of them are called.'),
  list: z.string().describe('The page where all of a kind at the provider stand.'),
  count: z.number().describe('How many things of a kind the line stands for.'),
});

const timeliness = z.object({
  due: z.number(),
  inTime: z.number(),
  late: z.number(),
  missing: z.number(),
  revised: z.number().describe('Submitted more than once.'),
  percentInTime: number,
});

const missedRow = z.object({
  ...provider,
  metric: z.string(),
  title: z.string(),
  outturn: number,
  outturnText: z.string(),
  level: number,
  levelText: z.string(),
  variance: number,
  variancePercent: number,
  provisional: text,
});

const exceptions = z.object({
  period: z.string(),
  providers: z.number().describe('How many were judged.'),
  provider: text.describe('Which one, where it is one.'),
  judged: z.number(),
  missed: z.number(),
  rows: z.array(missedRow).describe('At most ten, the furthest from its level first.'),
  byProvider: z
    .array(z.object({ ...provider, missed: z.number(), judged: z.number() }))
    .describe('At most ten, who missed the most first.'),
});

const happening = z.object({
  at: z.string(),
  what: z.string(),
  about: z.string(),
  provider: text,
  providerId: text,
  name: z.string().describe('Whoever did it.'),
  role: text,
  href,
  count: z.number().describe('How many things of a kind the line stands for.'),
});

const home = getRoute({
  needs: 'be signed in',
  path: '/api/home',
  name: 'getHome',
  room: 'measure',
  summary: 'What waits for whoever asks',
  description:
    'What waits for the person whose session or token it is, what their providers missed in the latest period with ' +
    'judged figures, and what was done in their scope in the last thirty days.',
  answer: z
    .object({
      waiting: z.object({
        count: z.number(),
        lines: z.array(waiting).describe('At most ten, the most urgent first.'),
      }),
      checked: timeliness
        .nullable()
        .describe('The returns that the person checks, of the last twelve months.'),
      exceptions: exceptions.nullable(),
      happenings: z.array(happening).describe('At most twenty, the latest first.'),
    })
    .meta({ id: 'Home', description: 'What home tells.' }) satisfies z.ZodType<ShownHome>,
  // What is overdue changes with the day.
  cached: false,
  show: async (hub) => shownHome(await readHome(hub)),
});

/** What waits for whoever asks: `/api/home`. */
export const homeApi: readonly ApiRoute[] = [home];
