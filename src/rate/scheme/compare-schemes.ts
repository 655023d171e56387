import type { Scheme } from '../../catalogue/index.ts';
import { placesOf } from './places.ts';
import type { InputScore, Rating, SchemeRatings } from './rating.ts';

/** What a metric does for a provider's standing in one scheme: how much it counts, and how the provider does in it. */
export type Standing = {
  title: string;
  /** Share of the whole in percent; 0 where the scheme does not use it. */
  weight: number;
  /** Points more than the mean of those compared, times the share; 0 where it is not known. */
  ahead: number;
};

/** Why a provider stands elsewhere in the second scheme: the metrics that move it most. */
export type MoveReason = { metric: string; title: string; one: Standing; other: Standing };

/** One provider by two schemes; places are among those that both rate. */
export type ComparedRating = {
  name: string;
  id: string;
  one: { score: number; band: string | null; place: number };
  other: { score: number; band: string | null; place: number };
  /** Places higher (positive) or lower in the second scheme. */
  moved: number;
  why: readonly MoveReason[];
};

export type SchemeComparison = {
  rows: readonly ComparedRating[];
  /** Rated by one of the two only. */
  onlyOne: readonly string[];
  onlyOther: readonly string[];
  /**
   * Kendall's tau-b of the two orders, from 1 (the same) to -1 (turned round); null where there is no order.
   * Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).
   */
  agreement: number | null;
};

type Side = { scheme: Scheme; ratings: SchemeRatings };
const reasonsShown = 3;

/** Two schemes over the same providers: who moves, and which metrics explain it. */
export function compareSchemes(one: Side, other: Side): SchemeComparison {
  const [these, those] = [scored(one), scored(other)];
  const otherById = new Map(those.map((rating) => [rating.id, rating]));
  const pairs = these.flatMap((rating) => {
    const also = otherById.get(rating.id);
    return also ? [{ one: rating, other: also }] : [];
  });
  const places = {
    one: placesOf(pairs.map((pair) => pair.one.score)),
    other: placesOf(pairs.map((pair) => pair.other.score)),
  };
  const standings = {
    one: new Standings(
      one.scheme,
      pairs.map((pair) => pair.one),
    ),
    other: new Standings(
      other.scheme,
      pairs.map((pair) => pair.other),
    ),
  };
  const rows = pairs.map((pair, index): ComparedRating => {
    const [here, there] = [places.one[index] ?? 0, places.other[index] ?? 0];
    return {
      ...{ id: pair.one.id, name: pair.one.name, moved: here - there },
      one: { score: pair.one.score, band: pair.one.band?.label ?? null, place: here },
      other: { score: pair.other.score, band: pair.other.band?.label ?? null, place: there },
      why: reasons(standings.one.of(pair.one), standings.other.of(pair.other), here - there),
    };
  });
  const common = new Set(pairs.map((pair) => pair.one.id));
  const without = (all: readonly Rating[]) =>
    all.filter(({ id }) => !common.has(id)).map(({ name }) => name);
  return {
    rows: rows.sort((a, b) => a.one.place - b.one.place),
    onlyOne: without(these),
    onlyOther: without(those),
    agreement: kendall(rows),
  };
}

type ScoredRating = Rating & { score: number };

function scored({ ratings }: Side): ScoredRating[] {
  return ratings.ratings.flatMap((rating) =>
    rating.score === null ? [] : [{ ...rating, score: rating.score }],
  );
}

/** What each metric does for the standing of the providers in one scheme. */
class Standings {
  private readonly scheme: Scheme;
  private readonly means = new Map<string, number>();

  constructor(scheme: Scheme, ratings: readonly Rating[]) {
    this.scheme = scheme;
    for (const { code } of scheme.inputs) {
      const scores = ratings.flatMap(({ inputs }) => {
        const score = inputs.find(({ input }) => input === code)?.score;
        return score === null || score === undefined ? [] : [score];
      });
      const total = scores.reduce((sum, score) => sum + score, 0);
      if (scores.length > 0) this.means.set(code, total / scores.length);
    }
  }

  of(rating: Rating): Map<string, Standing> {
    const width = this.scheme.scale.to - this.scheme.scale.from;
    return new Map(
      rating.inputs.map((input) => {
        const weight = this.shareOfWhole(rating, input);
        const more = input.score === null ? 0 : input.score - (this.means.get(input.input) ?? 0);
        return [input.metric, { title: input.title, weight, ahead: (weight * more) / width }];
      }),
    );
  }

  /** In its domain, times the domain's share of all that are rated. */
  private shareOfWhole(rating: Rating, input: InputScore): number {
    const rated = rating.domains.filter(({ score }) => score !== null);
    const all = rated.reduce((sum, { weight }) => sum + weight, 0);
    if (input.domain === null || all === 0) return input.effectiveWeight;
    const domain = rated.find(({ code }) => code === input.domain);
    return (input.effectiveWeight * (domain?.weight ?? 0)) / all;
  }
}

const nothing: Standing = { title: '', weight: 0, ahead: 0 };

/** Those that push in the direction of the move, the strongest first; none where there is no move. */
function reasons(
  one: ReadonlyMap<string, Standing>,
  other: ReadonlyMap<string, Standing>,
  moved: number,
): MoveReason[] {
  const metrics = [...new Set([...one.keys(), ...other.keys()])];
  return metrics
    .map((metric) => {
      const [here, there] = [one.get(metric) ?? nothing, other.get(metric) ?? nothing];
      return { metric, title: here.title || there.title, one: here, other: there };
    })
    .filter(({ one: here, other: there }) => (there.ahead - here.ahead) * moved > 0)
    .sort((a, b) => Math.abs(b.other.ahead - b.one.ahead) - Math.abs(a.other.ahead - a.one.ahead))
    .slice(0, reasonsShown);
}

function kendall(rows: readonly ComparedRating[]): number | null {
  let [alike, tiedHere, tiedThere] = [0, 0, 0];
  const pairs = (rows.length * (rows.length - 1)) / 2;
  for (const [index, a] of rows.entries()) {
    for (const b of rows.slice(index + 1)) {
      const here = Math.sign(a.one.place - b.one.place);
      const there = Math.sign(a.other.place - b.other.place);
      alike += here * there;
      tiedHere += here === 0 ? 1 : 0;
      tiedThere += there === 0 ? 1 : 0;
    }
  }
  const ordered = Math.sqrt((pairs - tiedHere) * (pairs - tiedThere));
  return ordered === 0 ? null : alike / ordered;
}
