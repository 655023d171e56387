import { mayDoFor } from '../../../access/index.ts';
import { type Party, type Permission, parties } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import type { AgreementView } from '../../agreement/get-agreement.ts';
import { type Action, refusalOf } from '../../agreement/life.ts';
import { partyOf } from '../acting.ts';
import { newNoticeAddress, sectionAddress, signAddress } from '../addresses.ts';
import type { Words } from '../life-words.ts';
import { bindingSteps } from '../signing/sign-steps.ts';

/** What one party may do with an agreement now. */
export type NextSteps = { party: Party; steps: readonly Words[] };

type Step = { action: Action; text: string; href: (view: AgreementView) => string };

const sign = ({ file }: AgreementView) => signAddress(file.agreement.id);

const steps: readonly Step[] = [
  { action: 'save', text: 'Change the draft, table by table', href: firstSection },
  { action: 'offer', text: 'Offer it to the other party', href: sign },
  { action: 'agree', text: 'Agree to it', href: sign },
  { action: 'return', text: 'Return it with a reason', href: sign },
  { action: 'sign', text: 'Sign it', href: sign },
  {
    action: 'propose',
    text: 'Propose a change by notice',
    href: ({ file }) => newNoticeAddress(file.agreement.id),
  },
  { action: 'end', text: 'End it, or say what takes its place', href: sign },
];

/** What each party may do next, with the page where it is done for whoever may do it; nothing when it is over. */
export function nextSteps(hub: Pick<Hub, 'caller'>, view: AgreementView): NextSteps[] {
  const { providerId } = view.file.agreement;
  const may = (party: Party, action: Action) =>
    partyOf(hub, party) === party && mayDoFor(hub.caller, needsOf(action), providerId);
  return parties
    .map((party) => ({
      party,
      steps: steps
        .filter(({ action }) => refusalOf(view.stage, action, party) === undefined)
        .map(({ action, text, href }) => ({
          text,
          ...(may(party, action) && { href: href(view) }),
        })),
    }))
    .filter((one) => one.steps.length > 0);
}

function firstSection({ file, template }: AgreementView): string {
  return sectionAddress(file.agreement.id, template.sections[0]?.code ?? '');
}

/** What one must be allowed to do for a step. */
function needsOf(action: Action): Permission {
  return bindingSteps.some((step) => step === action) ? 'sign agreements' : 'write agreements';
}
