import type { Block, Cell, Table } from './document.ts';
import { say } from './document.ts';
import type { Material } from './material.ts';
import type { Measured } from './measured.ts';
import type { Peers } from './peers.ts';

/** The counts of a region that add up over its areas or prisons, against the sum of the levels. */
export function totalsBlocks(material: Material, peers: Peers): Block[] {
  const kinds = new Set(peers.years.map(({ subject }) => subject.kind));
  const sums = material.regional.filter(
    ({ row, metric }) =>
      row.outturn !== null && metric.appliesTo.kinds.some((kind) => kinds.has(kind)),
  );
  if (sums.length === 0) return [];
  return [
    say(
      'Only counts are added up over the region: without the counts behind them, percentages and rates are neither added nor averaged.',
    ),
    { kind: 'table', table: totalsTable(material, peers, sums) },
  ];
}

function totalsTable({ region }: Material, peers: Peers, sums: readonly Measured[]): Table {
  return {
    id: `totals-${peers.id}`,
    caption: `The ${region.name} region: counts added up over its ${peers.many}`,
    notes: ['A level is given only where every one that has an outturn has a level.'],
    columns: [
      { heading: 'Metric', details: 'Code' },
      { heading: 'Outturn', numeric: true },
      { heading: 'Level', numeric: true },
      { heading: '% of level', numeric: true },
      { heading: 'Status' },
    ],
    rows: sums.map(({ row, metric, outturn, level, gap }): Cell[] => [
      { text: metric.title, detail: metric.code },
      { figure: outturn },
      { figure: level },
      gap?.percent ? { figure: gap.percent } : { text: '' },
      { status: row.status },
    ]),
    sheet: `Region ${peers.many}`,
  };
}
