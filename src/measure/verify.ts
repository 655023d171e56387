import { printPeriod } from '../calendar/index.ts';
import { lockLedger } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { countOf } from './keep-tallies.ts';
import { allowLongStatements, recount } from './store/keep.ts';
import { type CellDifference, compareCells } from './store/verify.ts';

/** One kept value that the records do not add up to; null where there is no cell. */
export type Difference = {
  provider: string;
  tally: string;
  month: string;
  breakdown: string;
  group: string;
  keptRecords: number | null;
  countedRecords: number | null;
  keptAmount: string | null;
  countedAmount: string | null;
};

/** What `verify` found: how many tallies were counted, each cell that differed, and whether it was mended. */
export type Verification = { tallies: number; differences: Difference[]; repaired: boolean };

/** Counts every tally from the records and compares with what is kept; with `repair`, puts right what differs. */
export async function verifyTallies(
  hub: Pick<Hub, 'database' | 'catalogue' | 'calendars'>,
  { repair, onStep }: { repair: boolean; onStep: (text: string, share: number) => void },
): Promise<Verification> {
  const { recordTypes } = hub.catalogue;
  const differences: Difference[] = [];
  let tallies = 0;
  for (const [index, type] of recordTypes.entries()) {
    onStep(`Counting ${type.plural}`, index / recordTypes.length);
    const count = countOf(hub, type);
    tallies += count.tallies.length;
    const found = await hub.database.transaction(async (session) => {
      if (repair) await lockLedger(session);
      await allowLongStatements(session);
      const cells = await compareCells(session, count);
      if (repair && cells.length > 0) await recount(session, count);
      return cells;
    });
    differences.push(...found.map(asDifference));
  }
  onStep('Counted every record', 1);
  return { tallies, differences, repaired: repair && differences.length > 0 };
}

/** Each cell that is not what its records add up to, as a sentence. */
export async function tallyMistakes(
  hub: Pick<Hub, 'database' | 'catalogue' | 'calendars'>,
): Promise<string[]> {
  const { differences } = await verifyTallies(hub, { repair: false, onStep: () => undefined });
  return differences.map(
    ({ provider, tally, month, breakdown, group, keptAmount, countedAmount }) =>
      `${tally} of ${provider} in ${month}${breakdown && ` by ${breakdown}, ${group}`} is kept as ${keptAmount ?? 'nothing'} and counted as ${countedAmount ?? 'nothing'}.`,
  );
}

function asDifference(cell: CellDifference): Difference {
  return {
    provider: cell.provider_id,
    tally: cell.tally,
    month: printPeriod({ kind: 'month', first: cell.month, months: 1 }),
    breakdown: cell.breakdown,
    group: cell.member,
    keptRecords: cell.kept_records,
    countedRecords: cell.counted_records,
    keptAmount: cell.kept_amount,
    countedAmount: cell.counted_amount,
  };
}
