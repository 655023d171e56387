import { z } from 'zod';
import { type ApiRoute, countField, getRoute, idField } from '../api/index.ts';
import {
  comparePeriods,
  describePeriod,
  endsOn,
  type Period,
  parsePeriod,
  printPeriod,
  startsOn,
} from '../calendar/index.ts';
import { levels } from '../commission/index.ts';
import { GatehouseError } from '../errors.ts';
import { figureSchema, shownFigure } from './figure-api.ts';
import { findingSchema, shownFinding } from './finding-api.ts';
import { type Batch, findBatch, listBatches, listFindings, publishedFigures } from './store.ts';

const batchSchema = z
  .object({
    batchId: z.number(),
    fileName: z.string(),
    contentHash: z.string().describe('SHA-256 of the file, in hexadecimal digits.'),
    layout: z.string(),
    recordedBy: z.string(),
    recordedAt: z.string(),
    added: z.number().describe('Figures not known before.'),
    revised: z.number().describe('Figures that were stated otherwise before.'),
    unchanged: z.number().describe('Figures that were known as they stand.'),
    notices: z.array(z.string()).describe('What the reader of the file took for granted.'),
  })
  .meta({ id: 'Source', description: 'One file that was imported.' }) satisfies z.ZodType<Batch>;

const mostFigures = 10_000;
const figuresAtATime = 1_000;

const sources = getRoute({
  needs: 'see published',
  path: '/api/sources',
  name: 'listSources',
  room: 'deliver',
  summary: 'The files that were imported',
  description: 'Every file that changed something, the latest first.',
  answer: z.array(batchSchema),
  show: ({ database }) => listBatches(database),
});

const source = getRoute({
  needs: 'see published',
  path: '/api/sources/:batchId',
  name: 'getSource',
  room: 'deliver',
  summary: 'One file with the figures and findings that it brought',
  description:
    'The levels and the published figures stand in two lists, each in the order of the file. A long file comes in ' +
    'portions: offset and limit hold for each of the two lists.',
  params: { batchId: idField({ description: 'The number of the import.', example: '1' }) },
  query: {
    offset: countField(
      { description: 'How many figures of each list to pass over; 0 when left out.' },
      { least: 0, most: 100_000_000 },
    ).optional(),
    limit: countField(
      { description: `How many figures of each list to give; ${figuresAtATime} when left out.` },
      { least: 1, most: mostFigures },
    ).optional(),
  },
  answer: z.object({
    source: batchSchema,
    levels: z.array(figureSchema),
    levelsInAll: z.number(),
    published: z.array(figureSchema),
    publishedInAll: z.number(),
    findings: z.array(findingSchema),
  }),
  refusals: { 404: 'There is no such import.' },
  show: async ({ database, estate }, { params: { batchId }, query }) => {
    const batch = await findBatch(database, batchId);
    if (!batch) throw unknownSource(batchId);
    const portion = { offset: query.offset ?? 0, limit: query.limit ?? figuresAtATime };
    const [agreed, published] = [
      await levels.listBatch(database, batchId, portion),
      await publishedFigures.listBatch(database, batchId, portion),
    ];
    const findings = await listFindings(database, batchId);
    return {
      source: batch,
      levels: agreed.map((figure) => shownFigure(estate, 'level', figure)),
      levelsInAll: await levels.countBatch(database, batchId),
      published: published.map((figure) => shownFigure(estate, 'published', figure)),
      publishedInAll: await publishedFigures.countBatch(database, batchId),
      findings: findings.map((finding) => shownFinding(estate, finding)),
    };
  },
});

const periodSchema = z
  .object({
    period: z.string().describe('As other addresses take it.'),
    description: z.string(),
    startsOn: z.string().describe('The first day.'),
    endsOn: z.string().describe('The last day.'),
    levels: z.number().describe('Current levels of the period.'),
    published: z.number().describe('Current published figures of the period.'),
  })
  .meta({ id: 'Period', description: 'A period, and how many figures are known of it.' });

const periods = getRoute({
  needs: 'see published',
  path: '/api/periods',
  name: 'listPeriods',
  room: 'deliver',
  summary: 'The periods of which figures are known',
  description: 'Months, quarters, years and other spans, in the order of time.',
  answer: z.array(periodSchema),
  show: async ({ database }) => {
    const agreed = await levels.countBy(database, 'period', {});
    const published = await publishedFigures.countBy(database, 'period', {});
    const known = [...new Set([...agreed.keys(), ...published.keys()])].map(parsePeriod);
    return known.sort(comparePeriods).map((period: Period) => {
      const text = printPeriod(period);
      return {
        ...{ period: text, description: describePeriod(period) },
        ...{ startsOn: startsOn(period), endsOn: endsOn(period) },
        ...{ levels: agreed.get(text) ?? 0, published: published.get(text) ?? 0 },
      };
    });
  },
});

function unknownSource(batchId: number): GatehouseError {
  return new GatehouseError(
    'DELIVER_UNKNOWN_SOURCE',
    `There is no import with the number ${batchId}. GET /api/sources lists them.`,
    { status: 404 },
  );
}

/** `/api/sources` and `/api/periods`. */
export const sourceApi: readonly ApiRoute[] = [sources, source, periods];
