import { mayDoFor } from '../access/index.ts';
import type { Hub } from '../hub.ts';

type Asks = Pick<Hub, 'caller'>;

/** Under whose name something is recorded: a person's own, whatever was said; otherwise as it was said. */
export function recorderOf({ caller }: Asks, said: string): string {
  return caller.kind === 'person' ? caller.name : said;
}

/** Whether whoever asks may keep the records of a provider. */
export function mayKeepFor({ caller }: Asks): (providerId: string) => boolean {
  return (providerId) => mayDoFor(caller, 'keep records', providerId);
}
