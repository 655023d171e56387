import { withSimulated } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { listRuns } from './run-store.ts';

type Shown = Pick<Hub, 'database' | 'estate'>;

const betweenLooksMilliseconds = 2000;

/** Shows the simulated twins in the estate where the hub holds simulated records. */
export async function showSimulated(hub: Shown): Promise<void> {
  if (hub.estate.simulatedNation) return;
  if ((await listRuns(hub.database)).length > 0) hub.estate = withSimulated(hub.estate);
}

/** Shows them also where another process simulates while this one serves: looks again every other second. */
export function noticeSimulated(hub: Shown): () => Promise<void> {
  let next = 0;
  return async () => {
    if (hub.estate.simulatedNation || performance.now() < next) return;
    next = performance.now() + betweenLooksMilliseconds;
    await showSimulated(hub);
  };
}
