import { computedFigure, type Figure, type Sentence, sourcesOf, type Working } from './figure.ts';
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
  const working = countWorking(told.who, measured, told.table);
  const count = (counted: readonly Measured[]) =>
    computedFigure(counted.length, String(counted.length), working);
  const parts = clauses.flatMap(({ standing, say }): Sentence[] => {
    const counted = withStanding(judged, standing);
    return counted.length === 0 ? [] : [say(count(counted))];
  });
  return [
    `${told.who} had `,
    count(judged),
    ` ${plural(judged.length, 'level')} to meet: ${told.they} `,
    ...joinSentences(parts),
    '.',
  ];
}

/** How the levels of one or many providers are counted: all counts share it, and a table holds the figures. */
export function countWorking(who: string, measured: readonly Measured[], table: string): Working {
  return {
    kind: 'computed',
    what: `${who}: levels exceeded, met and missed`,
    how: 'Counted over the metrics, each once.',
    from: measured.flatMap(({ outturn, level }) => [outturn, level].flatMap(sourcesOf)),
    table,
  };
}
