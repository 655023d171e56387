import type { Estate } from './estate.ts';
import type { DatedFact, Provider } from './subject.ts';

/** For tests: an establishment with a name, changed as a test needs. */
export function sampleProvider(name: string, changes: Partial<Provider> = {}): Provider {
  const id = name.toLowerCase().replaceAll(' ', '-');
  const officialName = `HMP ${name}`;
  const own = { id, kind: 'establishment' as const, name, officialName };
  return { ...own, codes: {}, facts: [], aliases: [], source: 'a test', ...changes };
}

/** For tests: a fact with a value and a span. */
export function sampleFact(fact: string, value: string, from?: string, until?: string): DatedFact {
  return {
    fact,
    value,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    source: 'a test',
  };
}

/** For tests: an estate of a nation, one region named North and whatever a test adds. */
export function sampleEstate(changes: Partial<Estate> = {}): Estate {
  const rest = { aliases: [], source: 'a test' };
  return {
    nation: { id: 'national', kind: 'nation', name: 'National', officialName: 'All', ...rest },
    regions: [{ id: 'north', kind: 'region', name: 'North', officialName: 'The North', ...rest }],
    providers: [],
    groups: [],
    successions: [],
    ...changes,
  };
}
