import type { Party } from '../../../catalogue/index.ts';
import { address } from '../../../web/index.ts';
import type { AgreementView } from '../../agreement/get-agreement.ts';
import { type Action, refusalOf } from '../../agreement/life.ts';
import { signAddress } from '../addresses.ts';

/** What a party does with a draft, or to end an agreement. */
export const signSteps = ['offer', 'return', 'agree', 'accept', 'sign', 'end'] as const;
export type SignStep = (typeof signSteps)[number];

/** Steps that bind a party, for which somebody confirms that it is still them. */
export const bindingSteps: readonly SignStep[] = ['agree', 'sign', 'end'];

type Words = { title: string; button: string; does: string; done: string };

export const stepWords: Readonly<Record<SignStep, Words>> = {
  offer: {
    title: 'Offer it to the other party',
    button: 'Offer this version',
    does: 'The other party can agree to exactly this version, or give it back. Whoever saves a change makes it a draft again.',
    done: 'The version is offered.',
  },
  return: {
    title: 'Give it back with a reason',
    button: 'Give it back',
    does: 'It becomes a draft again, with your reason beside it.',
    done: 'The version was given back.',
  },
  agree: {
    title: 'Agree to what is offered',
    button: 'Agree to this version',
    does: 'After that both parties sign it.',
    done: 'Both parties have agreed.',
  },
  accept: {
    title: 'Accept findings as they stand',
    button: 'Accept what is ticked',
    does: 'Where figures disagree, mend them, or accept each with a reason. What is accepted holds for these very figures.',
    done: 'The findings were accepted.',
  },
  sign: {
    title: 'Sign it',
    button: 'Sign this version',
    does: 'You sign exactly this version. With the second signature the draft is closed and its levels are in force.',
    done: 'The version was signed.',
  },
  end: {
    title: 'End it early, or say what takes its place',
    button: 'End the agreement',
    does: 'It stays readable as it stood on any day.',
    done: 'The end of the agreement was recorded.',
  },
};

const actions: Readonly<Record<SignStep, Action>> = {
  offer: 'offer',
  return: 'return',
  agree: 'agree',
  accept: 'save',
  sign: 'sign',
  end: 'end',
};

/** A step as the page lists it: the way to it, or why it cannot be taken now. */
export type StepView = { step: SignStep; title: string; href: string; refusal: string | undefined };

/** Every step for a party, in the order of an agreement's life; `open` counts the findings it has not accepted. */
export function stepsFor(view: AgreementView, party: Party, open: number): StepView[] {
  return signSteps.map((step) => ({
    step,
    title: stepWords[step].title,
    href: stepAddress(view, party, step),
    refusal: whyNot(view, party, { step, open }),
  }));
}

/** Why a party cannot take a step now; undefined when it can. */
export function whyNot(
  { stage }: AgreementView,
  party: Party,
  { step, open }: { step: SignStep; open: number },
): string | undefined {
  const refusal = refusalOf(stage, actions[step], party);
  if (refusal) return refusal.message;
  if (step === 'accept' && open === 0) return 'There is no finding that you have not accepted.';
  if (step !== 'sign' || open === 0) return undefined;
  const findings = open === 1 ? 'One finding is' : `${open} findings are`;
  return `${findings} neither mended nor accepted by the ${party}. Mend them in the tables, or accept each with a reason.`;
}

export function stepAddress({ file }: AgreementView, party: Party, step?: SignStep): string {
  return address(signAddress(file.agreement.id), { party, step });
}
