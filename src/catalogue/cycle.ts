/** The shortest way from a name back to itself, its first and last name; undefined when there is none. */
export function findCycle(
  start: string,
  next: (name: string) => readonly string[],
): string[] | undefined {
  const seen = new Set<string>();
  let paths = [[start]];
  while (paths.length > 0) {
    const further = paths.flatMap((path) =>
      next(path.at(-1) ?? start).map((name) => [...path, name]),
    );
    const back = further.find((path) => path.at(-1) === start);
    if (back) return back;
    paths = further.filter((path) => {
      const name = path.at(-1) ?? start;
      const fresh = !seen.has(name);
      seen.add(name);
      return fresh;
    });
  }
  return undefined;
}

/** As findCycle, but only for the name that comes first in the alphabet, so that each is named once. */
export function ownCycle(
  start: string,
  next: (name: string) => readonly string[],
): string[] | undefined {
  const cycle = findCycle(start, next);
  return cycle?.every((name) => start <= name) ? cycle : undefined;
}
