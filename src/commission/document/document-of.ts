import { nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import type { AgreementView } from '../agreement/get-agreement.ts';
import {
  type AgreementDocument,
  agreementDocument,
  type DocumentInput,
} from './agreement-document.ts';
import type { AgreementTables } from './table-layout.ts';

/** An agreement in one of its states as a document; `parent` is the title of that to which it is an annex. */
export function documentOf(
  { estate }: Pick<Hub, 'estate'>,
  view: AgreementView,
  parent?: string,
): AgreementDocument {
  const { template, content, contentHash, results, file, stage, version, month } = view;
  const { agreement } = file;
  return agreementDocument({
    ...{ template, content, agreement, results, version, contentHash },
    names: {
      provider: nameOf(estate, agreement.providerId),
      commissioner: nameOf(estate, agreement.commissionerId),
      parent,
    },
    signatures: signaturesOf(view),
    standing: `${stage.stage.charAt(0).toUpperCase()}${stage.stage.slice(1)}`,
    ...(month !== null && { month }),
    noticesApplied: view.notices.map((number) => {
      const notice = file.notices.find((one) => one.number === number);
      return `Notice ${number}: ${notice?.title ?? ''}`;
    }),
  });
}

/** The same state as tables for spreadsheets. */
export function agreementTablesOf(view: AgreementView): AgreementTables {
  const { template, content, contentHash, version, file } = view;
  return { template, content, agreement: file.agreement, version, contentHash };
}

/** Those of this very version; of an earlier one they say nothing of this. */
function signaturesOf({ file, version }: AgreementView): DocumentInput['signatures'] {
  return file.events
    .filter(({ kind }) => kind === 'signed' || kind === 'signed elsewhere')
    .filter((event) => event.version === version)
    .map(({ actor, on }) => ({ ...actor, on }));
}
