import { mayDo, type Permission } from '../../access/index.ts';
import { type IsoDate, startsOn } from '../../calendar/index.ts';
import type { Party } from '../../catalogue/index.ts';
import { type Hub, today } from '../../hub.ts';
import { partiesOf } from './acting-for.ts';
import type { Agreement, AgreementFile } from './agreement.ts';
import { listAgreementRows, listFiles } from './agreement-store.ts';
import { stageOf } from './life.ts';
import { noticeStatus } from './notice-life.ts';
import { openFindings } from './signing-actions.ts';

/** What a party has to do before an agreement, or a notice of change, can come into force. */
export type AgreementWaiting = {
  agreement: Agreement;
  party: Party;
  what: 'agree' | 'sign' | 'findings' | 'notice';
  /** Of findings: how many the party has neither mended nor accepted. */
  findings: number;
  notice: { number: number; title: string } | null;
  /** The first day on which it is to hold. */
  from: IsoDate;
};

/** What waits in agreements for a party whose role the caller holds and may act in. */
export async function listAgreementsWaiting(hub: Hub): Promise<AgreementWaiting[]> {
  const may = (permission: Permission) => mayDo(hub.caller, permission);
  if (!may('write agreements') && !may('sign agreements')) return [];
  const agreements = (await listAgreementRows(hub.database)).filter(
    (one) => partiesOf(hub, one).length > 0,
  );
  const files = await listFiles(hub.database, agreements, 'the latest version');
  return files.flatMap((file) =>
    partiesOf(hub, file.agreement).flatMap((party) => [
      ...(may('sign agreements') ? [...toBind(hub, file, party), ...noticesIn(file, party)] : []),
      ...(may('write agreements') ? findingsIn(hub, file, party) : []),
    ]),
  );
}

function toBind(hub: Hub, file: AgreementFile, party: Party): AgreementWaiting[] {
  const { stage, offeredBy, signedBy } = stageOf(file, today(hub));
  const what =
    stage === 'offered' && offeredBy !== party
      ? 'agree'
      : stage === 'agreed' && !signedBy.includes(party)
        ? 'sign'
        : undefined;
  return what ? [{ ...aboutWhole(file, party), what }] : [];
}

/** Findings are settled before signing: of what is signed nothing waits. */
function findingsIn(hub: Hub, file: AgreementFile, party: Party): AgreementWaiting[] {
  const { stage } = stageOf(file, today(hub));
  const isOpen = stage === 'draft' || stage === 'offered' || stage === 'agreed';
  const isKnown = hub.catalogue.templates.some(({ code }) => code === file.agreement.template);
  const findings = isOpen && isKnown ? openFindings(hub, file, party).length : 0;
  return findings === 0 ? [] : [{ ...aboutWhole(file, party), what: 'findings', findings }];
}

function noticesIn(file: AgreementFile, party: Party): AgreementWaiting[] {
  return file.notices
    .filter((notice) => noticeStatus(notice).status === 'open' && notice.actor.party !== party)
    .map(({ number, title, effective }) => ({
      ...aboutWhole(file, party),
      what: 'notice',
      notice: { number, title },
      from: startsOn({ kind: 'month', first: effective, months: 1 }),
    }));
}

function aboutWhole({ agreement }: AgreementFile, party: Party): Omit<AgreementWaiting, 'what'> {
  return { agreement, party, findings: 0, notice: null, from: agreement.startsOn };
}
