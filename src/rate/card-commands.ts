import { type Column, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { explanationWords } from './pages/beside-view.ts';
import { liftView } from './pages/lift-words.ts';
import { measuredWords } from './pages/measured-words.ts';
import { byReason, placeText, ratingWord, scoreText, shareText } from './pages/rating-words.ts';
import { parts } from './printing-commands.ts';
import type { RatedRow, RatingCard, Standing } from './rating/rating-report.ts';
import { moderationText } from './ratings-commands.ts';
import { type DomainRating, type InputScore, isRated } from './scheme/rating.ts';

/** A rating card for a terminal: the rating, its domains, the working, and what would lift it. */
export function cardText(hub: Pick<Hub, 'catalogue'>, card: RatingCard): string {
  const { report, row } = card;
  const { scheme, period } = report;
  const lift = liftView(hub, card);
  return parts(
    [`${row.name}: ${scheme.title} (version ${scheme.version}), ${period}`, ratingWords(card)],
    besideWords(card),
    row.domains.length === 0 ? '' : printRows('table', row.domains, domainColumns(card)),
    printRows('table', row.inputs.filter(isScored), inputColumns(card)),
    missingWords(card),
    row.gates.map(({ title, to, because }) => `${title} makes it ${to}. ${because}`),
    [lift.sentence, ...lift.steps.map(({ text }) => `  ${text}`)],
  );
}

function isScored({ score }: InputScore): boolean {
  return score !== null;
}

/** The inputs that have no points, by why. */
function missingWords({ report: { scheme }, row }: RatingCard): string[] {
  const missing = row.inputs.filter((input) => !isScored(input));
  const people = missing.map((input) => ({
    name: `${input.title} (${input.metric})`,
    because: measuredWords(scheme, input),
  }));
  return byReason(people).map(({ because, names }) => `${names}: ${because}`);
}

function ratingWords({ report: { scheme }, row }: RatingCard): string {
  const { score, place, groupPlace, notRated } = row;
  if (!isRated(row)) return `Not rated: ${notRated ?? 'too little is known.'}`;
  const places = [
    // Without a band the word for the rating is the place.
    ...(place && row.band ? [`place ${placeText(place)}`] : []),
    ...(groupPlace ? [`${placeText(groupPlace)} among ${groupPlace.group}`] : []),
  ];
  return `${[ratingWord(row), `score ${scoreText(scheme, score)}`, ...places].join(', ')}.`;
}

function standingWords(
  { report: { scheme } }: RatingCard,
  { band, score, rank }: Standing,
): string {
  const said = [
    band ?? [],
    score === null ? [] : `score ${scoreText(scheme, score)}`,
    rank === null ? [] : `place ${rank}`,
  ].flat();
  return said.length === 0 ? 'not rated' : said.join(', ');
}

function besideWords(card: RatingCard): string[] {
  const { report, row } = card;
  const { before, asIs, moderation, sure, unsure, changeChance, published } = row;
  return [
    ...(asIs ? [`As it is: ${standingWords(card, asIs)}.`] : []),
    ...(before ? [`In ${report.previousPeriod}: ${standingWords(card, before)}.`] : []),
    ...(sure
      ? [`Its place may well lie from ${sure.lower} to ${sure.upper} by chance alone.`]
      : []),
    ...(unsure ? [unsure] : []),
    ...(changeChance ? [changeChance] : []),
    ...publishedWords(published),
    ...(moderation ? [moderationText(row.name, moderation)] : []),
  ];
}

function publishedWords(published: RatedRow['published']): string[] {
  const position = published?.position;
  return [
    ...(published?.bands ?? []).map(
      (one) => `${one.title} was published as ${one.published}. ${explanationWords(one)}`,
    ),
    ...(position
      ? [
          `Published at place ${position.published}; of the ${position.of} with both, ${position.publishedAmong} by that and ${position.computedAmong} as computed.`,
        ]
      : []),
  ];
}

function domainColumns({ report: { scheme } }: RatingCard): Column<DomainRating>[] {
  return [
    { heading: 'Domain', read: ({ title }) => title },
    { heading: 'Rating', read: ({ band, notRated }) => band?.label ?? notRated ?? '' },
    { heading: 'Score', read: ({ score }) => scoreText(scheme, score) },
    { heading: 'Weight', read: ({ weight }) => weight },
  ];
}

function inputColumns({ report: { scheme }, row }: RatingCard): Column<InputScore>[] {
  const titles = new Map(row.domains.map(({ code, title }) => [code, title]));
  return [
    { heading: 'Input', read: ({ title, metric }) => `${title} (${metric})` },
    ...(titles.size === 0
      ? []
      : [
          {
            heading: 'Domain',
            read: ({ domain }: InputScore) => titles.get(domain ?? '') ?? '',
          },
        ]),
    { heading: 'Outturn', read: ({ texts }) => texts.outturn },
    { heading: 'Level', read: ({ texts }) => texts.level },
    { heading: 'Previous', read: ({ texts }) => texts.previous },
    { heading: 'Points', read: ({ score }) => scoreText(scheme, score) },
    { heading: 'Weight', read: ({ effectiveWeight }) => `${shareText(effectiveWeight)}%` },
    {
      heading: 'Adds',
      read: ({ contribution }) => (contribution === null ? '' : scoreText(scheme, contribution)),
    },
    { heading: 'How', read: (input) => measuredWords(scheme, input) },
  ];
}
