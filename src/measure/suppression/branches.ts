import type { Period } from '../../calendar/index.ts';
import {
  type Estate,
  isSimulated,
  type Provider,
  providersIn,
  type Subject,
} from '../../estate/index.ts';

/** The nation, a region or a provider, with the providers that are counted for it and what it is a part of. */
export type Branch = {
  key: string;
  subject: Subject;
  providers: readonly Provider[];
  /** From the nearest to the widest. */
  within: readonly string[];
};

/** A region and an area may share an id. */
export function branchKey({ kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return `${kind}|${id}`;
}

/** Everyone whose figures are published beside those of a subject: the nation, regions and providers, real or simulated. */
export function branchesBeside(
  estate: Estate,
  subject: Pick<Subject, 'id'>,
  period: Period,
): Branch[] {
  const simulated = isSimulated(subject.id);
  const nation = simulated ? (estate.simulatedNation ?? estate.nation) : estate.nation;
  const all = providersIn(estate, nation.id, period);
  const regions = estate.regions
    .filter(({ id }) => isSimulated(id) === simulated)
    .map((region) => ({ region, providers: providersIn(estate, region.id, period) }));
  const top = branchKey(nation);
  return [
    { key: top, subject: nation, providers: all, within: [] },
    ...regions.map(({ region, providers }) => ({
      ...{ key: branchKey(region), subject: region },
      ...{ providers, within: [top] },
    })),
    ...all.map((provider) => {
      const home = regions.find(({ providers }) => providers.includes(provider));
      return {
        ...{ key: branchKey(provider), subject: provider, providers: [provider] },
        within: home ? [branchKey(home.region), top] : [top],
      };
    }),
  ];
}
