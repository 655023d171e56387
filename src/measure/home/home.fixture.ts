/** For tests: a hub with the monthly return of West Mercia, and people with roles over parts of the estate. */
import { type Caller, hubOf, type Permission } from '../../access/index.ts';
import { monthPeriod } from '../../calendar/index.ts';
import { getMetric, type Party } from '../../catalogue/index.ts';
import type { Reach } from '../../database/index.ts';
import {
  type ReturnKey,
  type ReturnReadings,
  saveCells,
  submitReturn,
  syncRecordTables,
} from '../../deliver/index.ts';
import type { Hub } from '../../hub.ts';
import { keepDefinitions, keepTallies } from '../keep-tallies.ts';

export const march: ReturnKey = {
  ...{ providerId: 'west-mercia', template: 'probation-area-monthly' },
  month: monthPeriod(2008, 3).first,
};

/** Somebody with one role over some providers; performance they see of everyone, as all roles do. */
export function holder(
  name: string,
  may: readonly Permission[],
  over: Reach,
  party?: Party,
): Caller {
  return {
    ...{ kind: 'person', personId: name.toLowerCase(), name, position: 'Manager', door: 'web' },
    roles: [{ code: 'tried', title: 'Tried', over, ...(party && { party }) }],
    reaches: new Map<Permission, Reach>([
      ['see published', 'everywhere'],
      ['be signed in', 'everywhere'],
      ['see performance', 'everywhere'],
      ...may.map((permission): [Permission, Reach] => [permission, over]),
    ]),
  };
}

export const manager = holder('Mona', ['see returns', 'fill returns'], ['west-mercia']);
export const neighbour = holder('Nora', ['see returns', 'fill returns'], ['warwickshire']);
export const checker = holder(
  'Chen',
  ['see returns', 'check returns'],
  ['warwickshire', 'west-mercia'],
);

/** Nothing stands beside these returns. */
const readings: ReturnReadings = {
  ...{ naturalLimits: () => undefined, misses: () => false },
  ...{ levels: async () => new Map(), counted: async () => new Map() },
};

export type HomeHub = {
  as(caller: Caller): Hub;
  /** From now on it is this instant. */
  at(instant: string): void;
  /** Mona fills in and submits: 37.5 days lost of 50 staff, and all else not supplied. */
  submit(key: ReturnKey): Promise<void>;
};

/** That hub on 20 April 2008, five days after the returns of March were due; what is kept of records is sickness and staff. */
export async function openHomeHub(empty: Hub): Promise<HomeHub> {
  let instant = '2008-04-20T12:00:00.000Z';
  const types = ['returned-probation-area-monthly', 'sickness-absence', 'staff-in-post'];
  const catalogue = {
    ...empty.catalogue,
    recordTypes: empty.catalogue.recordTypes.filter(({ code }) => types.includes(code)),
    tallies: empty.catalogue.tallies.filter(({ record }) => types.includes(record)),
    metrics: [getMetric(empty.catalogue, 'P23')],
    returns: empty.catalogue.returns.filter(({ code }) => code === march.template),
  };
  const known: Hub = { ...empty, catalogue, now: () => new Date(instant) };
  const base: Hub = { ...known, followers: [keepTallies(known)] };
  await base.database.transaction(async (session) => {
    await syncRecordTables(session, catalogue);
    await keepDefinitions(session, base);
  });
  const as = (caller: Caller) => hubOf(base, caller);
  return {
    as,
    at: (next) => {
      instant = next;
    },
    submit: async (key) => {
      const hub = as(manager);
      await saveCells(hub, key, cells);
      await submitReturn(hub, readings, key);
    },
  };
}

const blank = [
  ...['court-reports-on-time', 'court-reports-due', 'breaches-on-time', 'breaches-due'],
  ...['orders-ended-well', 'orders-ended', 'days-stood-down', 'days-arranged'],
];
const lines = ['court-reports', 'breaches', 'orders', 'stand-downs', 'sickness', 'monitoring'];

const cells = [
  ...Object.entries({
    ...Object.fromEntries(blank.map((code) => [code, 'not supplied'])),
    ...{ 'monitoring-right': '140', 'monitoring-due': '150' },
    ...{ 'sickness-days': '37.5', staff: '50' },
  }).map(([code, text]) => ({ address: `returned-area-${code}`, text, seen: 0 })),
  ...lines.map((line) => ({ address: `${line}:explanation`, text: 'Not counted here.', seen: 0 })),
];
