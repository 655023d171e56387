import type { Period } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import type { Provider } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import type { CountedPeriods } from './counted-periods.ts';
import { Desk } from './desk.ts';
import { readFiguresOf } from './figures.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** All that is held of some metrics in a period and the one before, for many providers at once. */
export async function readDesk(
  hub: Known,
  asked: {
    providers: readonly Provider[];
    metrics: readonly Metric[];
    period: Period;
    counted: CountedPeriods;
  },
): Promise<Pick<Desk, 'figure'>> {
  const { providers, period } = asked;
  const providerIds = providers.map(({ id }) => id);
  return new Desk(hub, await readFiguresOf(hub, { ...asked, providerIds }), period);
}
