import { type Hub, today } from '../../hub.ts';
import type { Agreement, AgreementFile } from './agreement.ts';
import { listAgreementRows, listFiles } from './agreement-store.ts';
import { findingsOf } from './consistency/check-agreement.ts';
import { getVersion, viewOf } from './get-agreement.ts';
import { type Stage, stageOf } from './life.ts';
import { noticeStatus } from './notice-life.ts';

/** One agreement as a list shows it, as it stands today. */
export type AgreementSummary = {
  agreement: Agreement;
  stage: Stage;
  version: number;
  contentHash: string;
  /** Null where the form is gone from the definitions, so that nothing can be checked. */
  findings: number | null;
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
  return files.map((file) => summaryOf(hub, file));
}

function summaryOf(hub: Parameters<typeof viewOf>[0], file: AgreementFile): AgreementSummary {
  const { agreement, notices } = file;
  const open = notices.filter((notice) => noticeStatus(notice).status === 'open');
  const common = { agreement, openNotices: open.length };
  if (!hub.catalogue.templates.some(({ code }) => code === agreement.template)) {
    const stage = stageOf(file, today(hub));
    const { number: version, contentHash } = getVersion(file, stage.version);
    return { ...common, stage, version, contentHash, findings: null };
  }
  const { stage, version, contentHash, results } = viewOf(hub, file, { on: today(hub) });
  return { ...common, stage, version, contentHash, findings: findingsOf(results).length };
}
