import type { IsoDate } from '../calendar/index.ts';
import { coversDay, type DatedFact, type Provider } from './subject.ts';

/** The value of a fact on a day; where a fact can hold several values at once, the first. Undefined when no source says. */
export function factOn(provider: Provider, fact: string, date: IsoDate): string | undefined {
  return factsOn(provider, date).find((dated) => dated.fact === fact)?.value;
}

/** Everything that sources say of a provider on a day, in the order of the data files. */
export function factsOn(provider: Provider, date: IsoDate): DatedFact[] {
  return provider.facts.filter((fact) => coversDay(fact, date));
}

/** The last thing said of a fact on or before a day, even where its source no longer vouches for that day. */
export function latestFact(provider: Provider, fact: string, date: IsoDate): DatedFact | undefined {
  const said = provider.facts.filter((dated) => dated.fact === fact && (dated.from ?? '') <= date);
  return said.reduce<DatedFact | undefined>(
    (last, next) => (last && (last.from ?? '') >= (next.from ?? '') ? last : next),
    undefined,
  );
}
