import { mayDo } from '../../access/index.ts';
import { type Period, printPeriod } from '../../calendar/index.ts';
import type { Reach } from '../../database/index.ts';
import { isSimulated } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { listPerformance } from '../actions.ts';
import { latestOfMany, listPeriodsHeld } from '../holdings.ts';
import { isProvider, type PerformanceRow } from '../performance.ts';
import { isWithin, scopeOf } from './scope-of.ts';

/** What one provider missed. */
type ProviderMisses = {
  provider: string;
  providerId: string;
  missed: number;
  judged: number;
  /** The row that is furthest from its level. */
  furthest: PerformanceRow;
};

/** What the providers of a scope missed in the latest period of which they have judged figures. */
export type Exceptions = {
  period: string;
  /** How many were judged, and which one where it is one. */
  providers: number;
  provider: string | null;
  judged: number;
  missed: number;
  /** The largest variance in percent of the level first. */
  rows: PerformanceRow[];
  /** The most missed first; where there are more providers than can be told one figure at a time, they say more than rows. */
  byProvider: ProviderMisses[];
};

/** How many earlier periods are looked at where nothing was judged in the latest. */
const periodsTried = 3;

/** The exceptions of the caller's scope; undefined where nothing of it was ever judged, or performance is not for the caller to see. */
export async function readExceptions(hub: Hub): Promise<Exceptions | undefined> {
  const scope = scopeOf(hub.caller);
  if (!mayDo(hub.caller, 'see performance') || scope.length === 0) return undefined;
  for (const period of await periodsToTry(hub, scope)) {
    const judged = (await rowsOf(hub, scope, period)).filter(isJudged);
    if (judged.length > 0) return exceptionsOf(judged, printPeriod(period));
  }
  return undefined;
}

/** What is exceptional among judged rows of a period. */
export function exceptionsOf(judged: readonly PerformanceRow[], period: string): Exceptions {
  const rows = judged.filter(({ status }) => status === 'missed').toSorted(byVariance);
  const ids = new Set(judged.map(({ providerId }) => providerId));
  const byProvider = [...ids].flatMap((id): ProviderMisses[] => {
    const missed = rows.filter(({ providerId }) => providerId === id);
    const [furthest] = missed;
    if (!furthest) return [];
    const its = judged.filter(({ providerId }) => providerId === id);
    const { provider, providerId } = furthest;
    return [{ provider, providerId, missed: missed.length, judged: its.length, furthest }];
  });
  return {
    provider: ids.size === 1 ? (judged[0]?.provider ?? null) : null,
    ...{ period, providers: ids.size, judged: judged.length, missed: rows.length, rows },
    byProvider: byProvider.sort(
      (one, other) =>
        other.missed - one.missed || one.provider.localeCompare(other.provider, 'en-GB'),
    ),
  };
}

async function periodsToTry(hub: Hub, scope: Reach): Promise<Period[]> {
  const metrics = hub.catalogue.metrics
    .filter(({ use }) => use === 'delivery')
    .map(({ code }) => code);
  const own = scope === 'everywhere' ? {} : { providerIds: scope.filter((id) => !isSimulated(id)) };
  const held = await listPeriodsHeld(hub, { metrics, ...own });
  const latest = latestOfMany(held);
  const others = held.map(({ period }) => period).filter((period) => period !== latest);
  return latest ? [latest, ...others.slice(0, periodsTried)] : [];
}

/** Of a scope of a few providers those alone; of a wider one everyone's at once. */
async function rowsOf(hub: Hub, scope: Reach, period: Period): Promise<PerformanceRow[]> {
  const providers = hub.estate.providers.filter(
    (one) => !one.simulated && isProvider(one) && isWithin(scope, one.id),
  );
  const few = 5;
  const rows =
    providers.length > few
      ? await listPerformance(hub, { period })
      : (
          await Promise.all(
            providers.map(({ id, kind }) =>
              listPerformance(hub, { provider: id, providerKind: kind, period }),
            ),
          )
        ).flat();
  return rows.filter(
    ({ providerId, providerKind }) =>
      isProvider({ kind: providerKind }) && isWithin(scope, providerId) && !isSimulated(providerId),
  );
}

function isJudged({ status }: PerformanceRow): boolean {
  return status === 'met' || status === 'missed';
}

/** The furthest from its level first; one whose level is 0 has no share, and comes last. */
function byVariance(one: PerformanceRow, other: PerformanceRow): number {
  const [a, b] = [one.variancePercent, other.variancePercent];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b || one.provider.localeCompare(other.provider, 'en-GB');
}
