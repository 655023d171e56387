/**
 * The same lookup for many callers at once, never older than the call: whoever arrives while one runs
 * shares the next one, because the running one may have read before a commit that the caller has seen.
 */
export function shareLookup<T>(look: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let waiting: Promise<T> | undefined;
  const start = (): Promise<T> => {
    waiting = undefined;
    const current = look();
    running = current;
    const end = () => {
      if (running === current) running = undefined;
    };
    current.then(end, end);
    return current;
  };
  return () => {
    if (running === undefined) return start();
    waiting ??= running.then(start, start);
    return waiting;
  };
}
