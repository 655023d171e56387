import { createHash } from 'node:crypto';
import { audit, requireReach } from '../../access/index.ts';
import { endsOn } from '../../calendar/index.ts';
import { getRecordType, returnedType } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { type Hub, today } from '../../hub.ts';
import { storeBatch } from '../ledger/store-records.ts';
import type { Beside, ReadCell } from './check-context.ts';
import { readCells } from './check-context.ts';
import { checkReturn, inTheWay } from './check-return.ts';
import { dayOf, monthPeriodOf } from './due.ts';
import { addressesOf } from './form.ts';
import { stateOf } from './life.ts';
import { readBeside } from './read-beside.ts';
import type { ReturnReadings } from './readings.ts';
import { listRecordKeys } from './record-key-store.ts';
import type { ReturnEvent, ReturnKey, Submission } from './return.ts';
import { getOwed, monthText, type Owed, returnId } from './return-key.ts';
import { batchName, recordPrefix, returnRecords } from './return-records.ts';
import {
  addEvent,
  addSubmission,
  listEvents,
  listSavedCells,
  listSubmissions,
  lockReturnRow,
} from './return-store.ts';
import { actorOf, nextEvent, refuseStep, stepPermissions } from './step.ts';
import { refuseReturn } from './words.ts';

/**
 * Submits what the cells say. Throws DELIVER_RETURN_REFUSED with every finding that refuses or lacks its words, and
 * DELIVER_RETURN_STEP with who did what when it is not to be submitted now; DELIVER_RETURN_MONTH_RUNS before the
 * month's end, DELIVER_MONTH_LOCKED where its records must not change.
 */
export async function submitReturn(
  hub: Hub,
  readings: ReturnReadings,
  key: ReturnKey,
): Promise<Submission> {
  const owed = getOwed(hub, key);
  requireReach(hub.caller, stepPermissions.submit, [key.providerId]);
  refuseRunning(hub, owed);
  const beside = await readBeside(hub, readings, owed);
  return hub.database.transaction(async (session) => {
    await lockReturnRow(session, key);
    const events = await listEvents(session, key);
    refuseStep(owed, events, 'submit');
    const { texts, cells } = await readDraft(session, hub, owed);
    refuseFindings(hub, readings, { owed, beside, texts, cells });
    const before = await listSubmissions(session, key);
    const submission = submissionOf(hub, owed, { texts, before });
    const event = nextEvent(hub, events, { kind: 'submitted', submission: submission.number });
    await addSubmission(session, key, { ...submission, dueOn: owed.dueOn });
    await addEvent(session, key, event);
    await storeFigures(session, hub, owed, { submission, before, cells });
    await auditSubmission(session, hub, owed, { events, event, submission, before: before.at(-1) });
    return submission;
  });
}

function refuseRunning(hub: Hub, { key, template }: Owed): void {
  const end = endsOn(monthPeriodOf(key.month));
  if (end < today(hub)) return;
  const message = `“${template.title}” for ${monthText(key)} can be submitted once the month has ended, after ${end}. What you fill in is kept.`;
  throw new GatehouseError('DELIVER_RETURN_MONTH_RUNS', message, { status: 409 });
}

type Draft = { texts: ReadonlyMap<string, string>; cells: readonly ReadCell[] };

/** The cells that the template has, without blanks. */
async function readDraft(
  session: Session,
  { catalogue }: Hub,
  { key, template }: Owed,
): Promise<Draft> {
  const known = new Set(addressesOf(template, catalogue));
  const saved = await listSavedCells(session, key);
  const texts = new Map(
    saved
      .filter(({ address, text }) => known.has(address) && text !== '')
      .map(({ address, text }) => [address, text]),
  );
  return { texts, cells: readCells(template, catalogue, texts) };
}

function refuseFindings(
  { catalogue }: Hub,
  readings: ReturnReadings,
  { owed, beside, texts, cells }: Draft & { owed: Owed; beside: Beside },
): void {
  const context = { template: owed.template, metrics: catalogue.metrics, cells, beside, readings };
  const found = inTheWay(checkReturn(context, texts));
  const many = found.length === 1 ? 'one thing is' : `${found.length} things are`;
  refuseReturn(
    `“${owed.template.title}” was not submitted: ${many} in the way. What you filled in is kept.`,
    found.map(({ cell, message, stated, expected }) => ({
      ...{ message, place: { path: cell } },
      ...{ found: stated, expected },
    })),
  );
}

function submissionOf(
  hub: Hub,
  { dueOn }: Owed,
  { texts, before }: { texts: ReadonlyMap<string, string>; before: readonly Submission[] },
): Submission {
  const at = hub.now().toISOString();
  return {
    number: before.length + 1,
    ...{ cells: texts, by: actorOf(hub.caller), at },
    inTime: dayOf(before[0]?.at ?? at) <= dueOn,
  };
}

/** Stores the figures as records of the ledger, which tells the tallies. */
async function storeFigures(
  session: Session,
  { catalogue, followers }: Hub,
  { key, template, dueOn }: Owed,
  {
    submission,
    before,
    cells,
  }: { submission: Submission; before: readonly Submission[] } & Pick<Draft, 'cells'>,
): Promise<void> {
  const type = getRecordType(catalogue, returnedType(template));
  const recorded = await listRecordKeys(session, type, key.providerId, recordPrefix(key));
  const submittedOn = dayOf(before[0]?.at ?? submission.at);
  const rows = returnRecords({ key, cells, recorded }, { dueOn, submittedOn });
  if (rows.length === 0) return;
  const { number, by, at } = submission;
  await storeBatch(session, followers, {
    ...{ type, rows, portion: 1, recordedBy: by.name },
    fileName: batchName(template, monthText(key), number),
    contentHash: createHash('sha256')
      .update(JSON.stringify([returnId(key), number, at, rows]))
      .digest('hex'),
  });
}

async function auditSubmission(
  session: Session,
  hub: Hub,
  { key }: Owed,
  told: {
    events: readonly ReturnEvent[];
    event: ReturnEvent;
    submission: Submission;
    before: Submission | undefined;
  },
): Promise<void> {
  const { events, event, submission, before } = told;
  const cellsOf = (one: Submission) => Object.fromEntries(one.cells);
  await audit(session, hub, {
    action: 'return submitted',
    about: { kind: 'return', id: returnId(key) },
    providerId: key.providerId,
    before: {
      state: stateOf(events),
      ...(before ? { submission: before.number, cells: cellsOf(before) } : {}),
    },
    after: {
      state: stateOf([...events, event]),
      ...{ submission: submission.number, inTime: submission.inTime, cells: cellsOf(submission) },
    },
  });
}
