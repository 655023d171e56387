import type { Estate } from './estate.ts';
import type { Provider } from './subject.ts';

/** What a provider became: the providers that took its place. */
export function successorsOf(estate: Estate, providerId: string): Provider[] {
  const ids = estate.successions
    .filter((succession) => succession.fromIds.includes(providerId))
    .map((succession) => succession.to);
  return estate.providers.filter((provider) => ids.includes(provider.id));
}

/** What a provider was made of: the providers whose place it took. */
export function predecessorsOf(estate: Estate, providerId: string): Provider[] {
  const ids = estate.successions
    .filter((succession) => succession.to === providerId)
    .flatMap((succession) => succession.fromIds);
  return estate.providers.filter((provider) => ids.includes(provider.id));
}
