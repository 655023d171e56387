import { dateOfDay, dayCount, type IsoDate } from '../../calendar/index.ts';
import {
  type AgreedTable,
  type AgreementTemplate,
  findTable,
  type Party,
} from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import type { AgreementFile, Version } from './agreement.ts';
import { type Change, pathOf } from './change.ts';
import { currentRound, type Life } from './version-round.ts';

/** How far an agreement has come, from its first draft to its end. */
export const stageNames = [
  'draft',
  'offered',
  'agreed',
  'signed',
  'in force',
  'ended',
  'superseded',
] as const;
export type StageName = (typeof stageNames)[number];

/** Where an agreement stands on a day. */
export type Stage = {
  stage: StageName;
  /** The version that both signed, else the latest. */
  version: number;
  /** Who offered the version to the other, while it is offered or after that. */
  offeredBy?: Party | undefined;
  /** Who has signed that version; with both, drafts are closed. */
  signedBy: readonly Party[];
  sinceOn: IsoDate;
};

/**
 * Where an agreement stands on a day. A version is offered by one party, agreed by the other, signed by both, each of
 * its very hash; saved anew or returned, it is a draft again. Signed, it is in force from its first day to its last.
 */
export function stageOf(file: Life & Pick<AgreementFile, 'agreement'>, today: IsoDate): Stage {
  const round = currentRound(file);
  const { offeredBy, signedBy, sinceOn, version } = round;
  const settled = { version: version.number, offeredBy, signedBy };
  const closing = closingOf(file, today);
  if (closing) return { ...settled, stage: closing.kind, sinceOn: closing.on };
  const { startsOn, endsOn } = file.agreement;
  if (round.stage !== 'signed' || today < startsOn) {
    return { ...settled, stage: round.stage, sinceOn };
  }
  if (today > endsOn) {
    return { ...settled, stage: 'ended', sinceOn: dayAfter(endsOn) };
  }
  return { ...settled, stage: 'in force', sinceOn: startsOn };
}

/** The version that both parties signed, the latest where a signed transcription was corrected; undefined before that. */
export function findSignedVersion(file: Life): Version | undefined {
  const round = currentRound(file);
  return round.stage === 'signed' ? round.version : undefined;
}

function dayAfter(on: IsoDate): IsoDate {
  return dateOfDay(dayCount(on) + 1);
}

/** The end or supersession whose last day has passed; the latest word counts, so an end to come can still be moved. */
function closingOf(
  { events }: Pick<Life, 'events'>,
  today: IsoDate,
): { kind: 'ended' | 'superseded'; on: IsoDate } | undefined {
  const last = events.findLast(({ kind }) => kind === 'ended' || kind === 'superseded');
  if (!last || last.on >= today) return undefined;
  return { kind: last.kind === 'superseded' ? 'superseded' : 'ended', on: dayAfter(last.on) };
}

/** The last day on which an agreement holds: that of its term, or of an end before it. */
export function lastDayIn({
  agreement,
  events,
}: Pick<AgreementFile, 'agreement' | 'events'>): IsoDate {
  const last = events.findLast(({ kind }) => kind === 'ended' || kind === 'superseded');
  return last && last.on < agreement.endsOn ? last.on : agreement.endsOn;
}

/** What a party may want to do with an agreement. */
export const actions = ['save', 'offer', 'return', 'agree', 'sign', 'end', 'propose'] as const;
export type Action = (typeof actions)[number];

/** Why a party may not do something now, and what it may do instead. */
export type Refusal = { code: string; message: string };

/** Why a party may not do something while the agreement is at this stage; undefined when it may. */
export function refusalOf(stage: Stage, action: Action, party: Party): Refusal | undefined {
  if (action === 'end' || action === 'propose') return refusedInForce(stage, action);
  return refusedSigned(stage, action) ?? refusedBefore(stage, action, party);
}

