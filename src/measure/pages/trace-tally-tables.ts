import {
  type Catalogue,
  type Explanation,
  explainTally,
  findRecordType,
  findTally,
} from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import type { Trace, TracedTally } from '../trace.ts';
import { catalogueAsAt } from '../trace-definitions.ts';
import { amountIn, amountOf, tracedMonths, tracedProviders } from '../trace-spread.ts';
import { partText } from '../trace-words.ts';
import { type TraceAddress, traceAddress } from './addresses.ts';
import type { TableCell, TableView } from './table-view.ts';

const overMonths = {
  flow: 'added up over the months',
  stock: 'the average over the months that have records',
  latest: 'the last that is known',
} as const;

/** What the formula takes of each tally; each leads to its records. */
export function tallyTable({ tallies, records }: Trace, here: TraceAddress): TableView {
  return {
    id: 'tallies',
    caption: 'What the formula takes',
    head: [
      { text: 'Tally' },
      { text: 'Value', numeric: true },
      { text: 'Records counted', numeric: true },
      { text: 'Its records' },
    ],
    rows: tallies.map((tally) => [
      { text: tally.title, detail: overMonths[tally.kind] },
      numberCell(tally.value),
      numberCell(tally.records),
      tally.code === records.tally
        ? { text: 'listed below' }
        : {
            text: `list those of ${tally.code}`,
            href: `${traceAddress({ ...here, tally: tally.code, fate: undefined })}#records`,
          },
    ]),
  };
}

/** The tallies by month, and by provider where there are several. */
export function amountTables({ tallies, providerKind }: Trace, here: TraceAddress): TableView[] {
  const head = (first: string) => [
    { text: first },
    ...tallies.map(({ title }) => ({ text: title, numeric: true })),
  ];
  const cells = (read: (tally: TracedTally) => number | null) =>
    tallies.map((tally) => numberCell(read(tally)));
  const months = tracedMonths(tallies);
  const providers = tracedProviders(tallies);
  const isWhole = providerKind !== 'area' && providerKind !== 'establishment';
  return [
    {
      ...{ id: 'by-month', caption: 'By month', head: head('Month') },
      rows: months.map((month) => [{ text: month }, ...cells((tally) => amountIn(tally, month))]),
      empty: 'Nothing was counted in any month.',
    },
    ...(isWhole
      ? [
          {
            ...{ id: 'by-provider', caption: 'By provider', head: head('Provider') },
            rows: providers.map(({ id, name }) => [
              { text: name, href: traceAddress({ ...here, provider: id }) },
              ...cells((tally) => amountOf(tally, id)),
            ]),
            empty: 'Nothing was counted of any provider.',
          },
        ]
      : []),
  ];
}

/** The rule of the tally whose records are listed, by the definition of the instant. */
export async function ruleOf(hub: Hub, { asAt, records }: Trace): Promise<Explanation[]> {
  const catalogue: Catalogue = asAt === null ? hub.catalogue : await catalogueAsAt(hub, asAt);
  const tally = findTally(catalogue, records.tally);
  const type = findRecordType(catalogue, records.recordType);
  return tally && type ? explainTally(tally, type, catalogue.breakdowns) : [];
}

function numberCell(value: number | null): TableCell {
  return value === null
    ? { text: 'none', nothing: 'none', numeric: true }
    : { text: partText(value), numeric: true };
}
