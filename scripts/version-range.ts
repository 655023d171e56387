type Version = readonly [number, number, number];

/**
 * Whether a version of Node.js satisfies what a package says of engines, such as `^20.19.0 || >=22.12`: the part of
 * node-semver's grammar that packages use. Throws on a range of another form.
 */
export function satisfies(version: string, range: string): boolean {
  const asked = fullVersion(version);
  return range.split('||').some((alternative) =>
    alternative
      .trim()
      .replace(/([<>=^~]) +/g, '$1')
      .split(/\s+/)
      .every((comparator) => holds(asked, comparator)),
  );
}

const shape = /^(>=|<=|>|<|=|\^|~)?v?(?:([*x])|(\d+)(?:\.(\d+|[*x]))?(?:\.(\d+|[*x]))?)?$/;

function holds(asked: Version, comparator: string): boolean {
  const [read, operator = '', any, major, minor, patch] = shape.exec(comparator) ?? [];
  if (read === undefined) throw new Error(`The range "${comparator}" cannot be read.`);
  if (any !== undefined || major === undefined) return true;
  const given = [major, minor, patch].map(Number).filter(Number.isInteger);
  const from = fullVersion(given.join('.'));
  const past = above(given, operator);
  const isFrom = compare(asked, from) >= 0;
  const isPast = compare(asked, past) >= 0;
  if (operator === '>=') return isFrom;
  if (operator === '<') return !isFrom;
  if (operator === '>') return isPast;
  if (operator === '<=') return !isPast;
  return isFrom && !isPast;
}

/** The first version beyond what a partial one stands for: `20` ends before 21, `~1.2.3` before 1.3, `^1.2.3` before 2. */
function above(given: readonly number[], operator: string): Version {
  const kept = { '^': 1, '~': Math.min(2, given.length) }[operator] ?? given.length;
  const start = given.slice(0, kept);
  const firstOf = operator === '^' && start[0] === 0 ? given.slice(0, 2) : start;
  const raised = firstOf.map((part, at) => (at === firstOf.length - 1 ? part + 1 : part));
  return fullVersion(raised.join('.'));
}

function fullVersion(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return [major, minor, patch];
}

function compare(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
