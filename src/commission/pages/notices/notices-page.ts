import { z } from 'zod';
import { dayWords, monthWords } from '../../../calendar/index.ts';
import type { Hub } from '../../../hub.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import type { Notice } from '../../agreement/agreement.ts';
import type { Evidence } from '../../agreement/evidence.ts';
import { type AgreementView, viewAgreement } from '../../agreement/get-agreement.ts';
import { refusalOf } from '../../agreement/life.ts';
import { noticeStatus } from '../../agreement/notice-life.ts';
import { suggestNotices } from '../../agreement/suggest-notices.ts';
import { newNoticeAddress, noticeAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import type { DataTable } from '../data-table.ts';
import { noticeWords } from '../life-words.ts';
import { mayWrite } from '../may-write.ts';
import { suggestionView } from '../suggestion-view.ts';
import { counted } from '../words.ts';

/** The notices of an agreement, open and settled, and what is recorded so differently that one is suggested. */
export function noticesPage(evidence: Evidence): Page {
  return page({
    needs: 'see agreements',
    path: '/agreements/:id/notices',
    params: z.object({ id: z.string() }),
    show: async ({ hub, params }) => listView(hub, evidence, await viewAgreement(hub, params.id)),
  });
}

async function listView(hub: Hub, evidence: Evidence, view: AgreementView): Promise<View> {
  const { notices, agreement } = view.file;
  const frame = agreementFrame(hub, view, { tab: 'notices', title: 'Notices of change' });
  const open = notices.filter((notice) => noticeStatus(notice).status === 'open');
  const settled = notices.filter((notice) => noticeStatus(notice).status !== 'open');
  return {
    view: 'commission/views/notices/notices.njk',
    ...frame,
    data: {
      ...frame.data,
      refusal: refusalOf(view.stage, 'propose', 'provider')?.message,
      newHref: mayWrite(hub, view) ? newNoticeAddress(agreement.id) : undefined,
      open: noticeTable(open, { id: 'open-notices', caption: 'Open' }),
      settled:
        settled.length > 0 && noticeTable(settled, { id: 'settled-notices', caption: 'Settled' }),
      suggestions: (await suggestNotices(hub, evidence, view)).map((one) =>
        suggestionView(view, one),
      ),
    },
  };
}

function noticeTable(
  notices: readonly Notice[],
  { id, caption }: { id: string; caption: string },
): DataTable {
  return {
    ...{ id, caption },
    head: ['Notice', 'From', 'Changes', 'Proposed', 'Where it stands'].map((text) => ({ text })),
    rows: notices.map((notice) => [
      {
        text: `${notice.number} ${notice.title}`,
        href: noticeAddress(notice.agreementId, notice.number),
        classes: 'gh-words',
      },
      { text: monthWords(notice.effective) },
      { text: counted(notice.changes.length, 'change') },
      { text: `${dayWords(notice.recordedAt.slice(0, 10))} by the ${notice.actor.party}` },
      { text: noticeWords(notice) },
    ]),
    empty: 'No notice is open.',
  };
}
