import type { MonthIndex } from '../../calendar/index.ts';
import { getTemplate } from '../../catalogue/index.ts';
import type { Session } from '../../database/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { type Hub, today } from '../../hub.ts';
import { actingFor, type Said } from './acting-for.ts';
import type { Actor, AgreementFile, Notice, NoticeEventKind } from './agreement.ts';
import { applyChanges, overlayChanges } from './apply-changes.ts';
import { auditAgreement } from './audit-agreement.ts';
import type { Change } from './change.ts';
import { broughtProblems } from './check-content.ts';
import { hashContent } from './content.ts';
import { demand, holdFile, refuse } from './draft-actions.ts';
import type { Evidence } from './evidence.ts';
import { getFile } from './get-agreement.ts';
import { bringLevels } from './level-batch.ts';
import { brokenSums } from './level-sums.ts';
import { lastDayIn } from './life.ts';
import { comesAfter, noticeProblems, noticeStatus, overlaps } from './notice-life.ts';
import { addNotice, addNoticeEvent } from './notice-store.ts';
import { contentOn } from './standing.ts';

type Acting = Hub;

/** A change as somebody proposes it. */
export type NoticeWish = {
  title: string;
  reason: string;
  evidence: string | null;
  effective: MonthIndex;
  changes: readonly Change[];
};

/**
 * Proposes a change of an agreement in force and returns its number. Throws COMMISSION_NOTICE_REFUSED with every
 * problem: months that are frozen or locked, changes that do not fit, cells that cannot be read.
 */
export async function proposeNotice(
  hub: Acting,
  evidence: Evidence,
  { id, wish }: { id: string; wish: NoticeWish },
  said: Said,
): Promise<number> {
  const { agreement } = await getFile(hub.database, id);
  const lockedMonths = await evidence.lockedMonths(hub, agreement.providerId);
  return hub.database.transaction(async (session) => {
    const file = await holdFile(session, id);
    const actor = actingFor(hub, file.agreement, 'write agreements', said);
    demand(hub, file, 'propose', actor);
    const content = checkWish(hub, file, wish, lockedMonths);
    const notice = await addNotice(session, {
      ...{ agreementId: id, title: wish.title.trim(), reason: wish.reason.trim(), actor },
      ...{ evidence: wish.evidence, effective: wish.effective, changes: wish.changes },
      basedOnHash: hashContent(content),
    });
    await addNoticeEvent(session, {
      ...{ agreementId: id, notice, kind: 'proposed', actor, on: today(hub) },
      ...{ reason: null, after: null },
    });
    await auditAgreement(session, hub, {
      ...{ action: 'notice proposed', agreement: file.agreement },
      after: { notice, ...wish },
    });
    return notice;
  });
}

/** The content on which a notice is made; throws COMMISSION_NOTICE_REFUSED with every problem of the notice. */
export function checkWish(
  hub: Pick<Hub, 'catalogue'>,
  file: AgreementFile,
  wish: NoticeWish,
  lockedMonths: readonly MonthIndex[],
): ReturnType<typeof contentOn>['content'] {
  const agreement = { ...file.agreement, endsOn: lastDayIn(file) };
  const template = getTemplate(hub.catalogue, agreement.template);
  const { content } = contentOn(template, file, wish.effective);
  const applied = applyChanges(template, content, wish.changes);
  refuse('COMMISSION_NOTICE_REFUSED', 'The notice cannot be proposed.', [
    ...(wish.title.trim() === ''
      ? [{ message: 'Give the notice a title.', place: { path: 'title' } }]
      : []),
    ...noticeProblems(template, content, wish, { agreement, lockedMonths }),
    ...applied.problems,
    ...broughtProblems(template, { before: content, after: applied.content }, hub.catalogue),
    ...brokenSums(template, { before: content, after: applied.content }, hub.catalogue),
  ]);
  return content;
}

/** What a party says to a notice. */
export type Answer = {
  kind: Exclude<NoticeEventKind, 'proposed'>;
  reason: string;
  after: number | null;
};

/**
 * Agrees to a notice, rejects or withdraws it with a reason, or orders it behind another. When both parties have
 * agreed it holds from its month on, and the levels that it changes are in force. Throws COMMISSION_NOTICE_CLOSED,
 * COMMISSION_NOTICES_OVERLAP, COMMISSION_NOTICE_REFUSED.
 */
export async function answerNotice(
  hub: Acting,
  evidence: Evidence,
  { id, number, answer }: { id: string; number: number; answer: Answer },
  said: Said,
): Promise<void> {
  const { agreement } = await getFile(hub.database, id);
  const lockedMonths = await evidence.lockedMonths(hub, agreement.providerId);
  await hub.database.transaction(async (session) => {
    const file = await holdFile(session, id);
    const needed = answer.kind === 'withdrawn' ? 'write agreements' : 'sign agreements';
    const actor = actingFor(hub, file.agreement, needed, said);
    const notice = getNotice(file, number);
    refuseAnswer(file, notice, answer, actor);
    if (answer.kind === 'agreed') {
      demand(hub, file, 'propose', actor);
      refuse(
        'COMMISSION_NOTICE_REFUSED',
        'The notice cannot be agreed any more.',
        agreeingProblems(hub, file, notice, lockedMonths),
      );
    }
    await addNoticeEvent(session, {
      ...{ agreementId: id, notice: number, kind: answer.kind, actor, on: today(hub) },
      reason: answer.reason.trim() || null,
      after: answer.kind === 'ordered' ? answer.after : null,
    });
    await putInForce(session, hub, id, number);
    await auditAgreement(session, hub, {
      ...{ action: `notice ${answer.kind}`, agreement: file.agreement },
      after: { notice: number, ...answer },
    });
  });
}

