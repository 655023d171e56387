import { describePeriod, type Period, printPeriod } from '../calendar/index.ts';
import type { Subject } from '../estate/index.ts';
import type { Cell, Table } from './document.ts';
import type { Figure } from './figure.ts';
import { type Material, nameMetric, printName } from './material.ts';
import type { Stated } from './stated.ts';

/** Figures that have a section of their own, by the first letter of their code or by the code. */
const toldElsewhere = /^(W|F|L|D|A|R0|R11|G3\d|G4\d)/;

/** One metric of one period: what is stated, and the aim where there is one. */
export type StatedPair = Pick<Stated, 'metric' | 'period'> & { figure?: Figure; aim?: Figure };

/** The remaining figures that sources state of a subject. */
export function otherFiguresTable(material: Material, subject: Subject): Table | undefined {
  const pairs = otherFigures(material, subject);
  if (pairs.length === 0) return undefined;
  return statedTable(pairs, {
    id: `other-${subject.id}`,
    caption: `Other figures stated of ${subject.officialName}`,
    notes: [],
  });
}

/** The remaining figures of every subject as one tidy table. */
export function tidyOtherFigures(material: Material): Table | undefined {
  const subjects = [...material.providers.map(({ subject }) => subject), material.region];
  const rows = subjects.flatMap((subject) =>
    otherFigures(material, subject).map((pair): Cell[] => [
      { text: printName(subject) },
      ...statedRow(pair),
    ]),
  );
  if (rows.length === 0) return undefined;
  return {
    id: 'other-figures',
    caption: 'Other figures stated of providers and the region',
    notes: ['Aims that lie after the year are plans as the source states them.'],
    columns: [{ heading: 'Subject' }, ...statedColumns],
    rows,
    sheet: 'Other figures',
  };
}

function otherFigures({ stated }: Material, subject: Subject): StatedPair[] {
  return pairUp(stated.listOf(subject.id).filter(({ metric }) => !toldElsewhere.test(metric.code)));
}

/** Figures and aims of the same metric and period side by side. */
export function pairUp(all: readonly Stated[]): StatedPair[] {
  const pairs = new Map<string, StatedPair>();
  for (const { metric, period, what, figure } of all) {
    const key = `${metric.code}|${describePeriod(period)}`;
    const pair = pairs.get(key) ?? { metric, period };
    pairs.set(key, { ...pair, ...(what === 'level' ? { aim: figure } : { figure }) });
  }
  return [...pairs.values()];
}

/** A table of such pairs. */
export function statedTable(
  pairs: readonly StatedPair[],
  about: Pick<Table, 'id' | 'caption' | 'notes' | 'sheet'>,
): Table {
  return { ...about, columns: statedColumns, rows: pairs.map(statedRow) };
}

const statedColumns = [
  { heading: 'What' },
  { heading: 'When' },
  { heading: 'Figure', numeric: true },
  { heading: 'Level or aim', numeric: true },
];

function statedRow({ metric, period, figure, aim }: StatedPair): Cell[] {
  return [
    { text: nameMetric(metric) },
    { text: whenOf(period) },
    figure ? { figure } : { text: '' },
    aim ? { figure: aim } : { text: '' },
  ];
}

/** A year as everybody writes it, other periods in words. */
export function whenOf(period: Period): string {
  return period.kind === 'year' ? printPeriod(period) : describePeriod(period);
}
