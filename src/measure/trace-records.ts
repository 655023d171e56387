import { auditView, mayDoFor } from '../access/index.ts';
import { type Calendar, getCalendar, printPeriod } from '../calendar/index.ts';
import {
  getRecordType,
  getTally,
  judge,
  type RecordType,
  type RecordValues,
  type Tally,
} from '../catalogue/index.ts';
import { nameOf } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { workingDaysOf } from './keep-tallies.ts';
import {
  countFates,
  type Fate,
  listTraced,
  type TraceQuery as StoreQuery,
  type TracedRecord,
} from './store/trace.ts';
import type { TraceQuery, TraceQuestion } from './trace-question.ts';

/** One record behind a tally, or not behind it and why. */
export type TraceRow = {
  provider: string;
  providerId: string;
  record: string;
  revision: number;
  batch: number;
  file: string;
  recordedBy: string;
  recordedAt: string;
  /** What it adds to the tally; null where it does not count. */
  adds: string | null;
  /** Why it does not count, in words. */
  reason: string | null;
  fields: RecordValues;
};

/** The records of one fate behind a tally, a part of them listed, with how many had each fate. */
export type TracedRecords = {
  tally: string;
  recordType: string;
  fate: Fate;
  counts: Record<Fate, number>;
  /** What the counted records add up to: the tally. */
  amount: string;
  offset: number;
  /** How many of the providers asked have records that whoever asks may not see; their records are counted, not listed. */
  hiddenProviders: number;
  rows: TraceRow[];
};

const pageLength = 50;

/**
 * Lists the records behind the tally that a trace asks for, as far as whoever asks may see them, which the audit trail
 * is told; all of them are counted.
 */
export async function traceRecords(
  hub: Hub,
  question: TraceQuestion,
  query: TraceQuery,
): Promise<TracedRecords> {
  const { catalogue, listed, period, asAt } = question;
  const type = getRecordType(catalogue, listed.record);
  const base = listed.of === undefined ? undefined : getTally(catalogue, listed.of);
  const asked: StoreQuery = {
    ...{ type, tally: listed, base, workingDays: workingDaysOf(hub) },
    ...{ first: period.first, months: period.months, asAt: asAt?.batchId },
    providerIds: question.asked.map(({ id }) => id),
  };
  const seen = asked.providerIds.filter((id) => mayDoFor(hub.caller, 'see records', id));
  const { fate = 'counted', limit = pageLength, offset = 0 } = query;
  const [found, rows] = await Promise.all([
    countFates(hub.counts, asked),
    listTraced(hub.database, { ...asked, providerIds: seen }, { fate, limit, offset }),
  ]);
  if (rows.length > 0) await auditListing(hub, question, rows);
  const countOf = (one: Fate) => found.find((count) => count.fate === one)?.records ?? 0;
  const calendar = getCalendar(hub.calendars, asked.workingDays.calendar);
  return {
    ...{ tally: listed.code, recordType: type.code, fate, offset },
    counts: {
      counted: countOf('counted'),
      'not counted': countOf('not counted'),
      'left out': countOf('left out'),
    },
    hiddenProviders: asked.providerIds.length - seen.length,
    amount: found.find((count) => count.fate === 'counted')?.amount ?? '0',
    rows: rows.map((row) => {
      const reason = reasonFor(fate, { row, type, listed, base, calendar });
      return { ...traceRow(hub, row), reason, fields: valuesOf(type, row) };
    }),
  };
}

async function auditListing(
  hub: Hub,
  { subject, metric, period, listed }: TraceQuestion,
  rows: readonly TracedRecord[],
): Promise<void> {
  await auditView(hub, {
    action: 'records seen behind a figure',
    about: { kind: 'figure', id: `${metric.code}/${subject.id}/${printPeriod(period)}` },
    providerIds: rows.map((row) => row.provider_id),
    after: {
      tally: listed.code,
      records: rows.map((row) => `${listed.record}/${row.provider_id}/${row.record_key}`),
    },
  });
}

type Judged = {
  row: TracedRecord;
  type: RecordType;
  listed: Tally;
  base: Tally | undefined;
  calendar: Calendar;
};

function reasonFor(fate: Fate, { row, type, listed, base, calendar }: Judged): string | null {
  if (fate === 'counted') return null;
  const tally = fate === 'left out' ? (base ?? listed) : listed;
  return (
    judge(tally, valuesOf(type, row), calendar, type).reason ??
    'a later record of the same provider takes its place'
  );
}

function traceRow(hub: Hub, row: TracedRecord): Omit<TraceRow, 'reason' | 'fields'> {
  return {
    ...{ provider: nameOf(hub.estate, row.provider_id), providerId: row.provider_id },
    ...{ record: row.record_key, revision: row.revision, batch: row.batch_id },
    ...{ file: row.file_name, recordedBy: row.recorded_by, recordedAt: row.committed_at },
    adds: row.adds,
  };
}

function valuesOf(type: RecordType, { content }: TracedRecord): RecordValues {
  return Object.fromEntries(type.fields.map(({ name }) => [name, content[name] ?? null]));
}
