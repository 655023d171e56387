import { z } from 'zod';
import { subjectKinds } from '../../estate/index.ts';
import type { ShownReport, ShownRow } from './shown-rating.ts';

const text = z.string().nullable();

/** A number, with what it means and its unit. */
export const told = (words: string) => z.number().describe(words);
/** The same where there may be none. */
export const toldOrNull = (words: string) => z.number().nullable().describe(words);

const scored = {
  score: toldOrNull('Points on the scale of the scheme, rounded as the scheme rounds.'),
  computed: text.describe('The label of the band by the score alone.'),
  band: text.describe('The label of the band after gates.'),
  known: told('Percent of the weight of which the figures are known.'),
  notRated: text.describe('Why there is no score or band.'),
};

const place = z.object({
  rank: told('1 is best; equal scores share a place.'),
  of: told('How many have a place.'),
});

const domain = z.object({
  code: z.string(),
  title: z.string(),
  weight: told('As the scheme gives it.'),
  ...scored,
});

const gate = z.object({
  gate: z.string().describe('The code of the gate.'),
  title: z.string(),
  on: z.string().describe('overall, or the code of a domain.'),
  from: text.describe('The band that the score alone gave.'),
  to: z.string().describe('The band that the gate made of it.'),
  because: z.string().describe('A sentence.'),
});

const standing = {
  score: toldOrNull('Points.'),
  band: text.describe('The label of the band.'),
  rank: toldOrNull('The place; 1 is best.'),
};

const besideRegion = {
  on: z.string().describe('overall, or the code of a domain.'),
  title: z.string(),
  published: z.string().describe('The word that was published.'),
  computed: text.describe('The label that is computed.'),
  agrees: z.boolean(),
};

const bandBeside = z.object({
  ...besideRegion,
  explainedBy: z
    .array(
      z.object({
        input: z.string().describe('The code of the input.'),
        title: z.string(),
        needed: z.string().describe('The figure that it would have had to be, as printed.'),
      }),
    )
    .readonly()
    .describe('Where they differ: each input that alone could explain it.'),
});

const published = z
  .object({
    bands: z.array(bandBeside).readonly(),
    position: z
      .object({
        published: told('The place as published.'),
        publishedAmong: told('The published place among those that have both.'),
        computedAmong: told('The computed place among those that have both.'),
        of: told('How many have both.'),
      })
      .nullable(),
  })
  .meta({ id: 'PublishedBeside', description: 'What was published beside what is computed.' });

/** A band put beside the computed one. */
export const moderation = {
  scheme: z.string(),
  version: told('The version of the scheme.'),
  providerId: z.string(),
  period: z.string(),
  band: z.string().describe('The label of the band that stands beside the computed one.'),
  computed: text.describe('The label that was computed when it was moderated.'),
  schemeHash: z.string().describe('The SHA-256 of the definition that gave the computed band.'),
  reason: z.string(),
  by: z.string().describe('The name of who moderated.'),
  role: z.string().describe('The office in which they did.'),
  recordedAt: z.string().describe('An instant.'),
};

const draws = { draws: told('How many were made.'), seed: told('The same seed gives the same.') };

const rankInterval = z
  .object({
    rank: told('The place by the figures as they are.'),
    of: told('How many have a place.'),
    median: told('The middle place of the draws.'),
    lower: told('The best place of the interval that holds 95 of 100 draws.'),
    upper: told('The worst place of that interval.'),
    score: z.object({ lower: told('Points.'), upper: told('Points.') }),
    bands: z.record(z.string(), z.number()).describe('The share of draws in each band, 0 to 1.'),
    ...draws,
  })
  .meta({ id: 'RankInterval', description: 'The places that may well be chance.' });

const changeInterval = z
  .object({
    change: told('Places gained by the figures as they are.'),
    median: told('The middle of the draws, in places gained.'),
    lower: told('The lower end of the interval that holds 95 of 100 draws, in places gained.'),
    upper: told('The upper end, in places gained.'),
    rose: told('The share of draws in which it was a gain, 0 to 1.'),
    ...draws,
  })
  .meta({ id: 'ChangeInterval', description: 'How far a change of place may be chance.' });

