import { type IsoDate, isDate } from '../../calendar/index.ts';
import { getTemplate } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { type Hub, today } from '../../hub.ts';
import { readTimetable } from '../regime/timetable.ts';
import { actingFor, type Said } from './acting-for.ts';
import type { Actor, AgreementFile, EventKind, Version } from './agreement.ts';
import { findFile } from './agreement-store.ts';
import { addAcceptance, addEvent } from './agreement-writing-store.ts';
import { auditAgreement } from './audit-agreement.ts';
import { neededProblems } from './check-content.ts';
import { findingsOf } from './consistency/check-agreement.ts';
import { demand, holdFile, latestOf, refuse } from './draft-actions.ts';
import type { Finding } from './finding.ts';
import { checkContent } from './get-agreement.ts';
import { bringLevels } from './level-batch.ts';
import { type Action, stageOf } from './life.ts';

type Acting = Pick<Hub, 'database' | 'catalogue' | 'estate' | 'now' | 'caller'>;

/** Which version a step is about: its number and the hash that the person saw. */
export type Seen = { version: number; contentHash: string };

/** Offers the draft to the other party; throws COMMISSION_INCOMPLETE with every needed cell that is blank, and what is wrong with the core day. */
export async function offer(hub: Acting, id: string, seen: Seen, said: Said): Promise<void> {
  await step(hub, id, { action: 'offer', kind: 'offered', seen, said }, async (_session, file) => {
    const template = getTemplate(hub.catalogue, file.agreement.template);
    const { content } = latestOf(file);
    const problems = [
      ...neededProblems(template, content),
      ...readTimetable(template, content).problems,
    ];
    refuse('COMMISSION_INCOMPLETE', 'The agreement cannot be offered yet.', problems);
  });
}

/** Gives an offer back to be worked on, with the reason. */
export async function giveBack(
  hub: Acting,
  id: string,
  seen: Seen & { reason: string },
  said: Said,
): Promise<void> {
  const reason = needReason(seen.reason, 'what should be changed');
  await step(hub, id, { action: 'return', kind: 'returned', seen, said, reason });
}

/** Agrees to what the other party offers. */
export async function agree(hub: Acting, id: string, seen: Seen, said: Said): Promise<void> {
  await step(hub, id, { action: 'agree', kind: 'agreed', seen, said });
}

/**
 * Accepts findings as they stand, each by its key, with the reason: `all` for every finding that the party has not
 * accepted yet; with `seen`, those of that version only. Throws COMMISSION_UNKNOWN_FINDING with every key that is none.
 */
export async function acceptFindings(
  hub: Acting,
  id: string,
  accepting: { keys: readonly string[] | 'all'; reason: string; seen?: Seen | undefined },
  said: Said,
): Promise<number> {
  const reason = needReason(accepting.reason, 'why it may stand as it is');
  return hub.database.transaction(async (session) => {
    const file = await holdFile(session, id);
    const actor = actingFor(hub, file.agreement, 'write agreements', said);
    if (accepting.seen) refuseStale(latestOf(file), accepting.seen);
    const open = openFindings(hub, file, actor.party);
    const all = findingsOf(checkContent(hub, file.agreement, latestOf(file).content));
    const keys = accepting.keys === 'all' ? open.map(({ key }) => key) : accepting.keys;
    const known = new Set(all.map(({ key }) => key));
    refuse(
      'COMMISSION_UNKNOWN_FINDING',
      'Some of these are no findings of the agreement as it stands.',
      keys
        .filter((key) => !known.has(key))
        .map((key) => ({ message: `There is no finding “${key}”.` })),
    );
    // What the party has accepted with these very figures is not kept again.
    const asked = new Set(keys);
    for (const { key, stated, computed } of open.filter((finding) => asked.has(finding.key))) {
      await addAcceptance(session, {
        ...{ agreementId: id, version: latestOf(file).number, findingKey: key },
        ...{ stated, computed, actor, reason },
      });
    }
    const after = { keys: [...asked], reason };
    await auditAgreement(session, hub, { ...told('findings accepted', file), after });
    return asked.size;
  });
}

/**
 * Signs exactly one version. Throws COMMISSION_FINDINGS_OPEN while the party has neither accepted nor mended a
 * finding. With the second signature the levels of the agreement are in force.
 */
export async function sign(hub: Acting, id: string, seen: Seen, said: Said): Promise<void> {
  await step(
    hub,
    id,
    { action: 'sign', kind: 'signed', seen, said },
    async (_session, file, { party }) => {
      const open = openFindings(hub, file, party);
      if (open.length === 0) return;
      throw new GatehouseError(
        'COMMISSION_FINDINGS_OPEN',
        `${open.length} ${open.length === 1 ? 'finding is' : 'findings are'} neither mended nor accepted by the ${party}. Mend them, or accept each with a reason.`,
        { status: 409, problems: open.map(problemOf) },
      );
    },
  );
}

