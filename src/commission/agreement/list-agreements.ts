import { type Hub, today } from '../../hub.ts';
import type { Agreement } from './agreement.ts';
import { listAgreementRows } from './agreement-store.ts';
import { findingsOf } from './consistency/check-agreement.ts';
import { getFile, viewOf } from './get-agreement.ts';
import type { Stage } from './life.ts';
import { noticeStatus } from './notice-life.ts';

/** One agreement as a list shows it, as it stands today. */
export type AgreementSummary = {
  agreement: Agreement;
  stage: Stage;
  version: number;
  contentHash: string;
  findings: number;
  openNotices: number;
};

/** Every agreement, or those of a provider, as they stand today. */
export async function listAgreements(
  hub: Pick<Hub, 'database' | 'catalogue' | 'estate' | 'now'>,
  { providerId }: { providerId?: string | undefined } = {},
): Promise<AgreementSummary[]> {
  const agreements = await listAgreementRows(hub.database);
  const wanted = agreements.filter(
    (one) => providerId === undefined || one.providerId === providerId,
  );
  return Promise.all(
    wanted.map(async (agreement) => {
      const file = await getFile(hub.database, agreement.id);
      const { stage, version, contentHash, results } = viewOf(hub, file, { on: today(hub) });
      const open = file.notices.filter((notice) => noticeStatus(notice).status === 'open');
      const findings = findingsOf(results).length;
      return { agreement, stage, version, contentHash, findings, openNotices: open.length };
    }),
  );
}