/** A rating in a list. */
export const ratedRow = {
  id: z.string().describe('The id of the provider or reporting group.'),
  name: z.string(),
  kind: z.enum(['area', 'establishment', 'group']),
  members: z.array(z.string()).readonly().describe('Of a group rated together: its names.'),
  ...scored,
  domains: z.array(domain).readonly(),
  gates: z.array(gate).readonly().describe('Gates that closed.'),
  place: place.nullable().describe('Among all that are rated.'),
  groupPlace: place
    .extend({ group: z.string() })
    .nullable()
    .describe('Within the comparator group.'),
  before: z
    .object({
      ...standing,
      period: z.string(),
      domains: z.record(z.string(), text).describe('The label of the band by domain.'),
    })
    .nullable()
    .describe('The rating of the previous period.'),
  change: z
    .object({
      score: toldOrNull('Points gained.'),
      places: toldOrNull('Places gained among those rated in both; fallen where negative.'),
      from: toldOrNull('The place then, among those rated in both.'),
      to: toldOrNull('The place now, among those rated in both.'),
      bands: toldOrNull('Bands gained.'),
    })
    .nullable()
    .describe('Against the previous period.'),
  asIs: z.object(standing).nullable().describe('With a what-if: by the figures as they are.'),
  published: published.nullable(),
  moderation: z.object(moderation).nullable().describe('The one that stands, if any.'),
  sure: rankInterval.nullable().describe('Given where draws are asked for and counts are known.'),
  unsure: text.describe('Why there is no interval of the place.'),
  changeSure: changeInterval.nullable(),
  changeChance: text.describe('What of the places gained is more than chance, in a sentence.'),
};

const side = {
  scheme: z.string().describe('The code.'),
  version: told('The version of the scheme.'),
  schemeTitle: z.string(),
  schemeHash: z.string().describe('The SHA-256 of the definition.'),
};
export const schemeSide = z.object(side);

/** Where and when. */
export const whereAndWhen = {
  period: z.string(),
  region: z.string().describe('The region or nation asked for.'),
  regionId: z.string(),
  regionKind: z.enum(subjectKinds),
};

export const ratingHead = {
  ...side,
  ...whereAndWhen,
  previousPeriod: z.string(),
  rated: z.object({
    all: told('How many are rated in all.'),
    here: told('Of them in the region.'),
  }),
};

const bandOf = {
  score: toldOrNull('The mean of the values of its providers’ bands.'),
  band: text.describe('The label of the band.'),
};

const regionRating = z.object({
  ...bandOf,
  domains: z.array(z.object({ code: z.string(), title: z.string(), ...bandOf })).readonly(),
  of: told('How many providers have a band.'),
  published: z.array(z.object(besideRegion)).readonly(),
});

/** Ratings in a list, as the API and the command line give them. */
export const ratingReport = z
  .object({
    ...ratingHead,
    net: z
      .object({
        excludingGroups: told('Without members of groups that are newly rated together.'),
        includingGroups: told('With them.'),
      })
      .nullable()
      .describe('Places gained in sum since the previous period.'),
    regionRating: regionRating
      .nullable()
      .describe('What the region comes to, where the scheme rates regions.'),
    chance: text.describe('What of that is more than chance, in a sentence.'),
    leftOut: z
      .array(z.object({ id: z.string(), name: z.string(), because: z.string() }))
      .readonly()
      .describe('Who is not rated by this scheme, and why.'),
    rows: z
      .array(
        z
          .object(ratedRow)
          .meta({ id: 'RatedRow', description: 'A rating.' }) satisfies z.ZodType<ShownRow>,
      )
      .readonly()
      .describe('Best first; places are among all of the nation.'),
  })
  .meta({
    id: 'RatingReport',
    description: 'Ratings by one scheme.',
  }) satisfies z.ZodType<ShownReport>;
