import { z } from 'zod';
import { type ApiRoute, jsonRoute } from '../api/index.ts';
import { completeMonths } from './ledger/complete-months.ts';

const words = (message: string) => z.string({ error: message }).trim().min(1, message);

const completing = jsonRoute({
  needs: 'keep records',
  path: '/api/records/complete',
  name: 'completeRecords',
  room: 'deliver',
  summary: 'Say that records are complete',
  description:
    'All records of a type that happened at a provider in a period are in: where there is none, there was none. ' +
    'Without it a period without records is not supplied.',
  body: z.strictObject({
    type: words('Name the record type, such as escape.'),
    provider: words('Name the provider.'),
    period: words('Write a period such as Mar 2008 or 2007-08.'),
    by: words('Say who.').default('API'),
  }),
  answer: z.object({
    recordType: z.string(),
    provider: z.string(),
    providerId: z.string(),
    period: z.string(),
    months: z.number().describe('How many months it is.'),
  }),
  refusals: {
    404: 'There is no such record type or provider.',
    415: 'The body is not sent as JSON.',
  },
  receive: (hub, _asked, completion) => completeMonths(hub, completion),
});

/** The routes of what is complete. */
export const coverageApi: readonly ApiRoute[] = [completing];
