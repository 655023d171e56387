import type { FindingView } from './finding-view.ts';

type Place = Pick<FindingView, 'id' | 'place' | 'placeHref'>;

/** Disagreements that have the same to say of several cells, told once with every place. */
export type FindingGroup = Omit<FindingView, keyof Place | 'key' | 'at'> & {
  places: readonly Place[];
};

/** Groups findings of one check with the same figures, cause and answer, in the order of the first of each. */
export function findingGroups(findings: readonly FindingView[]): FindingGroup[] {
  const groups = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const { rule, table, stated, computed, explanation, cause, accepted, severity } = finding;
    const same = [rule, table, stated, computed, explanation, cause, accepted, severity];
    const key = JSON.stringify(same);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((alike) => groupOf(alike) ?? []);
}

function groupOf(alike: readonly FindingView[]): FindingGroup | undefined {
  const [first] = alike;
  if (!first) return undefined;
  const { id: _id, place: _place, placeHref: _href, key: _key, at: _at, ...common } = first;
  return {
    ...{ ...common, title: sharedTitle(alike) },
    places: alike.map(({ id, place, placeHref }) => ({ id, place, placeHref })),
  };
}

/** Titles of one check often differ by the row at their end alone: `The day holds the hours: Workshop 1`. */
function sharedTitle([first, ...others]: readonly FindingView[]): string {
  const title = first?.title ?? '';
  return others.some((other) => other.title !== title) ? title.replace(/: [^:]*$/, '') : title;
}
