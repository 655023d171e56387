import { type Chart, type RatingCell, scoreScale } from '../../web/index.ts';
import type { RatedRow, RatingCard, RatingReport } from '../rating/rating-report.ts';
import { isRated } from '../scheme/rating.ts';
import { explanationWords } from './beside-view.ts';
import { domainCells } from './domain-matrix.ts';
import { changeWords } from './places-table.ts';
import { placeText, ratingWord, scoreText, shareText } from './rating-words.ts';

/** A rating in one sentence: the word, the score, the place. */
export function cardLead({ scheme }: RatingReport, row: RatedRow): string {
  if (!isRated(row)) {
    return `${row.name} is not rated: ${row.notRated ?? 'it has no score.'}`;
  }
  const place = row.place ? `, place ${placeText(row.place)}` : '';
  if (row.band === null) return `${row.name} scores ${scoreText(scheme, row.score)}${place}.`;
  return `${row.name} is ${row.band.label}, with a score of ${scoreText(scheme, row.score)}${place}.`;
}

/** The facts of a card, each with its name. */
export function cardFacts(
  report: RatingReport,
  row: RatedRow,
): Array<{ name: string; value: string }> {
  const { scheme, previousPeriod } = report;
  const { place, groupPlace, before, sure, unsure, known, members } = row;
  return [
    { name: 'Rating', value: ratingWord(row) },
    { name: 'Score', value: scoreText(scheme, row.score) },
    ...(place ? [{ name: 'Place in all', value: placeText(place) }] : []),
    ...(groupPlace
      ? [{ name: 'Place in its group', value: `${placeText(groupPlace)}, ${groupPlace.group}` }]
      : []),
    ...(place ? [{ name: 'How sure', value: sureWords(sure, unsure) }] : []),
    ...(before ? [{ name: `Since ${previousPeriod}`, value: sinceWords(report, row) }] : []),
    { name: 'Known', value: `${shareText(known)}% of the weight of ${partsOf(scheme)}` },
    ...(members.length > 0 ? [{ name: 'Rated together', value: members.join(', ') }] : []),
  ];
}

/** What the whole is made of. */
function partsOf({ overall, domains }: RatingReport['scheme']): string {
  return overall.of === 'inputs' || domains.length === 0 ? 'its inputs' : 'its domains';
}

function sinceWords(report: RatingReport, row: RatedRow): string {
  const change = changeWords(report, row);
  return row.changeChance === null ? change : `${change}. ${row.changeChance}`;
}

function sureWords(sure: RatedRow['sure'], unsure: string | null): string {
  if (!sure) return unsure ?? 'How sure this place is cannot be given.';
  const bands = Object.entries(sure.bands)
    .filter(([, share]) => share >= 0.005)
    .map(([label, share]) => `${label} in ${Math.round(share * 100)} of 100`);
  const banded = bands.length === 0 ? '' : ` Drawn anew it is ${bands.join(', ')}.`;
  const places =
    sure.lower === sure.upper ? `place ${sure.lower}` : `from place ${sure.lower} to ${sure.upper}`;
  return `By chance alone it may well be ${places}.${banded}`;
}

/** The score on its scale with the bands. */
export function cardScale({ scheme }: RatingReport, row: RatedRow): Chart {
  const { bands } = scheme.overall;
  const ends = [bands[0]?.from ?? scheme.scale.from, bands.at(-1)?.to ?? scheme.scale.to];
  const all = [...ends, row.score ?? []].flat();
  const { sure } = row;
  const print = (value: number) => String(Number(value.toFixed(scheme.rounding.places)));
  return scoreScale({
    ...{ id: 'score', title: 'The score on its scale', bands, print },
    ...{ from: Math.min(...all), to: Math.max(...all), score: row.score },
    scoreText: row.score === null ? (row.notRated ?? 'not rated') : scoreText(scheme, row.score),
    band: row.band?.label ?? null,
    interval: sure
      ? {
          ...{ lower: sure.score.lower, upper: sure.score.upper },
          text: `${scoreText(scheme, sure.score.lower)} to ${scoreText(scheme, sure.score.upper)}`,
        }
      : undefined,
  });
}

/** Domains with band, score, weight, and how much of what they are made of is known; none where the scheme has no domains. */
export function cardDomains(report: RatingReport, row: RatedRow) {
  const cells: RatingCell[] = domainCells(report, row);
  return row.domains.map((domain, index) => ({
    ...{ title: domain.title, cell: cells[index], weight: shareText(domain.weight) },
    score: scoreText(report.scheme, domain.score),
    known: `${shareText(domain.known)}%`,
    why: domain.notRated,
  }));
}

/** What was published of it, beside what is computed. */
export function cardPublished({ published }: RatedRow) {
  if (!published) return undefined;
  const { bands, position } = published;
  return {
    table: bands.length > 0 && {
      id: 'published',
      caption: 'Published beside computed',
      captionClasses: 'govuk-visually-hidden',
      classes: 'gh-dense',
      head: ['Part', 'Published', 'Computed', 'What would explain a difference'],
      rows: bands.map((band) => [
        ...[band.title, band.published, band.computed ?? 'not rated'],
        { text: explanationWords(band), classes: 'gh-words' },
      ]),
    },
    position:
      position &&
      `Published place ${position.published}. Among the ${position.of} that have both, it is ${position.publishedAmong} as published and ${position.computedAmong} as computed.`,
  };
}

/** Gates that closed, in words. */
export function gateWords({ scheme }: RatingReport, { gates }: RatingCard['row']): string[] {
  return gates.map(({ title, on, from, to, because }) => {
    const part = scheme.domains.find(({ code }) => code === on)?.title ?? 'the whole';
    const change =
      from === null || from === to ? `${part} is ${to}` : `${part} is ${to} instead of ${from}`;
    return `${title}: ${change}. ${because}`;
  });
}
