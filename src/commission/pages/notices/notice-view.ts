import { dayWords, instantWords, monthWords } from '../../../calendar/index.ts';
import type { Party } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import { address, type View } from '../../../web/index.ts';
import type { Notice, NoticeEventKind } from '../../agreement/agreement.ts';
import type { Evidence } from '../../agreement/evidence.ts';
import { type AgreementView, viewAgreement } from '../../agreement/get-agreement.ts';
import { otherParty } from '../../agreement/life.ts';
import { getNotice } from '../../agreement/notice-actions.ts';
import { noticeStatus } from '../../agreement/notice-life.ts';
import { previewNotice } from '../../agreement/notice-preview.ts';
import { paragraphsOf } from '../../document/document-table.ts';
import { noticeAddress, noticesAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { actorWords, noticeWords } from '../life-words.ts';
import { mayWrite } from '../may-write.ts';
import { previewView } from './preview-view.ts';

/** What a party may say to a notice. */
export const answers = ['agreed', 'rejected', 'withdrawn', 'ordered'] as const;
type Answer = (typeof answers)[number];

const answerWords: Readonly<Record<Answer, string>> = {
  agreed: 'Agree to it',
  rejected: 'Reject it, with a reason',
  withdrawn: 'Withdraw it, with a reason',
  ordered: 'Say that it comes after another notice',
};

const doneWords: Readonly<Partial<Record<string, string>>> = {
  proposed: 'The notice was proposed. The other party agrees to it or rejects it.',
  agreed:
    'Both parties have agreed: the notice holds from its month on, and its levels are in force.',
  rejected: 'The notice was rejected.',
  withdrawn: 'The notice was withdrawn.',
  ordered: 'The order of the notices was recorded.',
};

const stepWords: Readonly<Record<NoticeEventKind, string>> = {
  proposed: 'Proposed',
  agreed: 'Agreed',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  ordered: 'Put in order',
};

type Asked = { party?: Party | undefined; done?: string | undefined };

/** A notice with its preview, its steps, and the form for what a party says next. */
export async function noticeView(
  { hub, evidence }: { hub: Hub; evidence: Evidence },
  { id, number }: { id: string; number: number },
  asked: Asked,
): Promise<View> {
  const view = await viewAgreement(hub, id);
  const { file, template } = view;
  const notice = getNotice(file, number);
  const preview = await previewNotice(hub, evidence, id, number);
  const frame = agreementFrame(hub, view, {
    ...{ tab: 'notices', title: `Notice ${number}: ${notice.title}` },
    crumbs: [{ text: 'Notices of change', href: noticesAddress(id) }],
  });
  const said = asked.done === undefined ? undefined : doneWords[asked.done];
  return {
    view: 'commission/views/notices/notice.njk',
    ...frame,
    data: {
      ...frame.data,
      told: said && { text: said, success: true, details: [] },
      notice: shownNotice(notice),
      steps: stepsOf(notice),
      preview: previewView({ hub, file, template }, preview),
      ...(mayWrite(hub, view) ? answerForm(view, notice, asked.party) : { open: false }),
      values: {},
    },
  };
}

function shownNotice(notice: Notice) {
  const { reason, evidence, effective, actor, recordedAt } = notice;
  return {
    from: monthWords(effective),
    status: noticeWords(notice),
    reason: paragraphsOf(reason),
    evidence: paragraphsOf(evidence ?? ''),
    by: actorWords(actor),
    at: instantWords(recordedAt),
  };
}

function stepsOf({ events }: Notice) {
  return events.map(({ kind, actor, on, reason, after }) => ({
    what: after === null ? stepWords[kind] : `${stepWords[kind]}: after notice ${after}`,
    who: actorWords(actor),
    on: dayWords(on),
    reason,
  }));
}

/** What a party may say: its own notice it withdraws, another's it agrees to or rejects; either may order it. */
function answerForm({ file }: AgreementView, notice: Notice, party: Party | undefined) {
  const { status } = noticeStatus(notice);
  const here = noticeAddress(notice.agreementId, notice.number);
  if (status !== 'open') return { open: false };
  if (!party) return { open: true };
  const own = notice.actor.party === party;
  const others = file.notices.filter(
    (other) =>
      other !== notice &&
      noticeStatus(other).status !== 'rejected' &&
      noticeStatus(other).status !== 'withdrawn',
  );
  const may: Answer[] = [
    ...(own ? (['withdrawn'] as const) : (['agreed', 'rejected'] as const)),
    ...(others.length > 0 ? (['ordered'] as const) : []),
  ];
  return {
    ...{ open: true, party, own },
    otherHref: address(here, { party: otherParty(party) }),
    answers: may.map((kind) => ({ value: kind, text: answerWords[kind] })),
    others: [
      { value: '', text: 'Choose a notice' },
      ...others.map(({ number, title }) => ({ value: String(number), text: `${number} ${title}` })),
    ],
    mayOrder: others.length > 0,
  };
}
