import { parsePeriod } from '../calendar/index.ts';
import type { Block, Cell, Table } from './document.ts';
import { say } from './document.ts';
import { computedFigure, type Figure, type Sentence, sourcesOf } from './figure.ts';
import type { Material } from './material.ts';
import { withSign } from './measured.ts';
import type { Moved } from './moved.ts';
import { joinNames, plural } from './sentence.ts';

/** One net change: which prisons it counts, what it comes to and what was printed. */
export type Net = { what: string; counted: number; computed: Figure; printed: Figure | undefined };

/** The net change without the prisons reported as a group, and with them, beside what was printed. */
export function listNets(material: Material, moved: readonly Moved[]): Net[] {
  const { positions, stated, region } = material;
  const to = parsePeriod(positions.to);
  const alone = moved.filter(({ row }) => row.group === null);
  const groups = [...new Set(moved.flatMap(({ row }) => row.group ?? []))];
  if (groups.length === 0) {
    return [net('Net change', moved, stated.find(region.id, 'W04', to))];
  }
  const names = joinNames(groups);
  return [
    net(`Net change without ${names}`, alone, stated.find(region.id, 'W03', to)),
    net(`Net change with ${names}`, moved, stated.find(region.id, 'W04', to)),
  ];
}

function net(what: string, counted: readonly Moved[], printed: Figure | undefined): Net {
  const sum = counted.reduce((total, { row }) => total + row.change, 0);
  const computed = computedFigure(sum, withSign(sum, String(Math.abs(sum))), {
    kind: 'computed',
    what,
    how: 'Sum of the changes of position in the table.',
    from: counted.flatMap(({ from, to }) => [from, to].flatMap(sourcesOf)),
    table: 'position-change',
  });
  return { what, counted: counted.length, computed, printed };
}

/** The net changes in words and as a table. */
export function netBlocks(material: Material, moved: readonly Moved[]): Block[] {
  const nets = listNets(material, moved);
  return [...nets.map((one): Block => say(...tell(one))), { kind: 'table', table: netTable(nets) }];
}

function tell({ what, counted, computed, printed }: Net): Sentence {
  const prisons = `${counted} ${plural(counted, 'prison')}`;
  const start: Sentence = [`${what}, over ${prisons}: `, computed, ' places'];
  if (!printed) return [...start, '.'];
  const agrees = printed.number === computed.number;
  return [...start, agrees ? '; the printed figure agrees: ' : '; printed as ', printed, '.'];
}

function netTable(nets: readonly Net[]): Table {
  return {
    id: 'net-change',
    caption: 'Net change of Weighted Scorecard position',
    notes: ['A prison that shares the place of its group counts with that place.'],
    columns: [
      { heading: 'What' },
      { heading: 'Prisons', numeric: true },
      { heading: 'Computed', numeric: true },
      { heading: 'Printed', numeric: true },
    ],
    rows: nets.map(({ what, counted, computed, printed }): Cell[] => [
      { text: what },
      { text: String(counted) },
      { figure: computed },
      printed ? { figure: printed } : { text: '' },
    ]),
    sheet: 'Net change',
  };
}
