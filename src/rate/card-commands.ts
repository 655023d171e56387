import type { Scheme } from '../catalogue/index.ts';
import { type Column, printRows } from '../cli/output.ts';
import type { Hub } from '../hub.ts';
import { explanationWords } from './pages/beside-view.ts';
import { liftView } from './pages/lift-words.ts';
import { measuredWords } from './pages/measured-words.ts';
import { byReason, placeText, ratingWord, scoreText, shareText } from './pages/rating-words.ts';
import { rollUpRule } from './pages/working-bars.ts';
import { contributionText, quarterWords, workingParts } from './pages/working-tables.ts';
import { parts, toRight, wrapped } from './printing-commands.ts';
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
    row.domains.flatMap(({ title, notRated }) =>
      notRated === null ? [] : [`${title} is not rated: ${notRated}`],
    ),
    ...workingTexts(card),
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
  const { bands = [], position = null } = published ?? {};
  const differing = bands.filter(({ agrees }) => !agrees);
  const same = bands.filter(({ agrees }) => agrees).map(({ title }) => title);
  return [
    ...(same.length === 0 ? [] : [`As it was published: ${same.join('; ')}.`]),
    ...differing.map(
      (one) =>
        `${one.title} was published as ${one.published}, not ${one.computed ?? 'unrated'}. ${explanationWords(one)}`,
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
    {
      heading: 'Rating',
      read: ({ band, score }) => band?.label ?? (score === null ? 'not rated' : ''),
    },
    { heading: 'Score', read: ({ score }) => toRight(scoreText(scheme, score)) },
    { heading: 'Weight', read: ({ weight }) => weight },
    { heading: 'Known', read: ({ known }) => toRight(`${shareText(known)}%`) },
  ];
}

/** The inputs of each domain: how they were scored in a column where that is short, else in lines below. */
function workingTexts(card: RatingCard): string[] {
  const { scheme } = card.report;
  return workingParts({ scheme, row: card.row }).map(({ code, title, inputs }) => {
    const scored = inputs.filter(isScored);
    if (scored.length === 0) return '';
    const rule = rollUpRule(scheme, code);
    const words = new Map(scored.map((one) => [one.input, howWords(scheme, one)]));
    const isShort = [...words.values()].every(({ length }) => length <= shortWords);
    const how = { heading: 'How', read: ({ input }: InputScore) => words.get(input) ?? '' };
    const columns = inputColumns(scheme, scored);
    return parts(
      [...(card.row.domains.length === 0 ? [] : [title]), ...(rule ? [rule] : [])],
      printRows('table', scored, isShort ? [...columns, how] : columns),
      isShort
        ? []
        : scored.flatMap((one) => wrapped(`${one.title}: ${words.get(one.input) ?? ''}`)),
    );
  });
}

const shortWords = 36;

function howWords(scheme: Scheme, input: InputScore): string {
  const quarters = quarterWords(scheme, input);
  return [measuredWords(scheme, input), ...(quarters === '' ? [] : [`${quarters}.`])].join(' ');
}

function inputColumns(scheme: Scheme, inputs: readonly InputScore[]): Column<InputScore>[] {
  const compared = inputs.some(({ texts }) => texts.previous !== '');
  const adds = inputs.some(({ contribution }) => contribution !== null);
  return [
    { heading: 'Input', read: ({ title, metric }) => `${title} (${metric})` },
    { heading: 'Outturn', read: ({ texts }) => texts.outturn },
    { heading: 'Level', read: ({ texts }) => texts.level },
    ...(compared ? [{ heading: 'Before', read: ({ texts }: InputScore) => texts.previous }] : []),
    { heading: 'Points', read: ({ score }) => toRight(scoreText(scheme, score)) },
    { heading: 'Share', read: ({ effectiveWeight }) => toRight(`${shareText(effectiveWeight)}%`) },
    ...(adds
      ? [{ heading: 'Adds', read: (input: InputScore) => toRight(contributionText(input)) }]
      : []),
  ];
}
