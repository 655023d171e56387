import type { Scheme } from '../../catalogue/index.ts';
import type { RatedSubject } from './rated-subject.ts';
import type { LeftOut } from './rating.ts';
import { holdsAll } from './score-input.ts';

/** Who is rated, and who is not with the reason. A fact that no source states leaves nobody out. */
export function leaveOut(
  rated: Scheme['rated'],
  subjects: readonly RatedSubject[],
): { kept: RatedSubject[]; leftOut: LeftOut[] } {
  const kept: RatedSubject[] = [];
  const leftOut: LeftOut[] = [];
  for (const subject of subjects) {
    const because = reasonFor(rated, subject);
    if (because === undefined) kept.push(subject);
    else leftOut.push({ id: subject.id, name: subject.name, because });
  }
  return { kept, leftOut };
}

function reasonFor({ kinds, only, except }: Scheme['rated'], { kind, facts }: RatedSubject) {
  if (!kinds.includes(kind)) return `The scheme rates ${kinds.map(plural).join(' and ')} alone.`;
  return (
    only.find((rule) => facts[rule.fact] !== undefined && !holdsAll([rule], facts))?.because ??
    except.find((rule) => holdsAll([rule], facts))?.because
  );
}

function plural(kind: RatedSubject['kind']): string {
  return `${kind}s`;
}
