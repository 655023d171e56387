import type { IsoDate } from '../calendar/index.ts';
import type { Reach } from '../database/index.ts';
import {
  type Estate,
  factsOn,
  isSimulated,
  originalId,
  type Provider,
  type Subject,
} from '../estate/index.ts';

const performing: readonly Provider['kind'][] = ['area', 'establishment'];

/** What a role can be given over, by its id: the nation, a region, an area or an establishment, none of them simulated. */
export function findScope(estate: Estate, id: string): Subject | undefined {
  return listScopes(estate).find((subject) => subject.id === id);
}

/** All that roles can be given over: the nation, then regions, then providers. */
export function listScopes({ nation, regions, providers }: Estate): Subject[] {
  const delivering = providers.filter(({ kind }) => performing.includes(kind));
  return [nation, ...regions, ...delivering].filter(({ id }) => !isSimulated(id));
}

/**
 * What a part of the estate reaches on a day. The nation reaches everywhere. A region reaches itself and the providers
 * that are in it; of one of which no source says where it is on that day, as once it has closed, every region that it was in.
 * A provider reaches itself. Whoever is reached brings those whom it had succeeded by then, since it answers for what they
 * left; every reporting group all of whose members are reached; and its simulated twin.
 */
export function reachOfScope(estate: Estate, subjectId: string, day: IsoDate): Reach {
  if (subjectId === estate.nation.id) return 'everywhere';
  const inRegion = estate.providers.filter((provider) => isIn(provider, subjectId, day));
  const reached = new Set([subjectId, ...inRegion.map(({ id }) => id)]);
  addPredecessors(estate, reached, day);
  for (const { id, kind, members } of estate.groups) {
    const whole = members.length > 0 && members.every((member) => reached.has(member.id));
    if (kind === 'reporting' && whole) reached.add(id);
  }
  return withTwins(estate, reached);
}

/** All that one or the other reaches, each id once and in order. */
export function reachOfAll(reaches: Iterable<Reach>): Reach {
  const ids = new Set<string>();
  for (const reach of reaches) {
    if (reach === 'everywhere') return 'everywhere';
    for (const id of reach) ids.add(id);
  }
  return [...ids].sort();
}

function isIn(provider: Provider, regionId: string, day: IsoDate): boolean {
  const now = factsOn(provider, day).filter(({ fact }) => fact === 'region');
  const said = provider.facts.filter(({ fact, from = '' }) => fact === 'region' && from <= day);
  return (now.length > 0 ? now : said).some(({ value }) => value === regionId);
}

function addPredecessors(estate: Estate, reached: Set<string>, day: IsoDate): void {
  const due = estate.successions.filter(({ on }) => on <= day);
  // A set that grows while it is walked is walked to its end, so chains of successions are followed.
  for (const id of reached) {
    for (const { fromIds, to } of due) if (to === id) for (const from of fromIds) reached.add(from);
  }
}

function withTwins(estate: Estate, reached: ReadonlySet<string>): string[] {
  const all = [...estate.regions, ...estate.providers, ...estate.groups];
  const twins = all.filter(({ id }) => isSimulated(id) && reached.has(originalId(id)));
  return [...reached, ...twins.map(({ id }) => id)].sort();
}
