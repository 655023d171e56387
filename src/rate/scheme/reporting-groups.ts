import type { Scheme } from '../../catalogue/index.ts';
import { bandAfter, effectsOf } from './gates.ts';
import type { RatedSubject } from './rated-subject.ts';
import { banded, bandsAfter, type RolledUp } from './subject-roll-up.ts';

/** A row of the ratings: a provider, or the members of a reporting group that are rated together. */
export type PreparedRow = {
  id: string;
  name: string;
  /** Indices of the subjects. */
  members: readonly number[];
};

/** One row for each provider, and one for the members of a group where these are rated together. */
export function rowsOf(
  rule: Scheme['reportingGroups'],
  subjects: readonly RatedSubject[],
): PreparedRow[] {
  const rows = new Map<string, { id: string; name: string; members: number[] }>();
  subjects.forEach(({ id, name, reportedWith }, index) => {
    const group = rule === 'together' ? reportedWith : undefined;
    const key = group ? `group ${group.id}` : `provider ${id}`;
    const row = rows.get(key);
    if (row) row.members.push(index);
    else rows.set(key, { ...(group ?? { id, name }), members: [index] });
  });
  return [...rows.values()].map((row) => ownNameIfAlone(row, subjects));
}

/** A group of which only one is rated is that one. */
function ownNameIfAlone(row: PreparedRow, subjects: readonly RatedSubject[]): PreparedRow {
  const [only, ...others] = row.members;
  const member = only === undefined || others.length > 0 ? undefined : subjects[only];
  return member ? { ...row, id: member.id, name: member.name } : row;
}

/**
 * What the members of a group come to together: the means of those scores that they have, the bands read off
 * them, and every gate that closed for a member. One alone is itself.
 */
export function together(scheme: Scheme, members: readonly RolledUp[]): RolledUp {
  const [only, ...others] = members;
  if (only && others.length === 0) return only;
  const gates = effectsOf(
    scheme,
    members.flatMap(({ closed }) => closed),
  );
  const domains = scheme.domains.map(({ bands }, at) => {
    return banded(scheme, bands, meanOf(members.flatMap((member) => member.domains[at] ?? [])));
  });
  const whole = banded(scheme, scheme.overall.bands, meanOf(members));
  const onWhole = gates.filter(({ on }) => on < 0);
  return {
    ...whole,
    band: bandAfter(whole.computed, onWhole),
    domains: bandsAfter(domains, gates),
    closed: gates.map(({ index }) => index),
  };
}

function meanOf(members: ReadonlyArray<{ score: number; known: number }>) {
  const rated = members.filter(({ score }) => !Number.isNaN(score));
  const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  return {
    score: mean(rated.map(({ score }) => score)),
    known: mean(members.map(({ known }) => known)),
  };
}
