import { z } from 'zod';
import type { Domain, Metric } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { countHeld, listPeriodsHeld } from '../holdings.ts';
import { statuses } from '../variance.ts';
import { type ChosenPeriod, choosePeriodOfMany } from './chosen-period.ts';
import { chooseTerritory, simulatedIn } from './chosen-territory.ts';

/** What the address of the matrix may hold. */
export const matrixQuery = z.object({
  period: z.string().optional(),
  region: z.string().optional(),
  kind: z.enum(['areas', 'prisons'], { error: 'choose areas or prisons' }).optional(),
  domain: z.string().optional(),
  status: z.enum(statuses, { error: `choose ${statuses.join(', ')}` }).optional(),
  use: z.enum(['delivery', 'context'], { error: 'choose delivery or context' }).default('delivery'),
});
export type MatrixQuery = z.output<typeof matrixQuery>;

/** The matrix asked for, with everything looked up. */
export type MatrixQuestion = MatrixQuery & {
  chosen: ChosenPeriod;
  domains: readonly Domain[];
  domainAsked: Domain | undefined;
  /** Those of the use and domain. */
  metrics: readonly Metric[];
  territory: Subject;
  /** Whether the territory is what stands there when none is asked for. */
  isUsualTerritory: boolean;
  /** Providers with a figure in the period. */
  providerIds: ReadonlySet<string>;
};

/** Looks up what the matrix is asked for; undefined when the hub holds no such figures at all. Throws for words that nothing is called by. */
export async function askMatrix(hub: Hub, query: MatrixQuery): Promise<MatrixQuestion | undefined> {
  const ofUse = hub.catalogue.metrics.filter(({ use }) => use === query.use);
  const domains = hub.catalogue.domains.filter(({ code }) =>
    ofUse.some(({ domain }) => domain === code),
  );
  const domainAsked =
    query.domain === undefined ? undefined : getDomain(hub.catalogue.domains, query.domain);
  const metrics = domainAsked ? ofUse.filter(({ domain }) => domain === domainAsked.code) : ofUse;
  const codes = ofUse.map(({ code }) => code);
  const about = { ...simulatedIn(hub, query.region), metrics: codes };
  const chosen = choosePeriodOfMany(query.period, await listPeriodsHeld(hub, about));
  if (!chosen) return undefined;
  const held = await countHeld(hub, 'provider_id', { ...about, periods: chosen.parts });
  const providerIds = new Set(held.keys());
  const { territory, isUsual } = chooseTerritory(hub, query.region, providerIds, chosen.period);
  return {
    ...query,
    chosen,
    domains,
    domainAsked,
    metrics,
    territory,
    isUsualTerritory: isUsual,
    providerIds,
  };
}

function getDomain(domains: readonly Domain[], code: string): Domain {
  const found = domains.find((domain) => domain.code === code);
  if (found) return found;
  throw new GatehouseError(
    'MEASURE_UNKNOWN_DOMAIN',
    `No domain has the code “${code.slice(0, 60)}”. Choose one of ${domains.map((domain) => domain.code).join(', ')}.`,
    { status: 404 },
  );
}
