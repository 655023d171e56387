import type { Period } from '../../calendar/index.ts';
import {
  findSubject,
  getSubject,
  providersIn,
  type Subject,
  territoriesOf,
  withoutSimulated,
} from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import type { Option } from './chosen-period.ts';

type Known = Pick<Hub, 'estate'>;

/** The region or nation asked for; unasked, the only region with figures, else the nation. Throws ESTATE_UNKNOWN. */
export function chooseTerritory(
  hub: Known,
  asked: string | undefined,
  providerIds: ReadonlySet<string>,
  period: Period,
): { territory: Subject; isUsual: boolean } {
  const usual = usualTerritory(hub, providerIds, period);
  const territory = asked === undefined ? usual : getTerritory(hub, asked);
  return { territory, isUsual: territory.id === usual.id };
}

/** The simulated providers, where a simulated region or nation is asked for; what they have is shown nowhere else. */
export function simulatedIn(hub: Known, asked: string | undefined): { providerIds?: string[] } {
  if (asked === undefined || !getTerritory(hub, asked).simulated) return {};
  return {
    providerIds: hub.estate.providers.filter(({ simulated }) => simulated).map(({ id }) => id),
  };
}

/** The nation and its regions as options. */
export function territoryOptions({ estate }: Known, territory: Subject): Option[] {
  return territoriesOf(estate).map(({ id, officialName }) => ({
    value: id,
    text: officialName,
    selected: id === territory.id,
  }));
}

/** The real regions in which providers with figures were. */
export function regionsHeld(
  hub: Known,
  providerIds: ReadonlySet<string>,
  period: Period,
): Subject[] {
  return withoutSimulated(hub.estate.regions).filter(({ id }) =>
    providersIn(hub.estate, id, period).some((provider) => providerIds.has(provider.id)),
  );
}

/** The only region with figures, else the whole nation. */
function usualTerritory(hub: Known, providerIds: ReadonlySet<string>, period: Period): Subject {
  const [region, another] = regionsHeld(hub, providerIds, period);
  return region && !another ? region : hub.estate.nation;
}

function getTerritory({ estate }: Known, name: string): Subject {
  return (
    findSubject(estate, name, { kind: 'nation' }) ?? getSubject(estate, name, { kind: 'region' })
  );
}
