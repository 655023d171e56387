import { monthPeriod, printPeriod } from '../calendar/index.ts';
import type { Party } from '../catalogue/index.ts';
import { type Estate, nameOf } from '../estate/index.ts';
import type { Actor, Agreement, Notice } from './agreement/agreement.ts';
import { findingsOf } from './agreement/consistency/check-agreement.ts';
import type { Content } from './agreement/content.ts';
import type { AgreementView } from './agreement/get-agreement.ts';
import type { Stage } from './agreement/life.ts';
import type { AgreementSummary } from './agreement/list-agreements.ts';
import { noticeStatus } from './agreement/notice-life.ts';
import { type PricePerPlace, pricePerPlace } from './agreement/price-per-place.ts';

/** An agreement as the API and the command line give it. */
export type ShownAgreement = {
  id: string;
  title: string;
  template: string;
  provider: string;
  providerId: string;
  commissioner: string;
  commissionerId: string;
  parent: string | null;
  startsOn: string;
  endsOn: string;
  stage: Stage['stage'];
  signedBy: readonly Party[];
  version: number;
  contentHash: string;
  findings: number | null;
  openNotices: number;
};

type Names = { estate: Estate };

/** One agreement of a list. */
export function shownSummary({ estate }: Names, summary: AgreementSummary): ShownAgreement {
  const { agreement, stage, version, contentHash, findings, openNotices } = summary;
  return {
    ...shownParties(estate, agreement),
    ...{
      stage: stage.stage,
      signedBy: stage.signedBy,
      version,
      contentHash,
      findings,
      openNotices,
    },
  };
}

function shownParties(estate: Estate, agreement: Agreement) {
  const { id, title, template, providerId, commissionerId, parentId, startsOn, endsOn } = agreement;
  return {
    ...{ id, title, template, providerId, commissionerId, parent: parentId, startsOn, endsOn },
    provider: nameOf(estate, providerId),
    commissioner: nameOf(estate, commissionerId),
  };
}

/** An agreement in one of its states, with all that it says. */
export type WholeAgreement = ShownAgreement & {
  /** The month whose state it is: `Nov 2014`; null where it is a version by itself. */
  month: string | null;
  /** The notices that made it what it is. */
  notices: number[];
  pricePerPlace: PricePerPlace | null;
  signatures: Array<
    Actor & { on: string; version: number; contentHash: string; elsewhere: boolean }
  >;
  content: Content;
};

export function shownWhole(names: Names, view: AgreementView): WholeAgreement {
  const { file, stage, version, contentHash, results, month } = view;
  const openNotices = file.notices.filter((one) => noticeStatus(one).status === 'open').length;
  const findings = findingsOf(results).length;
  const summary = { agreement: file.agreement, stage, version, contentHash, findings, openNotices };
  return {
    ...shownSummary(names, summary),
    month: month === null ? null : printMonth(month),
    notices: [...view.notices],
    pricePerPlace: pricePerPlace(view.template, view.content) ?? null,
    signatures: signaturesOf(view),
    content: view.content,
  };
}

function signaturesOf({ file, version: shown }: AgreementView): WholeAgreement['signatures'] {
  return file.events
    .filter(
      ({ kind, version }) =>
        (kind === 'signed' || kind === 'signed elsewhere') && version === shown,
    )
    .map(({ kind, actor, on, version, contentHash }) => ({
      ...actor,
      ...{ on, version, contentHash, elsewhere: kind === 'signed elsewhere' },
    }));
}

/** A notice with what became of it. */
export type ShownNotice = {
  number: number;
  title: string;
  reason: string;
  evidence: string | null;
  effective: string;
  status: string;
  agreedBy: readonly Party[];
  after: number | null;
  proposedBy: Actor;
  proposedAt: string;
  changes: Notice['changes'];
  steps: Array<{
    kind: string;
    on: string;
    actor: Actor;
    reason: string | null;
    after: number | null;
  }>;
};

export function shownNotice(notice: Notice): ShownNotice {
  const { number, title, reason, evidence, changes } = notice;
  const { status, agreedBy, after } = noticeStatus(notice);
  return {
    ...{ number, title, reason, evidence, changes: [...changes], status, after },
    ...{ agreedBy: [...agreedBy], effective: printMonth(notice.effective) },
    ...{ proposedBy: notice.actor, proposedAt: notice.recordedAt },
    steps: notice.events.map(({ kind, on, actor, reason: why, after: behind }) => ({
      ...{ kind, on, actor, reason: why, after: behind },
    })),
  };
}

/** A month as people write it: `Oct 2014`. */
export function printMonth(month: number): string {
  return printPeriod(monthPeriod(Math.floor(month / 12), (month % 12) + 1));
}
