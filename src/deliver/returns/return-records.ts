import { endsOn, type IsoDate } from '../../calendar/index.ts';
import { type ReturnTemplate, returnedFields } from '../../catalogue/index.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { ReadCell } from './check-context.ts';
import { monthPeriodOf } from './due.ts';
import { groupFields } from './form.ts';
import type { ReturnKey } from './return.ts';
import { monthKey } from './return-key.ts';

/** When a return fell due, and when it first came. */
export type Timing = { dueOn: IsoDate; submittedOn: IsoDate };

/** What every reference of a return's records begins with. */
export function recordPrefix(key: Pick<ReturnKey, 'month'>): string {
  return `${monthKey(key)}.`;
}

/**
 * The records that the figures of a return make: of a figure that is broken down its groups, else the whole. A cell
 * without a value makes none: not supplied is not nought. What was recorded before and is no longer there is taken back.
 */
export function returnRecords(
  {
    key,
    cells,
    recorded,
  }: { key: ReturnKey; cells: readonly ReadCell[]; recorded: readonly string[] },
  timing: Timing,
): LedgerRecord[] {
  const made = cells.filter((cell) => isRecorded(cell, cells));
  const rows = made.map(
    (cell): LedgerRecord => ({
      providerId: key.providerId,
      recordKey: `${recordPrefix(key)}${cell.address}`,
      fields: {
        [returnedFields.monthEnd]: endsOn(monthPeriodOf(key.month)),
        [returnedFields.figure]: cell.figure.tally,
        [returnedFields.value]: cell.reading.kind === 'value' ? cell.reading.value : null,
        [returnedFields.dueOn]: timing.dueOn,
        [returnedFields.submittedOn]: timing.submittedOn,
        ...groupFields(cell.groups),
      },
    }),
  );
  const keys = new Set(rows.map(({ recordKey }) => recordKey));
  const gone = recorded.filter((recordKey) => !keys.has(recordKey));
  const { providerId } = key;
  return [
    ...rows,
    ...gone.map((recordKey) => ({ providerId, recordKey, retract: true, fields: {} })),
  ];
}

function isRecorded(cell: ReadCell, cells: readonly ReadCell[]): boolean {
  if (cell.reading.kind !== 'value') return false;
  if (cell.groups.length > 0) return true;
  const { tally } = cell.figure;
  return !cells.some(
    ({ figure, groups, reading }) =>
      figure.tally === tally && groups.length > 0 && reading.kind === 'value',
  );
}

/** What a batch of the ledger is called that a submission makes. */
export function batchName(template: ReturnTemplate, month: string, submission: number): string {
  return `${template.title}, ${month}, submission ${submission}`;
}
