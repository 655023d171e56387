import type { Block, Cell, Table } from './document.ts';
import type { Sentence } from './figure.ts';
import { nameMetric, type ProviderYear } from './material.ts';
import { byPercent, isJudged, type Measured } from './measured.ts';
import type { Peers } from './peers.ts';

type Placed = { year: ProviderYear; measured: Measured };

/** How many stand in each of the two tables. */
const longest = 5;

/** The outturns furthest above and furthest below their level, in percent of the level. */
export function extremesBlocks(peers: Peers): Block[] {
  const placed = peers.years
    .flatMap((year) => year.measured.map((measured) => ({ year, measured })))
    .filter(({ measured }) => isJudged(measured) && measured.gap?.percent !== undefined)
    .toSorted((one, other) => byPercent(one.measured, other.measured));
  const above = placed.filter(({ measured }) => measured.standing === 'exceeded');
  const below = placed.filter(({ measured }) => measured.standing === 'missed').toReversed();
  const strongest = above.slice(0, longest);
  const weakest = below.slice(0, longest);
  const [best, worst] = [strongest[0], weakest[0]];
  const blocks: Block[] = [];
  if (best) blocks.push({ kind: 'sentence', sentence: furthest('above', best) });
  if (worst) blocks.push({ kind: 'sentence', sentence: furthest('below', worst) });
  if (best) blocks.push({ kind: 'table', table: extremesTable(peers, 'strongest', strongest) });
  if (worst) blocks.push({ kind: 'table', table: extremesTable(peers, 'weakest', weakest) });
  return blocks;
}

function furthest(side: 'above' | 'below', { year, measured }: Placed): Sentence {
  const percent = measured.gap?.wholePercent;
  return [
    `${side === 'above' ? 'Strongest' : 'Weakest'} by percent of the level: ${year.subject.name}, ${nameMetric(measured.metric)}, `,
    measured.outturn,
    ' against ',
    measured.level,
    ...(percent ? [', ', percent, side === 'above' ? ' better.' : ' worse.'] : ['.']),
  ];
}

function extremesTable(
  peers: Peers,
  which: 'strongest' | 'weakest',
  placed: readonly Placed[],
): Table {
  const order = which === 'strongest' ? 'furthest above' : 'furthest below';
  return {
    id: `${which}-${peers.id}`,
    caption: `Outturns of ${peers.many} ${order} their level`,
    notes: ['By percent of the level. Levels of zero have no percentage and are left out.'],
    columns: [
      { heading: peers.one.charAt(0).toUpperCase() + peers.one.slice(1) },
      { heading: 'Metric' },
      { heading: 'Outturn', numeric: true },
      { heading: 'Level', numeric: true },
      { heading: '% of level', numeric: true },
    ],
    rows: placed.map(({ year, measured }): Cell[] => [
      { text: year.subject.name },
      { text: nameMetric(measured.metric) },
      { figure: measured.outturn },
      { figure: measured.level },
      measured.gap?.percent ? { figure: measured.gap.percent } : { text: '' },
    ]),
    sheet: `${which === 'strongest' ? 'Strongest' : 'Weakest'} ${peers.many}`,
  };
}
