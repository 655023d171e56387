/** A published band beside the computed one. */
export type BandBeside = {
  /** Code of a domain, or `overall`. */
  on: string;
  title: string;
  published: string;
  computed: string | null;
  agrees: boolean;
  /** Where they differ: each input that alone could explain it, with what it would have had to be. */
  explainedBy: ReadonlyArray<{ input: string; title: string; needed: string; explanation: string }>;
};

/** What the scheme's owner published of a provider, beside what is computed. */
export type PublishedBeside = {
  bands: readonly BandBeside[];
  /** The published place, and the places of both among those that have both. */
  position: { published: number; publishedAmong: number; computedAmong: number; of: number } | null;
};
