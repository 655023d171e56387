/** For tests: a figure that was made from two batches. */
import { printPeriod } from '../../calendar/index.ts';
import type { OriginOf } from './figure-origin.ts';

const batch = (id: string, file: string) => ({
  ...{ kind: 'record batch', id, href: `/records/batches/${id}` },
  title: `Batch ${id}: drug tests of ${file}`,
});

export const originOf: OriginOf<unknown> = async (_hub, { provider, metric, period }) => ({
  ...{ providerId: provider, metric, period: printPeriod(period) },
  ...{ title: 'Stafford, K05, 2007-08: 4.2%', href: '/trace', words: ['It is counted.'] },
  madeFrom: [batch('7', 'a.csv'), batch('8', 'b.csv')],
});
