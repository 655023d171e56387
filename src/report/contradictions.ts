import { samePeriod } from '../calendar/index.ts';
import { roundHalfAway } from '../catalogue/index.ts';
import type { Cell, Table } from './document.ts';
import type { Figure } from './figure.ts';
import { type Material, nameMetric, printName } from './material.ts';
import { whenOf } from './other-figures.ts';
import type { Stated } from './stated.ts';

/** A figure that is stated more than once: in its own place, and again elsewhere. */
export type Restated = {
  again: Stated;
  subject: string;
  first: Figure;
  agrees: boolean;
};

/** Every figure that a source states once more, beside its own place. */
export function listRestated(material: Material): Restated[] {
  const subjects = [
    ...material.providers.map(({ subject }) => subject),
    ...material.partnerships,
    material.region,
    material.nation,
  ];
  return material.stated.listMentions().flatMap((again) => {
    const first = firstPlace(material, again);
    if (!first) return [];
    const known = subjects.find(({ id }) => id === again.subjectId);
    const subject = known ? printName(known) : groupName(material, again.subjectId);
    return [{ again, subject, first, agrees: agree(first, again.figure) }];
  });
}

function groupName({ groups }: Material, id: string): string {
  return groups.find((group) => group.id === id)?.name ?? id;
}

function firstPlace(material: Material, { subjectId, metric, period }: Stated): Figure | undefined {
  const measured = samePeriod(period, material.period)
    ? material.providers
        .find(({ subject }) => subject.id === subjectId)
        ?.measured.find(({ row }) => row.metric === metric.code)
    : undefined;
  return material.stated.find(subjectId, metric.code, period) ?? measured?.outturn;
}

/** Equal, as words or as numbers, once the first is rounded to the places of the second. */
export function agree(first: Figure, again: Figure): boolean {
  if (first.number === null || again.number === null) {
    return first.number === again.number && first.text === again.text;
  }
  const places = Math.min(first.decimals, again.decimals);
  return roundHalfAway(first.number, places) === roundHalfAway(again.number, places);
}

/** The figures that do not agree with themselves. */
export function contradictionTable(restated: readonly Restated[]): Table {
  return {
    id: 'contradictions',
    caption: 'Figures that a source states twice and differently',
    notes: ['The first is the one used. The second is kept beside it and never replaces it.'],
    columns: [
      { heading: 'Subject' },
      { heading: 'What' },
      { heading: 'When' },
      { heading: 'Used', numeric: true },
      { heading: 'Stated again as', numeric: true },
      { heading: 'Where it is stated again' },
    ],
    rows: restated
      .filter(({ agrees }) => !agrees)
      .map(({ again, subject, first }): Cell[] => [
        { text: subject },
        { text: nameMetric(again.metric) },
        { text: whenOf(again.period) },
        { figure: first },
        { figure: again.figure },
        { text: again.note ?? '' },
      ]),
    sheet: 'Contradictions',
  };
}
