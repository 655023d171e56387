import { type Nothing, nothings } from '../catalogue/index.ts';
import type { Cell, Table } from './document.ts';
import { computedFigure } from './figure.ts';
import type { ProviderYear } from './material.ts';
import { isJudged, type Measured, type Standing } from './measured.ts';
import type { Peers } from './peers.ts';
import { capital } from './sentence.ts';
import { countWorking } from './tally-sentence.ts';

type Counted = { heading: string; counts: (measured: Measured) => boolean };

const standings: readonly Counted[] = [
  { heading: 'Levels', counts: isJudged },
  { heading: 'Exceeded', counts: is('exceeded') },
  { heading: 'Met exactly', counts: is('met exactly') },
  { heading: 'Missed', counts: is('missed') },
  { heading: 'No level', counts: is('no level') },
];

function is(standing: Standing): (measured: Measured) => boolean {
  return (measured) => measured.standing === standing;
}

/** One column for each kind of nothing that stands in place of an outturn. */
function kindsOfNothing(peers: Peers): Counted[] {
  const lacks = (nothing: Nothing) => (measured: Measured) =>
    measured.standing === 'no outturn' && measured.outturn.nothing === nothing;
  return nothings
    .map((nothing) => ({ heading: `Outturn ${nothing}`, counts: lacks(nothing) }))
    .filter(({ counts }) => peers.years.some(({ measured }) => measured.some(counts)));
}

/** How many levels each provider had, exceeded, met exactly and missed. */
export function tallyTable(peers: Peers): Table {
  const columns = [...standings, ...kindsOfNothing(peers)];
  return {
    id: `tally-${peers.id}`,
    caption: `How each ${peers.one} stood against its levels`,
    notes: ['Each metric counts once, however large what it measures.'],
    columns: [
      { heading: capital(peers.one) },
      ...columns.map(({ heading }) => ({ heading, numeric: true })),
    ],
    rows: peers.years.map((year) => tallyRow(year, columns)),
    sheet: `Tally ${peers.many}`,
  };
}

function tallyRow(year: ProviderYear, columns: readonly Counted[]): Cell[] {
  const working = countWorking(year.subject.name, year.measured, tableOfProvider(year));
  const counts = columns.map(({ counts }): Cell => {
    const count = year.measured.filter(counts).length;
    return { figure: computedFigure(count, String(count), working) };
  });
  return [{ text: year.subject.name }, ...counts];
}

/** The id of the table that sets a provider's outturns against its levels. */
export function tableOfProvider(year: Pick<ProviderYear, 'subject'>): string {
  return `outturns-${year.subject.id}`;
}
