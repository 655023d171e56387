import type { Catalogue, Scheme } from '../../catalogue/index.ts';
import type { PreparedRow, PreparedScheme, RolledUp } from './prepared-scheme.ts';
import type { RegionRating } from './rate-region.ts';
import type { Rating } from './rating.ts';
import {
  leastChangeOf,
  pointsIf,
  pointsOfRow,
  type RowPoints,
  resultOfRow,
  type TriedInput,
  triedInputs,
} from './tried-figure.ts';

/** A published band beside the computed one. */
export type BandBeside = {
  /** Code of a domain, or `overall`. */
  on: string;
  title: string;
  published: string;
  computed: string | null;
  agrees: boolean;
  /** Where they differ: each input that alone could explain it, with what it would have had to be. */
  explainedBy: ReadonlyArray<{
    input: string;
    title: string;
    needed: string;
  }>;
};

/** What was published of a region, whose band no single input explains. */
export type RegionBeside = Omit<BandBeside, 'explainedBy'>;

/** What the scheme's owner published of a provider, beside what is computed. */
export type PublishedBeside = {
  bands: readonly BandBeside[];
  /** The published place, and the places of both among those that have both. */
  position: PublishedPosition | null;
};

export type PublishedPosition = {
  published: number;
  publishedAmong: number;
  computedAmong: number;
  of: number;
};

/** The words and places that were published of one provider, by the code of their metric. */
export type PublishedFigures = {
  words: ReadonlyMap<string, string>;
  position: PublishedPosition | null;
};

type Looking = { prepared: PreparedScheme; row: PreparedRow; catalogue: Catalogue };

/** Sets what was published beside what is computed; undefined where nothing was published. */
export function publishedBeside(
  looking: Looking,
  rating: Rating,
  { words, position }: PublishedFigures,
): PublishedBeside | undefined {
  const { published, domains } = looking.prepared.scheme;
  if (!published) return undefined;
  const parts = [
    ...domains.map((domain, index) => ({
      on: domain.code,
      title: domain.title,
      metric: published.domains[domain.code],
      computed: rating.domains.find(({ code }) => code === domain.code)?.band?.label ?? null,
      bandIn: (result: RolledUp) => domain.bands[result.domains[index]?.band ?? -1]?.label,
    })),
    {
      on: 'overall',
      title: 'Overall',
      metric: published.overall,
      computed: rating.band?.label ?? null,
      bandIn: (result: RolledUp) => looking.prepared.scheme.overall.bands[result.band]?.label,
    },
  ];
  const bands = parts.flatMap(({ metric, ...part }): BandBeside[] => {
    const word = metric === undefined ? undefined : words.get(metric);
    return word === undefined ? [] : [bandBeside(looking, part, word)];
  });
  return bands.length === 0 && !position ? undefined : { bands, position };
}

type Part = {
  on: string;
  title: string;
  computed: string | null;
  bandIn: (result: RolledUp) => string | undefined;
};

function bandBeside(looking: Looking, part: Part, word: string): BandBeside {
  const { on, title, computed, bandIn } = part;
  const bands = bandsOf(looking.prepared, on);
  const published = bands.find((label) => sameWord(label, word)) ?? word;
  const agrees = computed !== null && sameWord(computed, published);
  const beside = { on, title, published, computed, agrees };
  if (agrees || computed === null) return { ...beside, explainedBy: [] };
  const way = bands.indexOf(published) > bands.indexOf(computed) ? 'better' : 'worse';
  const aim = bands.indexOf(published);
  const reached = (result: RolledUp) => {
    const at = bands.indexOf(bandIn(result) ?? '');
    return at >= 0 && (way === 'better' ? at >= aim : at <= aim);
  };
  const isPublished = (result: RolledUp) => bandIn(result) === published;
  const points = pointsOfRow(looking.prepared, looking.row);
  const explainedBy = triedInputs(looking.prepared, looking.row).flatMap((tried) =>
    explanationOf(looking, points, tried, { way, reached, isPublished }),
  );
  return { ...beside, explainedBy };
}

function bandsOf({ scheme }: PreparedScheme, on: string): string[] {
  const domain = scheme.domains.find(({ code }) => code === on);
  return (domain ?? scheme.overall).bands.map(({ label }) => label);
}

/** Reports print the same word in capitals here and there, and a numbered level as a figure. */
function sameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

type Wanted = {
  way: 'better' | 'worse';
  reached: (result: RolledUp) => boolean;
  isPublished: (result: RolledUp) => boolean;
};

function explanationOf(
  { prepared, row, catalogue }: Looking,
  points: RowPoints,
  tried: TriedInput,
  { way, reached, isPublished }: Wanted,
): BandBeside['explainedBy'] {
  const resultAt = (outturn: number) =>
    resultOfRow(prepared, row, pointsIf(prepared, row, points, { tried, outturn }));
  const found = leastChangeOf(tried, catalogue, way, (outturn) => reached(resultAt(outturn)));
  // A step of points may leap over the band that was published.
  if (!found || !isPublished(resultAt(found.outturn))) return [];
  const { code, title } = tried;
  return [{ input: code, title, needed: found.text }];
}

/** Sets what was published of a region beside what its providers come to. */
export function regionBeside(
  { published, domains, overall }: Scheme,
  rating: RegionRating,
  words: ReadonlyMap<string, string>,
): RegionBeside[] {
  const parts = [
    ...domains.map(({ code, title }) => ({
      ...{ on: code, title, metric: published?.domains[code] },
      computed: rating.domains.find((domain) => domain.code === code)?.band,
    })),
    { on: 'overall', title: 'Overall', metric: published?.overall, computed: rating.band },
  ];
  return parts.flatMap(({ on, title, metric, computed }): RegionBeside[] => {
    const word = metric === undefined ? undefined : words.get(metric);
    if (word === undefined) return [];
    const band = overall.bands.find(({ label }) => sameWord(label, word))?.label ?? word;
    const label = computed?.label ?? null;
    return [{ on, title, published: band, computed: label, agrees: label === band }];
  });
}

/** Places among those that have both a published place and a computed score; equal ones share it. */
export function publishedPositions(
  ratings: readonly Rating[],
  positions: ReadonlyMap<string, number>,
): Map<string, PublishedPosition> {
  const both = ratings.flatMap(({ id, score }) => {
    const published = positions.get(id);
    return published === undefined || score === null ? [] : [{ id, published, score }];
  });
  return new Map(
    both.map(({ id, published, score }) => [
      id,
      {
        published,
        publishedAmong: 1 + both.filter((other) => other.published < published).length,
        computedAmong: 1 + both.filter((other) => other.score > score).length,
        of: both.length,
      },
    ]),
  );
}
