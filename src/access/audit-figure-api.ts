import { z } from 'zod';
import { type ApiRoute, getRoute, periodField, textField } from '../api/index.ts';
import type { Hub } from '../hub.ts';
import type { FigureOrigin, MadeFrom, OriginOf } from './audit/figure-origin.ts';
import { type FigureTrail, readFigureTrail } from './audit/figure-trail.ts';
import { entrySchema } from './audit-schemas.ts';

const madeFrom = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  href: z.string().describe('Its page.'),
}) satisfies z.ZodType<MadeFrom>;

const origin = z.object({
  providerId: z.string(),
  metric: z.string().describe('The code.'),
  period: z.string(),
  title: z.string(),
  href: z.string().describe('The page where it is shown.'),
  words: z.array(z.string()).readonly().describe('How it was made, in sentences.'),
  madeFrom: z
    .array(madeFrom)
    .readonly()
    .describe('Batches, returns, imports and agreements, as they were recorded.'),
}) satisfies z.ZodType<FigureOrigin>;

const answer = origin
  .extend({
    entries: z.array(entrySchema).describe('What was done to these, in order.'),
    unaudited: z
      .array(madeFrom)
      .readonly()
      .describe('Of which there is no entry that the caller may see.'),
  })
  .meta({
    id: 'FigureTrail',
    description: 'How a figure came to be, and who did what to what it was made from.',
  }) satisfies z.ZodType<FigureTrail>;

/** `/api/audit/figure`. */
export function figureTrailRoute(originOf: OriginOf<Hub>): ApiRoute {
  return getRoute({
    needs: 'see audit',
    path: '/api/audit/figure',
    name: 'getFigureTrail',
    room: 'access',
    summary: 'How a figure came to be',
    description:
      'What an outturn and its level were made from, and every entry of the audit trail about that. The question is ' +
      'itself an entry.',
    query: {
      provider: textField({ description: 'The name or id of a provider.', example: 'Stafford' }),
      metric: textField({ description: 'The code or title of a metric.', example: 'K05' }),
      period: periodField({ description: 'Which period.', example: '2007-08' }),
    },
    answer,
    refusals: { 404: 'Nothing is held of it.' },
    cached: false,
    show: (hub, { query }) => readFigureTrail(hub, originOf, query),
  });
}
