/** For tests: a hub with records and published figures of Stafford in the first half of 2014-15, looked at in October. */
import { createHash } from 'node:crypto';
import { type Period, parsePeriod, storeCalendars } from '../calendar/index.ts';
import { getRecordType } from '../catalogue/index.ts';
import {
  importProposal,
  type LedgerRecord,
  readProposal,
  stateCoverage,
  storeRecords,
  syncRecordTables,
} from '../deliver/index.ts';
import { withSimulated } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { keepDefinitions, keepTallies } from './keep-tallies.ts';

type Fields = LedgerRecord['fields'];

/** The agreement's year: April 2014 to March 2015. */
export const term: Period = parsePeriod('2014-15');

/** Records of one type at one provider. */
export async function storeOf(
  hub: Hub,
  code: string,
  fields: readonly Fields[],
  providerId = 'stafford',
): Promise<void> {
  const type = getRecordType(hub.catalogue, code);
  const rows = fields.map((one, index) => ({ providerId, recordKey: `r${index}`, fields: one }));
  const fileName = `${providerId} ${code}.csv`;
  const contentHash = createHash('sha256').update(fileName).digest('hex');
  await storeRecords(hub, {
    ...{ type, rows, fileName, portion: 1, contentHash, recordedBy: 'a test' },
  });
}

/** Imports published figures of Stafford, each `metric,period,value`. */
export async function publish(hub: Hub, figures: readonly string[], name: string): Promise<void> {
  const rows = figures.map((figure) => {
    const [metric, period, value] = figure.split(',');
    return `Stafford,${metric},${period},actual,${value}\n`;
  });
  const text = `provider,metric,period,kind,value\n${rows.join('')}`;
  const proposal = await readProposal({ name, bytes: Buffer.from(text) }, hub);
  await importProposal(hub, proposal, 'a test');
}

function completions(counts: readonly number[]): Fields[] {
  return counts.flatMap((count, index) =>
    Array.from({ length: count }, (_, place) => ({
      person: `P-${index}-${place}`,
      ...{ family: 'sex-offender', accredited: true, setting: 'custody', started_on: '2014-01-06' },
      completed_on: `2014-0${4 + index}-15`,
    })),
  );
}

function releases(month: string, kept: number, late: number): Fields[] {
  return Array.from({ length: kept + late }, (_, index) => ({
    person: `P-${index}`,
    ...{ released_on: `2014-${month}-10`, due_back_on: `2014-${month}-11` },
    outcome: index < kept ? 'kept' : 'late',
  }));
}

/**
 * Completions for sex offenders 3, 2, 4, 1, 4, 2 from April to September; temporary releases kept 10 of 10 in April
 * and 9 of 11 in September; absconds one in April and one in June, and said to be complete to September; 15 members
 * of staff pledged since March. Of the simulated twin one abscond in May.
 */
export async function openYearHub(empty: Hub): Promise<Hub> {
  const hub = {
    ...empty,
    estate: withSimulated(empty.estate),
    followers: [keepTallies(empty)],
    now: () => new Date('2014-10-20T12:00:00Z'),
  };
  await hub.database.transaction(async (session) => {
    await storeCalendars(session, hub.calendars);
    await syncRecordTables(session, hub.catalogue);
    await keepDefinitions(session, hub);
  });
  await storeOf(hub, 'programme-place', completions([3, 2, 4, 1, 4, 2]));
  await storeOf(hub, 'temporary-release', [...releases('04', 10, 0), ...releases('09', 9, 2)]);
  const absconds = ['2014-04-20', '2014-06-02'].map((day) => ({ person: day, absconded_on: day }));
  await storeOf(hub, 'abscond', absconds);
  const recordTypes = ['abscond'];
  const covered = { providerId: 'stafford', recordTypes, first: term.first, months: 6 };
  await stateCoverage(hub.database, covered, 'a test');
  await storeOf(hub, 'restraint-training', [
    { counted_on: '2014-03-31', staff_to_train: 200, staff_up_to_date: 160, staff_for_riots: 15 },
  ]);
  const twin = [{ person: 'P-1', absconded_on: '2014-05-05' }];
  await storeOf(hub, 'abscond', twin, 'simulated-stafford');
  return hub;
}
