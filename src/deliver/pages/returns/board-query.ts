import { z } from 'zod';
import { owedStates } from '../../returns/find-owed.ts';
import { pageField } from '../portion.ts';

const word = z.string().max(200, 'write at most 200 characters').optional();
/** What the board can be narrowed to. */
export const boardQuery = z.object({
  ...{ period: word, template: word, region: word, provider: word },
  state: z.enum(owedStates).optional().catch(undefined),
  page: pageField,
});
export type BoardQuery = z.output<typeof boardQuery>;
