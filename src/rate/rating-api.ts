import {
  type ApiRoute,
  countField,
  getRoute,
  periodField,
  repeatedField,
  textField,
} from '../api/index.ts';
import { compareRatings, listRatings, rateOne } from './actions.ts';
import { usualDraws } from './ranks/usual-draws.ts';
import type { RatingQuestion } from './rating/rating-report.ts';
import { readWhatIf, type WrittenWhatIf } from './rating/written-what-if.ts';
import { ratingReport } from './shown/rating-schemas.ts';
import { cardTable, comparisonTable, ratingTable } from './shown/rating-table.ts';
import { shownCard, shownComparison, shownReport } from './shown/shown-rating.ts';
import { ratingCard, ratingComparison } from './shown/working-schemas.ts';

export const schemeField = textField({
  description: 'A scheme by its code; the highest version, or one named as ippf-2007@1.',
  example: 'ippf-2007',
});

const period = periodField({
  description: 'The latest that the scheme can rate, when left out.',
  example: '2007-08',
}).optional();

const draws = countField(
  { description: 'Asks how sure places are, by drawing the counts anew so often: 100 to 100000.' },
  { least: 100, most: 100_000 },
).optional();
const seed = countField(
  { description: `Decides the draws; ${usualDraws.seed} when left out. The same gives the same.` },
  { least: 0, most: 999_999_999 },
).optional();

/** What is to be tried; nothing of it is stored. */
const whatIfQuery = {
  outturn: repeatedField({
    description: 'What-if: another outturn, as stafford:K05=9.5. May be repeated.',
  }).optional(),
  level: repeatedField({
    description: 'What-if: another level, as stafford:K05=9.5. May be repeated.',
  }).optional(),
  weight: repeatedField({
    description: 'What-if: another weight of an input, as k05=3. May be repeated.',
  }).optional(),
  notice: textField({
    description: 'What-if: the levels of an open notice of change, as stafford-2014-15:2.',
  }).optional(),
};

const questionQuery = { scheme: schemeField, period, draws, seed, ...whatIfQuery };

type Asked = Pick<RatingQuestion, 'scheme' | 'period'> &
  WrittenWhatIf & { draws?: number | undefined; seed?: number | undefined };

function questionOf({ scheme, period, draws, seed, ...written }: Asked): RatingQuestion {
  const sure = draws !== undefined || seed !== undefined;
  return {
    ...{ scheme, period, whatIf: readWhatIf(written) },
    sureness: sure
      ? { draws: draws ?? usualDraws.draws, seed: seed ?? usualDraws.seed }
      : undefined,
  };
}

const refusals = {
  404: 'There is no such scheme, region or provider; or nothing that the scheme can rate.',
  422: 'The scheme does not rate such periods, or the what-if cannot be tried; the problems say why.',
};

const list = getRoute({
  needs: 'see performance',
  path: '/api/ratings',
  name: 'listRatings',
  room: 'rate',
  summary: 'Ratings by a scheme',
  description:
    'Everyone of a region, or of the nation, with score, band, place, the change on the previous period, what was ' +
    'published and moderated, and, where draws are asked for, how sure the places are.',
  query: {
    ...questionQuery,
    region: textField({
      description: 'A region by name or id; the nation when left out.',
      example: 'West Midlands',
    }).optional(),
    provider: textField({ description: 'Only this area or establishment.' }).optional(),
  },
  answer: ratingReport,
  refusals,
  table: (report) => ({
    fileName: `ratings-${report.scheme}-${report.period}.csv`,
    ...ratingTable(report),
  }),
  show: async (hub, { query: { region, provider, ...asked } }) =>
    shownReport(await listRatings(hub, { ...questionOf(asked), region, provider })),
});

const card = getRoute({
  needs: 'see performance',
  path: '/api/ratings/card',
  name: 'getRatingCard',
  room: 'rate',
  summary: 'One rating with its working',
  description:
    'Every input with its figures, points, weight and contribution; gates; and what would lift the rating by a band.',
  query: {
    ...questionQuery,
    provider: textField({
      description: 'An area, an establishment or a reporting group.',
      example: 'Staffordshire',
    }),
  },
  answer: ratingCard,
  refusals,
  table: (answer) => ({
    fileName: `rating-${answer.scheme}-${answer.rating.id}-${answer.period}.csv`,
    ...cardTable(answer),
  }),
  show: async (hub, { query: { provider, ...asked } }) =>
    shownCard(await rateOne(hub, { ...questionOf(asked), provider })),
});

const comparison = getRoute({
  needs: 'see performance',
  path: '/api/ratings/comparison',
  name: 'compareRatings',
  room: 'rate',
  summary: 'Two schemes over the same providers',
  description: 'Who stands higher or lower in the other scheme, and which metrics move them.',
  query: {
    one: textField({ description: 'A scheme by its code.', example: 'weighted-scorecard-2007' }),
    other: textField({ description: 'Another.', example: 'prison-rating-2009' }),
    region: textField({ description: 'The nation when left out.' }).optional(),
    period: periodField({
      description: 'The latest that both can rate, when left out.',
    }).optional(),
  },
  answer: ratingComparison,
  refusals,
  table: (answer) => ({
    fileName: `ratings-${answer.schemes.one.scheme}-${answer.schemes.other.scheme}-${answer.period}.csv`,
    ...comparisonTable(answer),
  }),
  show: async (hub, { query: { one, other, region, period: when } }) =>
    shownComparison(await compareRatings(hub, { schemes: [one, other], region, period: when })),
});

/** Ratings: `/api/ratings`, `/api/ratings/card` and `/api/ratings/comparison`. */
export const ratingApi: readonly ApiRoute[] = [list, card, comparison];
