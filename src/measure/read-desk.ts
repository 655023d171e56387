import type { Period } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import type { Provider } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { Desk } from './desk.ts';
import { readFigures } from './figures.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** All that is held of some metrics in a period and the one before, for many providers at once. */
export async function readDesk(
  hub: Known,
  asked: { providers: readonly Provider[]; metrics: readonly Metric[]; period: Period },
): Promise<Pick<Desk, 'figure'>> {
  const { providers, metrics, period } = asked;
  return new Desk(hub, await readFigures(hub, providers, metrics, period), period);
}
