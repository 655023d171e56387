import { createHash } from 'node:crypto';
import { getCalendar } from '../calendar/index.ts';
import type { CountedDefinition, RecordType, Tally } from '../catalogue/index.ts';
import type { Session } from '../database/index.ts';
import { lockLedger } from '../deliver/index.ts';
import type { Hub, LedgerFollower } from '../hub.ts';
import {
  addContribution,
  allowLongStatements,
  type Count,
  recount,
  removeTallies,
} from './store/keep.ts';
import { newestWorkingDays, type WorkingDays } from './store/scope.ts';
import { addVersions, type Definition, listNewest } from './store/version.ts';

/** What counting needs to know of the hub. */
export type Counting = Pick<Hub, 'catalogue' | 'calendars'>;

/** The calendar that deadlines and spans of working days are counted in. */
const calendarName = 'england-and-wales';

/** Adds each batch's contribution to the tallies, in the batch's own transaction. */
export function keepTallies(hub: Counting): LedgerFollower {
  return (session, { type }) => addContribution(session, countOf(hub, type));
}

/** What it takes to count the records of a type. */
export function countOf(hub: Counting, type: RecordType): Count {
  const tallies = hub.catalogue.tallies.filter(({ record }) => record === type.code);
  return { type, tallies, workingDays: workingDaysOf(hub) };
}

/** The newest state of the calendar that working days are counted in. */
export function workingDaysOf({ calendars }: Pick<Hub, 'calendars'>): WorkingDays {
  return newestWorkingDays(getCalendar(calendars, calendarName));
}

/**
 * Keeps a version of every definition that is new or has changed, and counts changed tallies from the records
 * anew; gives the codes of those. Run it in a transaction, when the record tables are there.
 */
export async function keepDefinitions(session: Session, hub: Counting): Promise<string[]> {
  const { catalogue } = hub;
  const tallies = catalogue.tallies.map((tally) =>
    definitionOf(tally, tallyDependencies(hub, tally)),
  );
  const changed = await keepVersions(session, 'tally', tallies);
  const metrics = catalogue.metrics.filter(({ formula }) => formula !== undefined);
  await keepVersions(
    session,
    'metric',
    metrics.map(({ code, unit, decimals, formula }) =>
      definitionOf({ code, unit, decimals, formula }),
    ),
  );
  if (changed.length === 0) return changed;
  await lockLedger(session);
  await allowLongStatements(session);
  await removeTallies(session, changed);
  for (const type of catalogue.recordTypes) {
    const count = countOf(hub, type);
    const anew = count.tallies.filter(({ code }) => changed.includes(code));
    if (anew.length > 0) await recount(session, { ...count, tallies: anew });
  }
  return changed;
}

async function keepVersions(
  session: Session,
  kind: 'tally' | 'metric',
  definitions: readonly Definition[],
): Promise<string[]> {
  const known = new Map((await listNewest(session, kind)).map((one) => [one.code, one]));
  const declared = new Set(definitions.map(({ code }) => code));
  const gone = [...known.values()].filter((one) => !one.gone && !declared.has(one.code));
  const changed = [
    ...definitions.filter(({ code, hash }) => known.get(code)?.content_hash !== hash),
    ...gone.map(({ code }) => ({ code, hash: '', content: null })),
  ];
  if (changed.length > 0) await addVersions(session, kind, changed);
  return changed.map(({ code }) => code);
}

function definitionOf(content: CountedDefinition | Tally, dependsOn: unknown = null): Definition {
  const hash = createHash('sha256')
    .update(JSON.stringify([content, dependsOn]))
    .digest('hex');
  return { code: content.code, hash, content };
}

/** A tally's cells also depend on the days that the calendar takes for working days. */
function tallyDependencies(hub: Counting, tally: Tally): unknown {
  const usesWorkingDays = JSON.stringify(tally).includes('working days');
  return usesWorkingDays ? getCalendar(hub.calendars, calendarName).holidays : null;
}
