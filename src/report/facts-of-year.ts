import { endsOn, type Period, startsOn } from '../calendar/index.ts';
import { type DatedFact, factsOn, type Provider } from '../estate/index.ts';

/** Facts that happen rather than hold: told when they lie anywhere in the year. */
const happenings: ReadonlySet<string> = new Set([
  'inspection',
  'award',
  'accommodation opened',
  're-role',
]);
/** Announced for after the year. */
const announced = 'inspection due';

/** Whether a fact is of something that happened on a day or is to happen, rather than one that holds. */
export function happens(fact: string): boolean {
  return happenings.has(fact) || fact === announced;
}

/** What held at the end of a year, what happened in it, and what was announced for the time after. */
export function profileFacts(provider: Provider, year: Period): DatedFact[] {
  const [first, last] = [startsOn(year), endsOn(year)];
  const holding = new Set(factsOn(provider, last));
  return provider.facts.filter((fact) => {
    if (holding.has(fact)) return true;
    const { from, until } = fact;
    if (fact.fact === announced) return from !== undefined && from > last;
    const inYear = (from ?? last) <= last && (from ?? first) >= first && (until ?? last) > first;
    return happenings.has(fact.fact) && inYear;
  });
}
