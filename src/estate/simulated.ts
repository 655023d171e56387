import type { Estate, Group } from './estate.ts';
import { simulatedId } from './simulated-id.ts';
import type { Provider, Subject, Territory } from './subject.ts';

const suffix = ' (simulated)';

/**
 * The estate and, beside it, a simulated twin of the nation, of each region and group, and of each area and
 * establishment. A twin has the facts and dates of its original, other names, and no part in anything real.
 */
export function withSimulated(estate: Estate): Estate {
  if (estate.simulatedNation) return estate;
  const performing = estate.providers.filter(({ kind }) => kind !== 'partnership');
  const twins = new Set(performing.map(({ id }) => id));
  return {
    nation: estate.nation,
    simulatedNation: territoryTwin(estate.nation),
    regions: [...estate.regions, ...estate.regions.map(territoryTwin)],
    providers: [...estate.providers, ...performing.map(providerTwin)],
    groups: [...estate.groups, ...estate.groups.map((group) => groupTwin(group, twins))],
    successions: [
      ...estate.successions,
      ...estate.successions
        .filter(({ to, fromIds }) => [to, ...fromIds].every((id) => twins.has(id)))
        .map((one) => ({ ...one, fromIds: one.fromIds.map(simulatedId), to: simulatedId(one.to) })),
    ],
  };
}

function nameTwin<T extends Subject>(original: T): T {
  const { id, name, officialName } = original;
  return {
    ...original,
    id: simulatedId(id),
    name: `${name}${suffix}`,
    officialName: `${officialName}${suffix}`,
    simulated: true,
  };
}

function territoryTwin(territory: Territory): Territory {
  return { ...nameTwin(territory), aliases: [], source: sourceOf(territory) };
}

function providerTwin(provider: Provider): Provider {
  return {
    ...nameTwin(provider),
    codes: {},
    aliases: [],
    facts: provider.facts.map((fact) =>
      fact.fact === 'region' ? { ...fact, value: simulatedId(fact.value) } : fact,
    ),
    source: sourceOf(provider),
  };
}

function groupTwin(group: Group, twins: ReadonlySet<string>): Group {
  const { id, name, officialName, members } = group;
  return {
    ...group,
    id: simulatedId(id),
    name: `${name}${suffix}`,
    officialName: `${officialName}${suffix}`,
    members: members
      .filter((member) => twins.has(member.id))
      .map((member) => ({ ...member, id: simulatedId(member.id) })),
    aliases: [],
    source: sourceOf(group),
  };
}

function sourceOf({ name }: { name: string }): string {
  return `Simulation, after ${name}`;
}
