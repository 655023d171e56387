import type { ShownCard, ShownComparison, ShownReport, ShownRow } from './shown-rating.ts';

/** A flat table for a spreadsheet: plain values under stable names. */
export type FlatTable = {
  columns: readonly string[];
  rows: ReadonlyArray<Record<string, string | number | null>>;
};

/** Ratings as a flat table, with a column for each domain. */
export function ratingTable(report: ShownReport): FlatTable {
  const { scheme, version, period } = report;
  const domains = [
    ...new Set(report.rows.flatMap((row) => row.domains.map(({ code }) => code))),
  ].map((code) => `domain ${code}`);
  const rows = report.rows.map((row) => ({ scheme, version, period, ...flatRow(row) }));
  return { columns: [...about, ...domains, ...beside], rows };
}

const about = [
  ...['scheme', 'version', 'period', 'provider', 'providerId', 'kind', 'members'],
  ...['band', 'computed', 'score', 'rank', 'of', 'group', 'groupRank', 'groupOf'],
  ...['known', 'notRated'],
];

const beside = [
  ...['gates', 'previousBand', 'previousScore', 'previousRank', 'scoreGained', 'placesGained'],
  ...['asIsBand', 'asIsScore', 'asIsRank', 'published', 'moderated'],
  ...['lower', 'upper', 'draws', 'seed', 'unsure'],
];

function flatRow(row: ShownRow): Record<string, string | number | null> {
  const { place, groupPlace } = row;
  return {
    ...{ provider: row.name, providerId: row.id, kind: row.kind },
    ...{ members: row.members.join('; '), band: row.band, computed: row.computed },
    ...{ score: row.score, rank: place?.rank ?? null, of: place?.of ?? null },
    ...{ group: groupPlace?.group ?? null, groupRank: groupPlace?.rank ?? null },
    ...{ groupOf: groupPlace?.of ?? null, known: row.known, notRated: row.notRated },
    ...Object.fromEntries(
      row.domains.map(({ code, band, score }) => [`domain ${code}`, band ?? score]),
    ),
    gates: row.gates.map(({ title }) => title).join('; '),
    ...flatBefore(row),
    published: row.published?.bands.find(({ on }) => on === 'overall')?.published ?? null,
    ...{ moderated: row.moderation?.band ?? null, ...flatSure(row) },
  };
}

function flatBefore({ before, change, asIs }: ShownRow) {
  return {
    ...{ previousBand: before?.band ?? null, previousScore: before?.score ?? null },
    ...{ previousRank: before?.rank ?? null, scoreGained: change?.score ?? null },
    ...{ placesGained: change?.places ?? null, asIsBand: asIs?.band ?? null },
    ...{ asIsScore: asIs?.score ?? null, asIsRank: asIs?.rank ?? null },
  };
}

function flatSure({ sure, unsure }: ShownRow) {
  const { lower = null, upper = null, draws = null, seed = null } = sure ?? {};
  return { lower, upper, draws, seed, unsure };
}

/** Two schemes side by side as a flat table. */
export function comparisonTable({ rows }: ShownComparison): FlatTable {
  return {
    columns: [
      ...['provider', 'providerId', 'onePlace', 'oneScore', 'oneBand'],
      ...['otherPlace', 'otherScore', 'otherBand', 'moved', 'why'],
    ],
    rows: rows.map(({ id, name, one, other, moved, why }) => ({
      ...{ provider: name, providerId: id, moved },
      ...{ onePlace: one.place, oneScore: one.score, oneBand: one.band },
      ...{ otherPlace: other.place, otherScore: other.score, otherBand: other.band },
      why: why.map(({ metric }) => metric).join('; '),
    })),
  };
}

/** A rating's working as a flat table, a row for each input. */
export function cardTable({ scheme, version, period, rating }: ShownCard): FlatTable {
  const { name: provider, id: providerId, inputs } = rating;
  return {
    columns: [
      ...['scheme', 'version', 'period', 'provider', 'providerId', 'input', 'title', 'domain'],
      ...['metric', 'outturn', 'level', 'previous', 'score', 'weight', 'effectiveWeight'],
      ...['contribution', 'missing'],
    ],
    rows: inputs.map(({ texts, views, quarters, ...input }) => ({
      ...{ scheme, version, period, provider, providerId, ...input },
    })),
  };
}
