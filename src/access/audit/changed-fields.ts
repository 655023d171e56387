/** One part of what was changed, as text: null where it was not there before, or is not there after. */
export type ChangedField = {
  name: string;
  before: string | null;
  after: string | null;
  differs: boolean;
};

/** What stood before and what stands after, part by part; parts of parts are named `term / months / 1`. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const old = new Map(partsOf(before));
  const now = new Map(partsOf(after));
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.map((name) => {
    const pair = { before: old.get(name) ?? null, after: now.get(name) ?? null };
    return { name, ...pair, differs: pair.before !== pair.after };
  });
}

function partsOf(value: unknown, path: readonly string[] = []): Array<[string, string]> {
  if (value === null || value === undefined)
    return path.length === 0 ? [] : [[nameOf(path), 'nothing']];
  if (typeof value !== 'object') return [[nameOf(path), printed(value)]];
  const inside = Array.isArray(value)
    ? value.map((item, index): [string, unknown] => [String(index + 1), item])
    : Object.entries(value);
  if (inside.length === 0 && path.length > 0) return [[nameOf(path), 'nothing']];
  return inside.flatMap(([name, part]) => partsOf(part, [...path, name]));
}

function nameOf(path: readonly string[]): string {
  return path.length === 0 ? 'value' : path.join(' / ');
}

function printed(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