/** Ends an agreement before its term, or says which other one takes its place. */
export async function end(
  hub: Acting,
  id: string,
  ending: { on: IsoDate; reason: string; by: string | null },
  said: Said,
): Promise<void> {
  const reason = needReason(ending.reason, 'why it ends');
  await hub.database.transaction(async (session) => {
    const file = await holdFile(session, id);
    const actor = actingFor(hub, file.agreement, 'sign agreements', said);
    demand(hub, file, 'end', actor);
    refuse('COMMISSION_END_REFUSED', 'The agreement cannot be ended so.', [
      ...dayProblems(file, ending.on),
      ...(await successorProblems(session, id, ending.by)),
    ]);
    const { version } = stageOf(file, today(hub));
    const signed = file.versions.find(({ number }) => number === version) ?? latestOf(file);
    const kind = ending.by === null ? 'ended' : 'superseded';
    await addEvent(session, {
      ...{ agreementId: id, kind, version, contentHash: signed.contentHash, actor },
      ...{ on: ending.on, reason, by: ending.by },
    });
    await putInForce(session, hub, id);
    await auditAgreement(session, hub, { ...told(`agreement ${kind}`, file), after: ending });
  });
}

function told(action: string, { agreement }: AgreementFile) {
  return { action, agreement };
}

function dayProblems({ agreement: { startsOn, endsOn } }: AgreementFile, on: IsoDate): Problem[] {
  if (isDate(on) && on >= startsOn && on <= endsOn) return [];
  const message = `Write a last day from ${startsOn} to ${endsOn}.`;
  return [{ message, found: on, place: { path: 'on' } }];
}

async function successorProblems(
  session: Session,
  id: string,
  by: string | null,
): Promise<Problem[]> {
  if (by === null || (by !== id && (await findFile(session, by)))) return [];
  const message = `There is no other agreement “${by}” that could take its place.`;
  return [{ message, place: { path: 'by' } }];
}

/** The findings of the latest version that a party has not accepted with these very figures. */
export function openFindings(
  hub: Pick<Hub, 'catalogue' | 'estate'>,
  file: AgreementFile,
  party: Actor['party'],
): Finding[] {
  const findings = findingsOf(checkContent(hub, file.agreement, latestOf(file).content));
  return findings.filter(
    ({ key, stated, computed }) =>
      !file.acceptances.some(
        (given) =>
          given.findingKey === key &&
          given.actor.party === party &&
          given.stated === stated &&
          given.computed === computed,
      ),
  );
}

type Step = { action: Action; kind: EventKind; seen: Seen; said: Said; reason?: string };

/** Steps that bind a party; the others only pass a draft to and fro. */
const binding: readonly Action[] = ['agree', 'sign'];

async function step(
  hub: Acting,
  id: string,
  { action, kind, seen, said, reason = '' }: Step,
  check: (session: Session, file: AgreementFile, actor: Actor) => Promise<void> = async () =>
    undefined,
): Promise<void> {
  await hub.database.transaction(async (session) => {
    const file = await holdFile(session, id);
    const needed = binding.includes(action) ? 'sign agreements' : 'write agreements';
    const actor = actingFor(hub, file.agreement, needed, said);
    demand(hub, file, action, actor);
    const latest = latestOf(file);
    refuseStale(latest, seen);
    await check(session, file, actor);
    await addEvent(session, {
      ...{ agreementId: id, kind, version: latest.number, contentHash: latest.contentHash, actor },
      ...{ on: today(hub), reason: reason || null, by: null },
    });
    if (kind === 'signed') await putInForce(session, hub, id);
    const after = { version: latest.number, contentHash: latest.contentHash, reason };
    await auditAgreement(session, hub, { ...told(`agreement ${kind}`, file), after });
  });
}

async function putInForce(session: Session, hub: Acting, id: string): Promise<void> {
  const file = await holdFile(session, id);
  if (stageOf(file, today(hub)).signedBy.length < 2) return;
  const recordedBy = 'agreement';
  await bringLevels(session, hub, {
    file,
    fileName: `agreement ${id}`,
    recordedBy,
    lines: ['level'],
  });
}

/** Nobody signs or agrees to other words than those that were read. */
function refuseStale(latest: Version, { version, contentHash }: Seen): void {
  if (latest.number === version && latest.contentHash === contentHash) return;
  throw new GatehouseError(
    'COMMISSION_STALE',
    latest.number === version
      ? `Version ${version} has other words than those that were read: its hash is ${latest.contentHash}. Read it, then decide again.`
      : `Version ${version} is not the latest any more: it is ${latest.number} now. Read what changed, then decide again.`,
    { status: 409 },
  );
}

function needReason(text: string, what: string): string {
  const reason = text.trim();
  if (reason !== '') return reason;
  const message = `Give the reason: ${what}.`;
  throw new GatehouseError('COMMISSION_REASON_MISSING', message, {
    problems: [{ message, place: { path: 'reason' } }],
  });
}

function problemOf({ key, explanation, stated, computed, cause }: Finding): Problem {
  const message = cause === null ? explanation : `${explanation} ${cause}`;
  return { message, found: stated ?? '', expected: computed ?? '', place: { path: key } };
}
