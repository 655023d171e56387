import { printPeriod } from '../../calendar/index.ts';
import type { Change } from '../../commission/index.ts';
import type { Hub } from '../../hub.ts';
import type { Preview } from '../actions.ts';
import type { FigureKind } from './addresses.ts';
import { kindWords, valueCell } from './figure-words.ts';
import { placeWords } from './finding-table.ts';
import { metricCell, providerCell } from './names.ts';
import { counted, oneLine, type TableCell, type TableView } from './table-view.ts';

/** Of new figures a sample tells enough; what would be changed is listed as far as the preview goes. */
const newShown = 50;

type Kinded = Change & { kind: FigureKind };

/** What a file would change: figures stated otherwise than before, with both values, and figures not known before. */
export function changeTables(
  hub: Hub,
  { levels, published }: Preview,
  counts: { added: number; revised: number },
): TableView[] {
  const kinded = (kind: FigureKind, changes: readonly Change[]) =>
    changes.map((change): Kinded => ({ ...change, kind }));
  const changes = [...kinded('level', levels.changes), ...kinded('published', published.changes)];
  const revised = changes.filter(({ before }) => before !== null);
  const added = changes.filter(({ before }) => before === null);
  return [
    changeTable(hub, 'changed', revised, counts.revised),
    changeTable(hub, 'new', added.slice(0, newShown), counts.added),
  ].filter(({ rows }) => rows.length > 0);
}

function changeTable(
  hub: Hub,
  what: 'changed' | 'new',
  changes: readonly Kinded[],
  total: number,
): TableView {
  const some = changes.length < total ? `, of which the first ${changes.length} are shown` : '';
  return {
    id: what,
    caption: `${counted(total, `${what} figure`)}${some}`,
    head: [
      { text: 'Provider' },
      { text: 'Metric' },
      { text: 'Period' },
      { text: 'Kind' },
      ...(what === 'changed' ? [{ text: 'Before', numeric: true }] : []),
      { text: what === 'changed' ? 'After' : 'Value', numeric: true },
      { text: 'Where' },
    ],
    rows: changes.map((change) => changeCells(hub, change)),
  };
}

function changeCells(hub: Hub, { kind, figure, before }: Kinded): TableCell[] {
  const period = printPeriod(figure.period);
  return [
    providerCell(hub, figure.providerId, period),
    metricCell(hub, figure.metric, period),
    { text: period, classes: oneLine },
    { text: kindWords(kind, figure) },
    ...(before === null ? [] : [{ text: before || 'blank', numeric: true, classes: oneLine }]),
    valueCell(figure.stated),
    { text: placeWords(figure.place) },
  ];
}
