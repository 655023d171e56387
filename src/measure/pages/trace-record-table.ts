import {
  type Field,
  findRecordType,
  type RecordType,
  type RecordValue,
} from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { address } from '../../web/index.ts';
import { type Fate, fates } from '../store/trace.ts';
import type { Trace } from '../trace.ts';
import { knownFields, shownField } from '../trace-fields.ts';
import type { TraceRow } from '../trace-records.ts';
import { hiddenWords, partText } from '../trace-words.ts';
import { providerAddress, type TraceAddress, traceAddress } from './addresses.ts';
import { counted } from './comparison-words.ts';
import { dateWords } from './date-words.ts';
import { oneLine, type TableCell, type TableView } from './table-view.ts';

const fateTitles: Record<Fate, string> = {
  counted: 'Counted',
  'not counted': 'Not counted',
  'left out': 'Left out',
};

/** The records of one fate behind one tally, with the ways to the others. */
export function describeRecords({ catalogue }: Hub, trace: Trace, here: TraceAddress) {
  const { records, tallies } = trace;
  const tally = tallies.find(({ code }) => code === records.tally);
  const base = tallies.find(({ code }) => code === tally?.of)?.title ?? tally?.of ?? undefined;
  const type = findRecordType(catalogue, records.recordType);
  const plural = (type?.plural ?? 'records').toLowerCase();
  const all = fates.reduce((sum, fate) => sum + records.counts[fate], 0);
  return {
    title: tally?.title ?? records.tally,
    plural,
    all,
    fates: fates
      .filter((fate) => fate !== 'not counted' || base !== undefined || records.counts[fate] > 0)
      .map((fate) => ({
        text: `${fateTitles[fate]} (${records.counts[fate].toLocaleString('en-GB')})`,
        href: `${traceAddress({ ...here, fate })}#records`,
        active: fate === records.fate,
      })),
    words: fateWords(trace, base),
    unknown: unknownFields(type, records.rows),
    hidden: hiddenWords(records.hiddenProviders),
    table: recordTable(trace, type),
  };
}

/** The same records as data. */
export function recordData(here: TraceAddress): { csv: string; json: string } {
  const { provider, metric, period, asAt, tally, fate } = here;
  const asked = { provider, metric, period, asAt, tally, fate, limit: '1000' };
  return {
    csv: address('/api/measure/trace', { ...asked, format: 'csv' }),
    json: address('/api/measure/trace', asked),
  };
}

function fateWords({ records }: Trace, base: string | undefined): string {
  const { fate, counts, amount } = records;
  const many = counted(counts[fate], 'record');
  switch (fate) {
    case 'counted':
      return `${many}, which together ${counts[fate] === 1 ? 'adds' : 'add'} ${partText(Number(amount))}.`;
    case 'not counted':
      return base === undefined
        ? `${many} that would count, but for a later one.`
        : `${many} of “${base}” that this tally does not count.`;
    case 'left out':
      return base === undefined
        ? `${many} of the same months that this tally does not count.`
        : `${many} of the same months that “${base}” does not count, and this tally no more.`;
  }
}

function recordTable(trace: Trace, type: RecordType | undefined): TableView {
  const { rows, fate, counts, offset } = trace.records;
  const several = trace.providerKind !== 'area' && trace.providerKind !== 'establishment';
  const fields = knownFields(type, rows);
  const total = counts[fate].toLocaleString('en-GB');
  return {
    id: 'record-table',
    caption:
      rows.length === 0
        ? `${fateTitles[fate]}: none`
        : `${fateTitles[fate]}: ${offset + 1} to ${offset + rows.length} of ${total}`,
    head: [
      { text: 'Record' },
      ...(several ? [{ text: 'Provider' }] : []),
      fate === 'counted' ? { text: 'Adds', numeric: true } : { text: 'Why it does not count' },
      ...fields.map(({ title }) => ({ text: title })),
      { text: 'Revision', numeric: true },
      { text: 'Stored in' },
    ],
    rows: rows.map((row) => [
      { text: row.record },
      ...(several
        ? [{ text: row.provider, href: providerAddress(row.providerId, trace.period) }]
        : []),
      fate === 'counted'
        ? { text: partText(Number(row.adds)), numeric: true }
        : { text: row.reason ?? '' },
      ...fields.map((field) => fieldCell(field, row.fields[field.name] ?? null)),
      { text: String(row.revision), numeric: true },
      batchCell(row),
    ]),
    empty: hiddenWords(trace.records.hiddenProviders) ?? 'No record of the period is here.',
  };
}

function fieldCell(field: Field, value: RecordValue): TableCell {
  if (value === null) return { text: 'not known', nothing: 'not known' };
  if (field.kind === 'date') return { text: dateWords(String(value)), classes: oneLine };
  return { text: shownField(field, value) };
}

function batchCell({ batch, file, recordedAt, recordedBy }: TraceRow): TableCell {
  return {
    text: `batch ${batch}`,
    href: `/records/batches/${batch}`,
    classes: oneLine,
    detail: `${file}, ${recordedBy}, ${dateWords(recordedAt.slice(0, 10))}`,
  };
}

/** The titles of fields that none of the records knows: they have no column. */
function unknownFields(type: RecordType | undefined, rows: readonly TraceRow[]): string {
  if (rows.length === 0) return '';
  const known = knownFields(type, rows);
  const unknown = (type?.fields ?? []).filter((field) => !known.includes(field));
  return unknown.map(({ title }) => title).join(', ');
}
