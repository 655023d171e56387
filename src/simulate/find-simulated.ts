import { describePeriod, type Period } from '../calendar/index.ts';
import type { Problem } from '../errors.ts';
import {
  type Estate,
  findProvider,
  findSubject,
  nearestNames,
  openIn,
  originalId,
  type Provider,
  providersIn,
  simulatedId,
  withSimulated,
} from '../estate/index.ts';

/** The twins that are meant, how the choice is written in short, and what is wrong with it. */
export type FoundTwins = { providers: Provider[]; name: string; problems: Problem[] };

/**
 * The twins of the providers named, with commas between; a region stands for those that were in it, all for
 * everyone. Only those that were open on some day of the period.
 */
export function findSimulated(estate: Estate, text: string, period: Period): FoundTwins {
  const both = withSimulated(estate);
  const asked = text.split(',').map((name) => name.trim());
  const problems: Problem[] = [];
  const ids = asked.flatMap((name) => idsOf(both, name, { period, problems }));
  const unique = [...new Set(ids)].sort();
  const providers = unique.flatMap((id) => findProvider(both, simulatedId(id)) ?? []);
  const all = asked.includes('all');
  return { providers, name: all ? 'all' : unique.join(','), problems };
}

type Asked = { period: Period; problems: Problem[] };

/** The ids of the originals. */
function idsOf(estate: Estate, name: string, { period, problems }: Asked): string[] {
  if (name === 'all') return providersIn(estate, estate.nation.id, period).map(({ id }) => id);
  const subject = name === '' ? undefined : findSubject(estate, name);
  const original = subject && originalId(subject.id);
  const provider = original === undefined ? undefined : findProvider(estate, original);
  if (provider && provider.kind !== 'partnership') {
    const standing = openIn(provider, period);
    if (standing === 'open') return [provider.id];
    const when = describePeriod(period);
    const message = `${provider.name} was ${standing} in ${when}.`;
    problems.push({ message, found: name, expected: 'a provider that was open' });
    return [];
  }
  const within =
    subject?.kind === 'region' && original !== undefined
      ? providersIn(estate, original, period).map(({ id }) => id)
      : [];
  if (within.length > 0) return within;
  const nearest = nearestNames(estate, name).join(', ');
  const message = `No area, prison or region with providers is called “${name.slice(0, 60)}”. Nearest names: ${nearest}.`;
  problems.push({ message, found: name, expected: 'all, or names with commas between' });
  return [];
}
