import { dayWords, instantWords } from '../../../calendar/index.ts';
import type { Party } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import { address, type View } from '../../../web/index.ts';
import { listAgreementRows } from '../../agreement/agreement-store.ts';
import { neededProblems } from '../../agreement/check-content.ts';
import { findingsOf } from '../../agreement/consistency/check-agreement.ts';
import { latestOf } from '../../agreement/draft-actions.ts';
import { type AgreementView, getFile, viewOf } from '../../agreement/get-agreement.ts';
import { otherParty } from '../../agreement/life.ts';
import { openFindings } from '../../agreement/signing-actions.ts';
import { tableHeading } from '../../document/document-table.ts';
import {
  agreementAddress,
  compareAddress,
  documentAddress,
  editAddress,
  importAddress,
} from '../addresses.ts';
import { agreementFrame, isDraftOpen } from '../agreement-frame.ts';
import { shownOf } from '../agreement-page.ts';
import { findingView } from '../finding-view.ts';
import { actorWords, lifeWords } from '../life-words.ts';
import { counted } from '../words.ts';
import { type SignStep, signSteps, stepAddress, stepsFor, stepWords } from './sign-steps.ts';

export type SignAsked = {
  party?: Party | undefined;
  step?: SignStep | undefined;
  /** What has just been done. */
  done?: string | undefined;
  saved?: number | undefined;
};

/** Where a draft stands, what is still to be written, and what a party may do next. */
export async function signView(hub: Hub, id: string, asked: SignAsked): Promise<View> {
  const file = await getFile(hub.database, id);
  const view = viewOf(hub, file, { version: latestOf(file).number });
  const { party, step } = asked;
  const frame = agreementFrame(hub, view, { tab: 'sign', title: 'Draft and signatures' });
  const open = party ? openFindings(hub, file, party) : [];
  const steps = party ? stepsFor(view, party, open.length) : [];
  return {
    view: 'commission/views/signing/sign.njk',
    ...frame,
    data: {
      ...frame.data,
      life: lifeWords(view),
      seen: seenVersion(view),
      ...{ tables: tableTasks(view, party), draftOpen: isDraftOpen(view) },
      importHref: importAddress(id),
      told: toldWords(asked),
      ...{ party, steps, values: {} },
      otherHref: party && stepAddress(view, otherParty(party)),
      backHref: party && stepAddress(view, party),
      step: step && { code: step, ...stepWords[step] },
      refusal: steps.find((one) => one.step === step)?.refusal,
      openFindings: open.length,
      acceptHref: party && stepAddress(view, party, 'accept'),
      findings: step === 'accept' ? findingViews(view, open) : [],
      others: step === 'end' ? await otherAgreements(hub, view) : [],
      events: eventWords(view),
    },
  };
}

/** Exactly what is offered, agreed or signed. */
function seenVersion({ file, version, contentHash }: AgreementView) {
  const { id } = file.agreement;
  const { actor, recordedAt, note } = latestOf(file);
  return {
    ...{ version, contentHash, note },
    saved: `${instantWords(recordedAt)} by ${actorWords(actor)}`,
    readHref: agreementAddress(id, { version }),
    documentHref: documentAddress(id, 'html', { version }),
    compareHref: version > 1 ? compareAddress(id, version - 1, version) : undefined,
  };
}

/** The tables with what is still to do in each, section by section. */
function tableTasks({ template, content, file, results }: AgreementView, party?: Party) {
  const needed = neededProblems(template, content).map(({ place }) => place?.path ?? '');
  const findings = findingsOf(results);
  return template.sections.map(({ title, tables }) => ({
    title,
    tables: tables.map((table) => {
      const { code, editedBy } = table;
      const blank = needed.filter((path) => path.startsWith(`${code}/`)).length;
      const found = findings.filter((finding) => finding.table === code).length;
      const remarks = file.comments.filter(({ about }) => `${about}/`.startsWith(`${code}/`));
      return {
        title: tableHeading(table),
        href: address(editAddress(file.agreement.id, code), { party }),
        writers: editedBy ? `Written by the ${editedBy}` : '',
        blank: blank === 0 ? '' : `${counted(blank, 'cell')} to fill`,
        findings: found === 0 ? '' : counted(found, 'finding'),
        remarks: remarks.length === 0 ? '' : counted(remarks.length, 'comment'),
      };
    }),
  }));
}

function findingViews(view: AgreementView, open: ReturnType<typeof openFindings>) {
  const shown = shownOf({ view, asked: {} });
  return open.map((finding) => findingView(finding, shown));
}

async function otherAgreements(hub: Hub, { file }: AgreementView) {
  const agreements = await listAgreementRows(hub.database);
  const others = agreements.filter(({ id }) => id !== file.agreement.id);
  return [
    { value: '', text: 'None: it ends' },
    ...others.map(({ id, title }) => ({ value: id, text: title })),
  ];
}

function eventWords({ file }: AgreementView) {
  return file.events.toReversed().map(({ kind, version, actor, on, reason, by }) => ({
    what: `Version ${version} ${kind}${by ? ` by ${by}` : ''}`,
    who: actorWords(actor),
    on: dayWords(on),
    reason,
  }));
}

function toldWords({ done, saved }: SignAsked) {
  const said = (text: string) => ({ text, success: true, details: [] });
  if (saved !== undefined) return said(`Saved as version ${saved}.`);
  if (done === 'begun') return said('The draft was begun.');
  const step = signSteps.find((one) => one === done);
  return step && said(stepWords[step].done);
}
