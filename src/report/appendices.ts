import type { Cell, Section, Table } from './document.ts';
import { say } from './document.ts';
import type { Material, ProviderYear } from './material.ts';
import type { Measured } from './measured.ts';
import type { Peers } from './peers.ts';
import { joinNames } from './sentence.ts';

/** How many providers stand side by side, so that a page is wide enough. */
const abreast = 6;

/** Every outturn and level of some providers as printed: metrics down, providers across. */
export function figuresAppendix(peers: Peers, letter: string): Section {
  const parts = chunks(peers.years);
  const tables = parts.map((years, index) => appendixTable(peers, years, index));
  return {
    id: `appendix-${letter.toLowerCase()}`,
    title: `Appendix ${letter}: figures of ${peers.many}`,
    blocks: [
      say('Each cell holds the outturn and, under it, the level. Both stand as they were printed.'),
      ...tables.map((table) => ({ kind: 'table', table }) as const),
    ],
    sections: [],
  };
}

function chunks(years: readonly ProviderYear[]): ProviderYear[][] {
  const count = Math.ceil(years.length / abreast);
  const size = Math.ceil(years.length / Math.max(count, 1));
  return Array.from({ length: count }, (_, index) => years.slice(index * size, (index + 1) * size));
}

function appendixTable(peers: Peers, years: readonly ProviderYear[], index: number): Table {
  const metrics = [
    ...new Map(
      peers.years.flatMap(({ measured }) => measured.map(({ metric }) => [metric.code, metric])),
    ).values(),
  ];
  return {
    id: `figures-${peers.id}-${index + 1}`,
    caption: `Outturn and level: ${joinNames(years.map(({ subject }) => subject.name))}`,
    notes: [],
    columns: [
      { heading: 'Metric' },
      ...years.map(({ subject }) => ({ heading: subject.name, numeric: true })),
    ],
    rows: metrics.map(({ code, title }): Cell[] => [
      { text: title, detail: code },
      ...years.map(({ measured }) => bothOf(measured.find(({ metric }) => metric.code === code))),
    ]),
  };
}

function bothOf(measured: Measured | undefined): Cell {
  if (!measured) return { text: '' };
  const { outturn, level } = measured;
  const nothingTwice = outturn.nothing !== null && level.number === null;
  return nothingTwice
    ? { figure: outturn }
    : { figure: outturn, under: { word: 'level', figure: level } };
}

/** The same figures as a tidy table: a row for each metric of each provider. */
export function tidyFigures(peers: Peers, letter: string): Table {
  return {
    id: `appendix-${letter.toLowerCase()}`,
    caption: `Appendix ${letter}: outturns and levels of ${peers.many}`,
    notes: ['Differences are positive when the outturn is better than the level.'],
    columns: [
      { heading: peers.one.charAt(0).toUpperCase() + peers.one.slice(1) },
      { heading: 'Metric', details: 'Code' },
      { heading: 'Unit' },
      { heading: 'Outturn', numeric: true },
      { heading: 'Level', numeric: true },
      { heading: 'Difference', numeric: true },
      { heading: '% of level', numeric: true },
      { heading: 'Status' },
    ],
    rows: peers.years.flatMap(({ subject, measured }) =>
      measured.map(({ metric, row, outturn, level, gap }): Cell[] => [
        { text: subject.name },
        { text: metric.title, detail: metric.code },
        { text: metric.unitText },
        { figure: outturn },
        { figure: level },
        gap ? { figure: gap.signed } : { text: '' },
        gap?.percent ? { figure: gap.percent } : { text: '' },
        { status: row.status },
      ]),
    ),
    rowHeader: 1,
    sheet: `Appendix ${letter}`,
  };
}

/** Appendix D: the national levels, by subject area. */
export function nationalAppendix({ national, catalogue }: Material): Section | undefined {
  const agreed = national.filter(({ row }) => row.level !== null);
  if (agreed.length === 0) return undefined;
  const domainOf = (code: string) =>
    catalogue.domains.find((domain) => domain.code === code)?.title ?? code;
  const table: Table = {
    id: 'national-levels',
    caption: 'National levels for the year',
    notes: [
      'Probation metrics begin with P, prison metrics with K; N marks those asked of the nation alone.',
    ],
    columns: [
      { heading: 'Metric', details: 'Code' },
      { heading: 'Subject area' },
      { heading: 'Level', numeric: true },
      { heading: 'Better' },
    ],
    rows: agreed.map(({ metric, level }): Cell[] => [
      { text: metric.title, detail: metric.code },
      { text: domainOf(metric.domain) },
      { figure: level },
      { text: metric.polarity },
    ]),
    sheet: 'Appendix D',
  };
  return {
    id: 'appendix-d',
    title: 'Appendix D: national levels',
    blocks: [{ kind: 'table', table }],
    sections: [],
  };
}
