import { z } from 'zod';
import {
  type ApiRoute,
  choiceField,
  getRoute,
  listField,
  periodField,
  textField,
} from '../api/index.ts';
import { parsePeriod } from '../calendar/index.ts';
import { nothings, uses } from '../catalogue/index.ts';
import { subjectKinds } from '../estate/index.ts';
import { listPerformance } from './actions.ts';
import { type DoorRow, doorRow } from './door-row.ts';
import { groupApi } from './group-api.ts';
import { homeApi } from './home-api.ts';
import { listPositionChange, type PositionChange } from './position-change.ts';
import { traceApi } from './trace-api.ts';
import { statuses } from './variance.ts';

const lastQuarter = parsePeriod('2007-08 Q4');
const lastQuarterBefore = parsePeriod('2006-07 Q4');

const number = z.number().nullable();
const text = z.string().nullable();

const performanceRow = z
  .object({
    provider: z.string().describe('The short name, as the appendices print it.'),
    providerKind: z.enum(subjectKinds),
    metric: z.string().describe('The code.'),
    title: z.string(),
    period: z.string().describe('Such as 2007-08 or 2007-08 Q4.'),
    unit: z.string(),
    outturn: number.describe('What was delivered; percentages as printed, 95 for 95%.'),
    outturnText: z.string().describe('As printed, or which kind of nothing it is.'),
    basis: z
      .enum(['counted', 'published'])
      .nullable()
      .describe('Counted from records, or known only as it was printed.'),
    numerator: number.describe('Of a counted outturn: what stands on top of its formula.'),
    denominator: number.describe('Of a counted outturn: what it is divided by.'),
    level: number.describe('What was agreed.'),
    levelText: z.string(),
    variance: number.describe('In the unit of the metric; positive when better than the level.'),
    variancePercent: number.describe('The variance in percent of the level.'),
    status: z.enum(statuses),
    provisional: text.describe(
      'Set where it comes of a return that is not accepted yet, and may still change.',
    ),
    nothing: z
      .enum(nothings)
      .nullable()
      .describe('Which kind of nothing stands where the outturn, or else the level, should be.'),
    explanation: text.describe('Why a value cannot be given, or how it was come by.'),
    previousPeriod: text,
    previous: number.describe('The outturn of the previous period.'),
    change: number.describe('By how much better than the previous period.'),
    rank: number.describe('The place in the comparator group; 1 is best.'),
    rankOf: number.describe('How many of the group have an outturn.'),
    rankGroup: text.describe('The comparator group.'),
    outturnRevision: number.describe('Leads to /api/figures/published/{revisionId}.'),
    levelRevision: number.describe('Leads to /api/figures/level/{revisionId}.'),
  })
  .meta({
    id: 'PerformanceRow',
    description: 'Outturn against level for one provider and metric.',
  }) satisfies z.ZodType<DoorRow>;

const positionRow = z.object({
  provider: z.string(),
  providerId: z.string(),
  from: z.number().describe('The position in the earlier period; 1 is best.'),
  to: z.number(),
  change: z.number().describe('Places risen, or fallen where negative.'),
  group: text.describe('The group it is reported with in the later period.'),
});

const positionChange = z
  .object({
    from: z.string(),
    to: z.string(),
    rows: z.array(positionRow),
    netExcludingGroups: z.number().describe('The sum over those not reported as a group.'),
    netIncludingGroups: z.number(),
  })
  .meta({
    id: 'PositionChange',
    description: 'Change of scorecard position.',
  }) satisfies z.ZodType<PositionChange>;

const region = textField({ description: 'A region by name or id.', example: 'West Midlands' });

const performance = getRoute({
  needs: 'see published',
  path: '/api/performance',
  name: 'listPerformance',
  room: 'measure',
  summary: 'Outturn against level',
  description:
    'One row for each provider and metric asked for: what was delivered, what was agreed, the variance, status, ' +
    'change and rank. Without provider or region it answers for everyone open in the period. ' +
    'A metric that nobody asks of a provider is left out, unless it is named.',
  query: {
    provider: textField({
      description: 'An area, establishment, group, region or National: name, code or id.',
      example: 'Staffordshire',
    }).optional(),
    kind: choiceField(subjectKinds, {
      description: 'Which kind, where a name has several: West Midlands is an area and a region.',
    }).optional(),
    region: textField({
      description: 'Every provider of a region, and the region itself.',
    }).optional(),
    metric: listField({
      description: 'Only these metrics: codes or titles, repeated or with commas between them.',
      example: 'P09',
    }).optional(),
    period: periodField({
      description:
        'Also 2007-08 Q4 or Mar 2008. The latest of which an outturn is held, when left out.',
      example: '2007-08',
    }).optional(),
    use: choiceField(uses, {
      description: 'context for figures that describe; delivery when left out.',
    }).optional(),
  },
  answer: z.array(performanceRow),
  refusals: { 404: 'No provider, region or metric has that name; the message names the nearest.' },
  show: async (hub, { query }) => {
    const { provider, kind, metric, period, use } = query;
    const asked = { provider, providerKind: kind, region: query.region };
    const rows = await listPerformance(hub, { ...asked, metrics: metric, period, use });
    return rows.map(doorRow);
  },
  table: (rows) => ({
    fileName: `performance-${rows[0]?.period ?? 'empty'}.csv`,
    columns: Object.keys(performanceRow.shape),
    rows,
  }),
});

const positions = getRoute({
  needs: 'see published',
  path: '/api/positions',
  name: 'listPositions',
  room: 'measure',
  summary: 'Change of scorecard position',
  description:
    'For each provider of a region with a position in both periods: how many places it rose or fell, and the net ' +
    'change with and without those reported as a group.',
  query: {
    region: region.optional(),
    from: periodField({ description: '2006-07 Q4 when left out.' }).optional(),
    to: periodField({ description: '2007-08 Q4 when left out.' }).optional(),
  },
  answer: positionChange,
  refusals: { 404: 'No region has that name; the message names the nearest.' },
  show: (hub, { query }) => {
    const { from = lastQuarterBefore, to = lastQuarter } = query;
    return listPositionChange(hub, { region: query.region ?? 'West Midlands', from, to });
  },
  table: ({ from, to, rows }) => ({
    fileName: `positions-${from}-to-${to}.csv`,
    columns: Object.keys(positionRow.shape),
    rows,
  }),
});

/** How it went: `/api/home`, `/api/performance`, `/api/positions`, `/api/measure/trace` and `/api/measure/groups`. */
export const measureApi: readonly ApiRoute[] = [
  performance,
  positions,
  ...traceApi,
  ...groupApi,
  ...homeApi,
];