function agreeingProblems(
  hub: Acting,
  file: AgreementFile,
  notice: Notice,
  lockedMonths: readonly MonthIndex[],
): Problem[] {
  const agreement = { ...file.agreement, endsOn: lastDayIn(file) };
  const template = getTemplate(hub.catalogue, agreement.template);
  const { content } = contentOn(template, file, notice.effective);
  const { content: after } = overlayChanges(template, content, notice.changes);
  return [
    ...noticeProblems(template, content, notice, { agreement, lockedMonths }),
    // A notice ordered behind another was spread on what stood before that one.
    ...brokenSums(template, { before: content, after }, hub.catalogue),
  ];
}

async function putInForce(
  session: Session,
  hub: Acting,
  id: string,
  number: number,
): Promise<void> {
  const file = await getFile(session, id);
  if (noticeStatus(getNotice(file, number)).status !== 'agreed') return;
  await bringLevels(session, hub, {
    ...{ file, fileName: `agreement ${id}, notice ${number}`, recordedBy: 'agreement' },
    lines: ['level'],
  });
}

function refuseAnswer(file: AgreementFile, notice: Notice, answer: Answer, actor: Actor): void {
  const { status, agreedBy } = noticeStatus(notice);
  const say = (code: string, message: string) => {
    throw new GatehouseError(code, message, { status: 409 });
  };
  if (status !== 'open') {
    say('COMMISSION_NOTICE_CLOSED', `Notice ${notice.number} is ${status} already.`);
  }
  const own = notice.actor.party === actor.party;
  if (answer.kind === 'withdrawn' && !own) {
    say(
      'COMMISSION_OTHER_PARTY_MUST',
      'Only the party that proposed it can withdraw it. Reject it instead.',
    );
  }
  if (answer.kind === 'rejected' && own) {
    say('COMMISSION_OTHER_PARTY_MUST', 'You proposed it: withdraw it instead.');
  }
  if (answer.kind === 'agreed' && agreedBy.includes(actor.party)) {
    say(
      'COMMISSION_OTHER_PARTY_MUST',
      `The ${actor.party} has agreed; it is for the other party now.`,
    );
  }
  const closing = answer.kind === 'rejected' || answer.kind === 'withdrawn';
  if (closing && answer.reason.trim() === '') {
    const message = `Give the reason why it is ${answer.kind}.`;
    throw new GatehouseError('COMMISSION_REASON_MISSING', message, {
      problems: [{ message, place: { path: 'reason' } }],
    });
  }
  if (answer.kind === 'ordered') refuseOrder(file, notice, answer.after);
  if (answer.kind === 'agreed') refuseOverlap(file, notice);
}

function refuseOrder(file: AgreementFile, notice: Notice, after: number | null): void {
  const other = file.notices.find(({ number }) => number === after);
  const itself = other?.number === notice.number;
  if (!other || itself || comesAfter(file.notices, other.number, notice.number)) {
    throw new GatehouseError(
      'COMMISSION_ORDER_INVALID',
      'Name another notice of this agreement, which does not itself come after this one.',
    );
  }
  refuseOtherOrder(file, notice, other.number);
  if (other.effective <= notice.effective) return;
  throw new GatehouseError(
    'COMMISSION_ORDER_INVALID',
    `Notice ${other.number} holds from a later month than notice ${notice.number}, so its word comes last. Order notice ${other.number} after notice ${notice.number}.`,
  );
}

/** The other party agreed to the earlier notice in the order that stood then, so one party alone cannot change it. */
function refuseOtherOrder(file: AgreementFile, notice: Notice, after: number): void {
  const stands = noticeStatus(notice).after;
  if (stands === null || stands === after) return;
  if (noticeStatus(getNotice(file, stands)).status !== 'agreed') return;
  throw new GatehouseError(
    'COMMISSION_ORDER_INVALID',
    `Notice ${notice.number} comes after notice ${stands}, which was agreed in that order. To change it, withdraw or reject notice ${notice.number} and propose it anew.`,
  );
}

/** Two open notices on one cell must be ordered before either is agreed, and the earlier one settled first. */
function refuseOverlap(file: AgreementFile, notice: Notice): void {
  const touching = overlaps(file.notices).filter(
    ({ notice: one, other }) => one === notice.number || other === notice.number,
  );
  if (touching.length > 0) {
    const others = touching.map(({ notice: one, other }) => (one === notice.number ? other : one));
    throw new GatehouseError(
      'COMMISSION_NOTICES_OVERLAP',
      `Notice ${notice.number} touches the same cells as notice ${[...new Set(others)].join(' and ')}. Say which comes first.`,
      {
        status: 409,
        problems: touching.flatMap(({ at }) =>
          at.map((path) => ({ message: `Both touch ${path}.`, place: { path } })),
        ),
      },
    );
  }
  const { after } = noticeStatus(notice);
  const before = file.notices.find(({ number }) => number === after);
  if (before && noticeStatus(before).status === 'open') {
    throw new GatehouseError(
      'COMMISSION_NOTICES_OVERLAP',
      `Notice ${notice.number} comes after notice ${before.number}, which is still open. Settle that one first.`,
      { status: 409 },
    );
  }
}

/** A notice by its number; throws COMMISSION_UNKNOWN_NOTICE. */
export function getNotice({ agreement, notices }: AgreementFile, number: number): Notice {
  const found = notices.find((notice) => notice.number === number);
  if (found) return found;
  throw new GatehouseError(
    'COMMISSION_UNKNOWN_NOTICE',
    `${agreement.title} has no notice ${number}.`,
    { status: 404 },
  );
}
