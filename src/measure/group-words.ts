import type { GroupedFigure } from './grouped-figure.ts';
import { notStated } from './groups.ts';

/** From this share on it matters that a group is not known, in percent; our own choice. */
const manyNotStated = 10;

/** What is to be known beside a breakdown: how the ratios were made, and what to be careful with. */
export function groupNotes(figure: GroupedFigure): string[] {
  if (figure.groups.length === 0) return [];
  return [
    methodNote(figure),
    ...notStatedNote(figure),
    ...(figure.suppression === null ? [] : [figure.suppression]),
  ];
}

/** Where the numbers are small, each once. */
export function groupCautions({ groups }: GroupedFigure): string[] {
  return [...new Set(groups.flatMap(({ cautions }) => cautions))].map((one) => `${one}.`);
}

function methodNote({ interval, comparisonNote, referenceTitle }: GroupedFigure): string {
  if (interval === 'proportions') {
    return (
      `The ratio is a group's outturn over that of ${referenceTitle}; its 95% interval is that of a ratio of two ` +
      'proportions (Katz, by the logarithm).'
    );
  }
  if (interval === 'events') {
    return (
      `The ratio is a group's outturn over that of ${referenceTitle}; its 95% interval is that of a ratio of two ` +
      'rates of events (Poisson, by the logarithm).'
    );
  }
  return `${comparisonNote ?? 'No ratio'}.`;
}

/** Those not stated belong to some group: the more they are, the less the others say. */
function notStatedNote({ groups }: GroupedFigure): string[] {
  const row = groups.find(({ group }) => group === notStated);
  const share = Math.max(row?.numeratorShare ?? 0, row?.denominatorShare ?? 0);
  if (share < manyNotStated) return [];
  return [
    `${share.toFixed(0)}% do not state their group: the groups may look other than they are.`,
  ];
}

/** What the comparison comes to, a sentence each: who differs by more than chance may, and who does not. */
export function groupHeadlines({ groups, referenceTitle }: GroupedFigure): string[] {
  const differing = groups.filter(({ standing }) => standing === 'higher' || standing === 'lower');
  const perhaps = groups.filter(({ standing }) => standing === 'may be chance');
  if (differing.length + perhaps.length === 0) return [];
  const names = perhaps.map(({ title }) => title).join(', ');
  return [
    ...(differing.length === 0
      ? [`No group differs from ${referenceTitle} by more than may be chance.`]
      : differing.map(
          ({ title, words }) => `${title}: ${words.slice(0, 1).toLowerCase()}${words.slice(1)}.`,
        )),
    ...(differing.length > 0 && perhaps.length > 0 ? [`May be chance: ${names}.`] : []),
  ];
}
