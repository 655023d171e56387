import { computedFigure, type Figure, type Sentence, sourcesOf } from './figure.ts';
import { isJudged, type Measured, type Standing, withStanding } from './measured.ts';
import { joinSentences, plural } from './sentence.ts';

/** Whose levels are told, how a second clause calls them, and the table that holds the figures counted. */
type Told = { who: string; they: string; table: string };

const clauses: ReadonlyArray<{ standing: Standing; say: (count: Figure) => Sentence }> = [
  { standing: 'exceeded', say: (count) => ['exceeded ', count] },
  { standing: 'met exactly', say: (count) => ['met ', count, ' exactly'] },
  { standing: 'missed', say: (count) => ['missed ', count] },
];

/** 'Staffordshire had 23 levels to meet: it exceeded 14, met 2 exactly and missed 7.' */
export function tallySentence(measured: readonly Measured[], told: Told): Sentence {
  const judged = measured.filter(isJudged);
  if (judged.length === 0) return [`${told.who} had no level to meet.`];
  const parts = clauses.flatMap(({ standing, say }): Sentence[] => {
    const counted = withStanding(judged, standing);
    return counted.length === 0 ? [] : [say(countOf(counted, standing, told))];
  });
  return [
    `${told.who} had `,
    countOf(judged, 'outturns that have a level', told),
    ` ${plural(judged.length, 'level')} to meet: ${told.they} `,
    ...joinSentences(parts),
    '.',
  ];
}

function countOf(counted: readonly Measured[], what: string, { who, table }: Told): Figure {
  return computedFigure(counted.length, String(counted.length), {
    kind: 'computed',
    what: `${who}: ${what}`,
    how: 'Counted.',
    from: counted.flatMap(({ outturn, level }) => [outturn, level].flatMap(sourcesOf)),
    table,
  });
}
