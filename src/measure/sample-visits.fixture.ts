/** For tests: a record type and tallies over it that use every word of the grammar. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { storeCalendars } from '../calendar/index.ts';
import type { Condition, Field, Metric, RecordType, Tally } from '../catalogue/index.ts';
import { type LedgerRecord, type RecordBatch, syncRecordTables } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { keepDefinitions, keepTallies } from './keep-tallies.ts';

function field(name: string, kind: Field['kind'], more: Partial<Field> = {}): Field {
  return { name, title: name, kind, required: false, choices: [], ...more };
}

const choice = (code: string) => ({ code, title: code });

export const visitType: RecordType = {
  ...{ code: 'sample-visit', title: 'Visit', plural: 'Visits', about: 'For a test.' },
  ...{ providers: ['area', 'establishment'], happened: 'visited_on', source: 'a test' },
  fields: [
    field('visited_on', 'date', { required: true }),
    field('planned_on', 'date'),
    field('left_on', 'date'),
    field('tier', 'whole'),
    field('urgent', 'flag'),
    field('outcome', 'choice', { choices: ['kept', 'missed'].map(choice) }),
    field('hours', 'number'),
    field('people', 'whole'),
    field('sex', 'choice', { choices: ['male', 'female'].map(choice), breakdown: 'sex' }),
    field('age_band', 'choice', { choices: ['18-20', '21-24'].map(choice), breakdown: 'age-band' }),
  ],
};

const visited: Condition = { kind: 'is', field: 'outcome', values: ['kept'] };

function tally(code: string, changes: Partial<Tally>): Tally {
  return {
    ...{ code, title: code, record: visitType.code, kind: 'flow', source: 'a test' },
    ...{ month: { kind: 'field', field: 'visited_on' }, conditions: [], adds: { kind: 'one' } },
    by: ['sex', 'age-band'],
    ...changes,
  };
}

const due = { kind: 'after', count: 5, step: 'working days', field: 'planned_on' } as const;

export const visitTallies: readonly Tally[] = [
  tally('visits', {}),
  tally('visits-kept', { of: 'visits', conditions: [visited], by: ['sex'] }),
  tally('visits-due', { month: due }),
  tally('visits-in-time', {
    month: due,
    conditions: [
      { kind: 'date', date: { kind: 'field', field: 'visited_on' }, comparison: 'by', other: due },
    ],
  }),
  tally('visits-long-or-urgent', {
    conditions: [
      {
        kind: 'any',
        conditions: [
          { kind: 'number', field: 'hours', comparison: 'more than', value: 1.5 },
          { kind: 'is', field: 'urgent', values: [true] },
        ],
      },
      { kind: 'not', condition: { kind: 'is', field: 'tier', values: [1, 2] } },
    ],
  }),
  tally('visits-on-weekdays', {
    conditions: [
      { kind: 'weekday', date: { kind: 'field', field: 'visited_on' }, days: [1, 2, 3, 4, 5] },
      { kind: 'known', field: 'left_on', known: true },
    ],
    adds: { kind: 'field', field: 'hours', times: 'people' },
  }),
  tally('visit-hours', { adds: { kind: 'field', field: 'hours' }, by: [] }),
  tally('visit-working-days', {
    month: { kind: 'latest', fields: ['planned_on', 'left_on'] },
    adds: { kind: 'working days', from: 'planned_on', to: 'visited_on' },
  }),
  tally('visit-days', {
    month: { kind: 'after', count: 1, step: 'months', field: 'visited_on' },
    adds: { kind: 'days', from: 'visited_on', to: 'left_on' },
  }),
  tally('visitor-days', { adds: { kind: 'field by days in month', field: 'people' } }),
  tally('visitors-at-month-end', {
    kind: 'stock',
    conditions: [
      {
        kind: 'all',
        conditions: [
          {
            kind: 'not',
            condition: { kind: 'month end', date: { kind: 'field', field: 'left_on' } },
          },
          {
            kind: 'date',
            date: { kind: 'earliest', fields: ['planned_on', 'left_on'] },
            comparison: 'before',
            other: { kind: 'after', count: 3, step: 'weeks', field: 'visited_on' },
          },
        ],
      },
    ],
    adds: { kind: 'field', field: 'people' },
  }),
  tally('last-tier', {
    kind: 'latest',
    conditions: [visited],
    adds: { kind: 'field', field: 'tier' },
    by: [],
  }),
];

/** Visits kept, of all visits. */
export const keptShare: Metric = {
  ...{
    code: 'V01',
    title: 'Visits kept',
    shortTitle: 'Visits kept',
    unit: 'percent',
    unitText: '%',
  },
  ...{ decimals: 0, polarity: 'higher', periodicity: 'month', domain: 'none', use: 'delivery' },
  ...{ appliesTo: { kinds: ['establishment'] }, additive: false, era: '2007-08' },
  ...{ note: 'For a test.', source: 'a test' },
  formula: {
    ...{ kind: 'ratio', annual: false },
    ...{ top: { tally: 'visits-kept' }, bottom: { tally: 'visits' } },
  },
};

const day = fc
  .integer({ min: 0, max: 70 })
  .map((after) => new Date(Date.UTC(2007, 2, 20 + after)).toISOString().slice(0, 10));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Any visit: few providers and references, so that batches meet each other's records. */
export const anyVisit: fc.Arbitrary<LedgerRecord> = fc.record({
  providerId: fc.constantFrom('stafford', 'staffordshire'),
  recordKey: fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6'),
  fields: fc.record({
    visited_on: day,
    planned_on: maybe(day),
    left_on: maybe(day),
    tier: maybe(fc.integer({ min: 1, max: 4 })),
    urgent: maybe(fc.boolean()),
    outcome: maybe(fc.constantFrom('kept', 'missed')),
    hours: maybe(fc.integer({ min: 0, max: 500 }).map((n) => n / 100)),
    people: maybe(fc.integer({ min: 0, max: 9 })),
    sex: maybe(fc.constantFrom('male', 'female')),
    age_band: maybe(fc.constantFrom('18-20', '21-24')),
  }),
});

/** A batch of visits; of several with one reference the last stands. */
export function visitBatch(visits: readonly LedgerRecord[], fileName: string): RecordBatch {
  const rows = [
    ...new Map(visits.map((one) => [`${one.providerId}|${one.recordKey}`, one])).values(),
  ];
  const contentHash = createHash('sha256').update(fileName).digest('hex');
  return { type: visitType, rows, fileName, portion: 1, contentHash, recordedBy: 'a test' };
}

/** A hub that keeps the tallies of visits, over a hub without figures. */
export async function openVisitHub(empty: Hub): Promise<Hub> {
  const catalogue = {
    ...empty.catalogue,
    recordTypes: [visitType],
    tallies: visitTallies,
    metrics: [keptShare],
  };
  const hub = { ...empty, catalogue, followers: [keepTallies({ ...empty, catalogue })] };
  await hub.database.transaction(async (session) => {
    await storeCalendars(session, hub.calendars);
    await syncRecordTables(session, catalogue);
    await keepDefinitions(session, hub);
  });
  return hub;
}
