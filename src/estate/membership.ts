import { endsOn, type IsoDate, type Period, startsOn } from '../calendar/index.ts';
import type { Estate, Group } from './estate.ts';
import { coversAnyDay, coversDay, type Provider, type SubjectKind } from './subject.ts';

export type Standing = 'open' | 'closed' | 'not yet open';

const performing: readonly SubjectKind[] = ['area', 'establishment'];

/** Whether a provider can have been open on any day of a period, as far as its dates are known. */
export function openIn(provider: Provider, period: Period): Standing {
  if (provider.closed !== undefined && provider.closed <= startsOn(period)) return 'closed';
  if (provider.opened !== undefined && provider.opened > endsOn(period)) return 'not yet open';
  return 'open';
}

/**
 * Providers open and in a region (or, for the nation's id, anywhere) on any day of a period, in the order
 * in which the appendices print them: areas, then establishments, each by name.
 */
export function providersIn(
  estate: Estate,
  regionId: string,
  period: Period,
  kinds: readonly SubjectKind[] = performing,
): Provider[] {
  return estate.providers
    .filter((provider) => kinds.includes(provider.kind) && openIn(provider, period) === 'open')
    .filter((provider) => isWithin(estate, provider, regionId, period))
    .sort((one, other) => byKindAndName(kinds, one, other));
}

/** Reporting groups with a member in a region (or anywhere, for the nation's id) on any day of a period. */
export function groupsIn(estate: Estate, regionId: string, period: Period): Group[] {
  const here = new Set(providersIn(estate, regionId, period).map((provider) => provider.id));
  const [first, last] = [startsOn(period), endsOn(period)];
  return estate.groups.filter(
    (group) =>
      group.kind === 'reporting' &&
      group.members.some((member) => here.has(member.id) && coversAnyDay(member, first, last)),
  );
}

/** The group that a provider is compared within on a day. */
export function comparatorGroupOf(
  estate: Estate,
  provider: Pick<Provider, 'id'>,
  date: IsoDate,
): Group | undefined {
  return groupOf(estate, 'comparator', provider.id, date);
}

/** The group that a provider is reported with on a day. */
export function reportingGroupOf(
  estate: Estate,
  provider: Pick<Provider, 'id'>,
  date: IsoDate,
): Group | undefined {
  return groupOf(estate, 'reporting', provider.id, date);
}

/** The ids of a group's members on a day. */
export function membersOf(group: Group, date: IsoDate): string[] {
  return group.members.filter((member) => coversDay(member, date)).map((member) => member.id);
}

function groupOf(
  estate: Estate,
  kind: Group['kind'],
  id: string,
  date: IsoDate,
): Group | undefined {
  return estate.groups.find((group) => group.kind === kind && membersOf(group, date).includes(id));
}

/** The nation holds every real provider, the simulated nation every simulated one. */
function isWithin(estate: Estate, provider: Provider, regionId: string, period: Period): boolean {
  if (regionId === estate.nation.id) return !provider.simulated;
  if (regionId === estate.simulatedNation?.id) return provider.simulated === true;
  return wasInRegion(provider, regionId, period);
}

function wasInRegion(provider: Provider, regionId: string, period: Period): boolean {
  const [first, last] = [startsOn(period), endsOn(period)];
  return provider.facts.some(
    ({ fact, value, ...span }) =>
      fact === 'region' && value === regionId && coversAnyDay(span, first, last),
  );
}

function byKindAndName(
  kinds: readonly SubjectKind[],
  one: Pick<Provider, 'kind' | 'name'>,
  other: Pick<Provider, 'kind' | 'name'>,
): number {
  const kind = kinds.indexOf(one.kind) - kinds.indexOf(other.kind);
  if (kind !== 0) return kind;
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}
