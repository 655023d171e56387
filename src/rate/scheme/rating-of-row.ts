import type { Band } from '../../catalogue/index.ts';
import { bandBy, bandsOn, effectsOf } from './gates.ts';
import { inputScores } from './input-scores.ts';
import { membersTogether } from './members-together.ts';
import { whyNotRated } from './not-rated.ts';
import type { PreparedRow, PreparedScheme } from './prepared-scheme.ts';
import type { GateClosed, Rating, Scored } from './rating.ts';
import { known } from './score-input.ts';
import type { Banded, RolledUp } from './subject-roll-up.ts';

/** A rating with its working; its places are known when all are rated. */
export function ratingOfRow(prepared: PreparedScheme, row: PreparedRow): Rating {
  const { subjects, rollUpOf, pointsAsTheyAre } = prepared;
  const [only, ...others] = row.members;
  if (only !== undefined && others.length === 0) return ofOne(prepared, row, only);
  const members = row.members.map((at) => rollUpOf(at, pointsAsTheyAre(at)));
  const names = row.members.flatMap((at) => subjects[at]?.name ?? []);
  const why = (on: number) => {
    const rated = members.some((member) => !Number.isNaN((member.domains[on] ?? member).score));
    return rated ? null : 'None of its members is rated.';
  };
  return {
    ...{ id: row.id, name: row.name, kind: 'group', members: names },
    ...standing(prepared, prepared.together(members), why),
    inputs: membersTogether(row.members.map((at) => inputScores(prepared, at))),
  };
}

function ofOne(prepared: PreparedScheme, { id, name }: PreparedRow, subject: number): Rating {
  const { scheme, subjects, readyOf, pointsAsTheyAre } = prepared;
  const points = pointsAsTheyAre(subject);
  const rolled = prepared.rollUpOf(subject, points);
  const why = (on: number) => whyNotRated(scheme, readyOf(subject), { rolled, on, points });
  return {
    ...{ id, name, kind: subjects[subject]?.kind ?? 'establishment', members: [] },
    ...standing(prepared, rolled, why),
    inputs: inputScores(prepared, subject),
  };
}

/** Scores, bands and gates in words. `why` is asked by the index of a domain, or with -1. */
function standing(
  { scheme }: PreparedScheme,
  rolled: RolledUp,
  why: (on: number) => string | null,
): Scored & Pick<Rating, 'domains' | 'gates' | 'place' | 'groupPlace'> {
  const scoredOn = (on: number): Scored =>
    scored(rolled.domains[on] ?? rolled, bandsOn(scheme, on), why(on));
  return {
    ...scoredOn(-1),
    domains: scheme.domains.map(({ code, title, weight }, on) => {
      return { code, title, weight, ...scoredOn(on) };
    }),
    gates: gatesClosed(scheme, rolled),
    ...{ place: null, groupPlace: null },
  };
}

function scored(
  { score, known: percent, computed, band }: Banded,
  bands: readonly Band[],
  notRated: string | null,
): Scored {
  return {
    score: known(score),
    computed: bands[computed] ?? null,
    band: bands[band] ?? null,
    known: percent,
    notRated,
  };
}

function gatesClosed(scheme: PreparedScheme['scheme'], rolled: RolledUp): GateClosed[] {
  return effectsOf(scheme, rolled.closed).flatMap((effect) => {
    const gate = scheme.gates[effect.index];
    if (!gate) return [];
    const bands = bandsOn(scheme, effect.on);
    const { computed } = rolled.domains[effect.on] ?? rolled;
    return [
      {
        ...{ gate: gate.code, title: gate.title, on: gate.on, because: gate.because },
        from: bands[computed]?.label ?? null,
        to: bands[bandBy(effect, computed)]?.label ?? gate.effect.band,
      },
    ];
  });
}
