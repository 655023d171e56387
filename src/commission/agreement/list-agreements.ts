import { type Hub, today } from '../../hub.ts';
import type { Agreement } from './agreement.ts';
import { listAgreementRows, listFiles } from './agreement-store.ts';
import { findingsOf } from './consistency/check-agreement.ts';
import { viewOf } from './get-agreement.ts';
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
  const files = await listFiles(hub.database, wanted, 'the latest version');
  return files.map((file) => {
    const { stage, version, contentHash, results } = viewOf(hub, file, { on: today(hub) });
    const open = file.notices.filter((notice) => noticeStatus(notice).status === 'open');
    const findings = findingsOf(results).length;
    const { agreement } = file;
    return { agreement, stage, version, contentHash, findings, openNotices: open.length };
  });
}
