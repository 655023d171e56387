import { keyOf } from '../../access/index.ts';
import { type Hub, today } from '../../hub.ts';

/** How many answers are kept of one question. */
const mostKept = 50;

/**
 * The same reading, made once for each caller and kept while no commit counts the revision up and the day is the same. For
 * what follows from the database and the day alone.
 */
export function whileUnchanged<T>(read: (hub: Hub) => Promise<T>): (hub: Hub) => Promise<T> {
  const hubs = new WeakMap<Hub['catalogue'], Map<string, Promise<T>>>();
  return async (hub) => {
    const state = `${await hub.database.revision()} ${today(hub)}`;
    const key = `${state} ${keyOf(hub.caller)}`;
    const kept = hubs.get(hub.catalogue) ?? new Map<string, Promise<T>>();
    hubs.set(hub.catalogue, kept);
    const known = kept.get(key);
    if (known) return known;
    for (const other of kept.keys()) {
      if (!other.startsWith(state) || kept.size >= mostKept) kept.delete(other);
    }
    const made = read(hub);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  };
}
