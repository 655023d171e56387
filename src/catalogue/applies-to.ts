import { originalId, type SubjectKind } from '../estate/index.ts';
import type { Metric, Unit } from './metric.ts';

/** Which kinds of provider an aggregate is made of. */
const members: Partial<Record<SubjectKind, readonly SubjectKind[]>> = {
  group: ['establishment'],
  region: ['area', 'establishment'],
  nation: ['area', 'establishment'],
};

/** A place in a ranking and a rating are given, not made: an aggregate has one only where its kind is named. */
const givenUnits: readonly Unit[] = ['position', 'rating'];

/**
 * Whether a metric is asked of this subject. Regions, groups and the nation follow their members, so a
 * metric of establishments may also have a regional value and a national level. Simulated twins follow their originals.
 */
export function appliesTo(
  { appliesTo: rule, unit }: Pick<Metric, 'appliesTo' | 'unit'>,
  subject: { kind: SubjectKind; id: string },
): boolean {
  const id = originalId(subject.id);
  if (rule.except?.includes(id)) return false;
  if (rule.kinds.includes(subject.kind)) return rule.only?.includes(id) ?? true;
  const follows = members[subject.kind]?.some((kind) => rule.kinds.includes(kind)) ?? false;
  return follows && !givenUnits.includes(unit);
}