/** An agreement signed for a later day can be changed and ended too. */
function refusedInForce({ stage }: Stage, action: 'end' | 'propose'): Refusal | undefined {
  if (stage === 'signed' || stage === 'in force') return undefined;
  // A year is settled after it: what was agreed late holds until its months are locked.
  if (stage === 'ended' && action === 'propose') return undefined;
  const say = (message: string) => ({ code: 'COMMISSION_NOT_IN_FORCE', message });
  if (stage === 'ended' || stage === 'superseded') return say(over[stage]);
  return say(
    action === 'end'
      ? 'Only an agreement that both parties signed can be ended. Leave the draft as it is.'
      : 'Only an agreement that both parties signed is changed by notice. Change the draft instead.',
  );
}

const over = {
  ended: 'The agreement has ended. Begin a new one for the time after it.',
  superseded: 'Another agreement has taken the place of this one. Turn to that one.',
} as const;

function refusedSigned({ stage }: Stage, action: Action): Refusal | undefined {
  const code = action === 'sign' || action === 'agree' ? signedAlready : 'COMMISSION_NOT_DRAFT';
  if (stage === 'ended' || stage === 'superseded') return { code, message: over[stage] };
  if (stage !== 'signed' && stage !== 'in force') return undefined;
  const message = 'Both parties have signed, so the draft is closed. Propose a notice of change.';
  return { code, message };
}

const signedAlready = 'COMMISSION_ALREADY_SIGNED';

function refusedBefore(stage: Stage, action: Action, party: Party): Refusal | undefined {
  if (action === 'save') return undefined;
  if (action === 'offer') return refusedOffer(stage, party);
  if (action === 'sign') return refusedSignature(stage, party);
  const { version, offeredBy } = stage;
  if (stage.stage === 'draft') {
    const message = `Version ${version} is a draft that nobody has offered. Save what should change, or offer it.`;
    return { code: 'COMMISSION_NOT_OFFERED', message };
  }
  if (stage.stage === 'agreed') {
    if (action === 'return') return undefined;
    const message = `Both parties have agreed to version ${version}. Sign it, or return it with a reason.`;
    return { code: 'COMMISSION_ALREADY_AGREED', message };
  }
  if (offeredBy !== party) return undefined;
  const must = `The ${party} offered version ${version}: the ${otherParty(party)} must agree to it or return it.`;
  const message = `${must} To take the offer back, save a new version.`;
  return { code: 'COMMISSION_OTHER_PARTY_MUST', message };
}

function refusedOffer({ stage, version, offeredBy }: Stage, party: Party): Refusal | undefined {
  if (stage === 'draft') return undefined;
  if (stage === 'agreed') {
    const message = `Both parties have agreed to version ${version}. Sign it, or save a new version.`;
    return { code: 'COMMISSION_NOT_DRAFT', message };
  }
  const message =
    offeredBy === party
      ? `You have offered version ${version}. Wait for the ${otherParty(party)}, or save a new version.`
      : `The ${otherParty(party)} has offered version ${version}. Agree to it, or return it with a reason.`;
  return { code: 'COMMISSION_NOT_DRAFT', message };
}

function refusedSignature({ stage, version, signedBy }: Stage, party: Party): Refusal | undefined {
  if (signedBy.includes(party)) {
    const message = `The ${party} has signed version ${version}. It is for the ${otherParty(party)} now.`;
    return { code: signedAlready, message };
  }
  if (stage === 'agreed') return undefined;
  const message = `Both parties must agree to version ${version} before one signs. Offer it or agree to it first.`;
  return { code: 'COMMISSION_NOT_AGREED', message };
}

/** The party on the other side. */
export function otherParty(party: Party): Party {
  return party === 'provider' ? 'commissioner' : 'provider';
}

/** A problem for every change of a table in which only the other party writes. */
export function mayEdit(
  template: Pick<AgreementTemplate, 'sections'>,
  changes: readonly Change[],
  party: Party,
): Problem[] {
  return changes.flatMap((change): Problem[] => {
    const code = change.kind === 'cell' ? change.at.table : change.table;
    const table = findTable(template, code);
    return table && table.editedBy !== undefined && table.editedBy !== party
      ? [{ message: othersTable(table, table.editedBy), place: { path: pathOf(change) } }]
      : [];
  });
}

function othersTable({ title }: AgreedTable, editedBy: Party): string {
  return `The ${editedBy} writes in “${title}”. Comment on it instead.`;
}
