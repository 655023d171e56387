/** For tests: a hub with the monthly return of probation areas, and people who fill it in and check it. */
import { after, before } from 'node:test';
import { type Caller, hubOf, type Permission } from '../../access/index.ts';
import { monthPeriod, startsOn } from '../../calendar/index.ts';
import type { Reach } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { syncRecordTables } from '../ledger/record-table-store.ts';
import { monthPeriodOf } from './due.ts';
import type { ReturnReadings } from './readings.ts';
import type { CellEdit, ReturnKey } from './return.ts';
import { saveCells } from './save-cells.ts';

export const march: ReturnKey = {
  ...{ providerId: 'west-mercia', template: 'probation-area-monthly' },
  month: monthPeriod(2008, 3).first,
};

/** Nothing stands beside the returns of a test, unless it says otherwise. */
export function readings(changes: Partial<ReturnReadings> = {}): ReturnReadings {
  return {
    naturalLimits: () => undefined,
    misses: (_, outturn, level) => outturn < level,
    levels: async () => new Map(),
    counted: async () => new Map(),
    ...changes,
  };
}

/** Somebody with permissions over some providers. */
export function person(name: string, may: readonly Permission[], over: Reach): Caller {
  return {
    ...{
      kind: 'person',
      personId: name.toLowerCase().replaceAll(' ', '-'),
      name,
      position: 'Manager',
    },
    ...{ roles: [], door: 'web' },
    reaches: new Map(may.map((permission) => [permission, over])),
  };
}

const filling = ['see returns', 'fill returns', 'see performance'] as const;
export const rashid = person('Rashid Khan', filling, ['west-mercia']);
export const jo = person('Jo Bell', filling, ['west-mercia']);
export const stranger = person('Sam Other', filling, ['warwickshire']);
export const analyst = person(
  'Ana List',
  ['see returns', 'check returns', 'see performance'],
  ['west-mercia'],
);

export type ReturnsHub = {
  base: Hub;
  as(caller: Caller): Hub;
  /** From now on it is this instant. */
  at(instant: string): void;
  /** A return of its own, from July 2008 on; it is now noon on the 10th of the month after. */
  another(): ReturnKey;
};

/** The hub on 10 April 2008 at noon, with the tables of that return. */
export async function openReturnsHub(empty: Hub): Promise<ReturnsHub> {
  let instant = '2008-04-10T12:00:00.000Z';
  let month = march.month + 3;
  const catalogue = {
    ...empty.catalogue,
    recordTypes: empty.catalogue.recordTypes.filter(({ returned }) => returned === march.template),
  };
  await empty.database.transaction((session) => syncRecordTables(session, catalogue));
  const base: Hub = { ...empty, catalogue, now: () => new Date(instant) };
  return {
    base,
    as: (caller) => hubOf(base, caller),
    at: (next) => {
      instant = next;
    },
    another: () => {
      month += 1;
      instant = `${startsOn(monthPeriodOf(month + 1)).slice(0, 7)}-10T12:00:00.000Z`;
      return { ...march, month };
    },
  };
}

/** The same while the tests of a suite run, over a hub of its own. */
export function openedReturns(openEmpty: () => Promise<Hub>): ReturnsHub {
  let opened: ReturnsHub;
  before(async () => {
    opened = await openReturnsHub(await openEmpty());
  });
  after(() => opened.base.database.close());
  return {
    get base() {
      return opened.base;
    },
    as: (caller) => opened.as(caller),
    at: (instant) => opened.at(instant),
    another: () => opened.another(),
  };
}

/** Cells that every check passes: 90 of 100 reports, 8 of 10 breaches, 50 staff of two groups. */
export const sound: Readonly<Record<string, string>> = {
  'returned-area-court-reports-on-time': '90',
  'returned-area-court-reports-due': '100',
  'returned-area-breaches-on-time': '8',
  'returned-area-breaches-due': '10',
  'returned-area-orders-ended-well': '30',
  'returned-area-orders-ended': '40',
  'returned-area-days-stood-down': '5',
  'returned-area-days-arranged': '200',
  'returned-area-sickness-days': '37.5',
  'returned-area-staff': '50',
  'returned-area-staff.white': '45',
  'returned-area-staff.mixed': '0',
  'returned-area-staff.asian': '4',
  'returned-area-staff.black': '0',
  'returned-area-staff.chinese-or-other': '0',
  'returned-area-staff.not-stated': '1',
  'returned-area-monitoring-right': '140',
  'returned-area-monitoring-due': '150',
};

/** Edits of cells that nobody has saved. */
export function firstEdits(cells: Readonly<Record<string, string>>): CellEdit[] {
  return Object.entries(cells).map(([address, text]) => ({ address, text, seen: 0 }));
}

/** Fills the return in, all of it sound but for what is another. */
export async function fillIn(
  hub: Hub,
  key: ReturnKey = march,
  changes: Readonly<Record<string, string>> = {},
): Promise<void> {
  await saveCells(hub, key, firstEdits({ ...sound, ...changes }));
}
