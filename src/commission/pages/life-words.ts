import { dayWords, type IsoDate } from '../../calendar/index.ts';
import type { Party } from '../../catalogue/index.ts';
import type { Actor, AgreementEvent, AgreementFile, Notice } from '../agreement/agreement.ts';
import type { AgreementView } from '../agreement/get-agreement.ts';
import { otherParty } from '../agreement/life.ts';
import { noticeStatus } from '../agreement/notice-life.ts';
import { agreementAddress } from './addresses.ts';

/** A piece of a sentence, linked where it leads somewhere. */
export type Words = { text: string; href?: string };

/** Where an agreement stands in its life, in sentences. */
export function lifeWords({ stage, file }: Pick<AgreementView, 'stage' | 'file'>): Words[] {
  const since = dayWords(stage.sinceOn);
  const term = `from ${dayWords(file.agreement.startsOn)} to ${dayWords(file.agreement.endsOn)}`;
  const offeredBy = stage.offeredBy ?? 'commissioner';
  switch (stage.stage) {
    case 'draft':
      return [{ text: `A draft of an agreement ${term}. Nobody has offered it yet.` }];
    case 'offered':
      return [
        {
          text: `Offered by the ${offeredBy} on ${since}, ${term}. The ${otherParty(offeredBy)} can agree to it or return it.`,
        },
      ];
    case 'agreed':
      return [{ text: `Both parties agreed to it on ${since}. ${signedSoFar(stage.signedBy)}` }];
    case 'signed':
      return [{ text: `Signed by both parties on ${since}. It will be in force ${term}.` }];
    case 'in force':
      return [{ text: `In force since ${since}, until ${dayWords(file.agreement.endsOn)}.` }];
    default:
      return overWords(file, stage.sinceOn);
  }
}

/** A signature as it was given: by whom, when, and under exactly which version. */
export type SignatureWords = {
  party: Party;
  name: string;
  role: string;
  on: string;
  version: number;
  hash: string;
  elsewhere: boolean;
  note: string | null;
};

/** The signatures of the version that holds. */
export function signatureWords({
  stage,
  file,
}: Pick<AgreementView, 'stage' | 'file'>): SignatureWords[] {
  return file.events
    .filter(({ version }) => version === stage.version)
    .filter(({ kind }) => kind === 'signed' || kind === 'signed elsewhere')
    .map(({ actor, on, version, contentHash, kind, reason }) => ({
      ...{ ...actor, on: dayWords(on), version, hash: shortHash(contentHash) },
      ...{ elsewhere: kind === 'signed elsewhere', note: reason },
    }));
}

/** Who did something: `A. Smith, Governor (provider)`. */
export function actorWords({ name, role, party }: Actor): string {
  return `${name}, ${role} (${party})`;
}

/** Where a notice stands, and for whom it is to answer. */
export function noticeWords(notice: Notice): string {
  const { status, after } = noticeStatus(notice);
  if (status !== 'open') return status;
  const order = after === null ? '' : `, after notice ${after}`;
  return `waits for the ${otherParty(notice.actor.party)}${order}`;
}

/** The beginning of a hash, enough to tell versions apart by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8);
}

function signedSoFar(signedBy: readonly Party[]): string {
  const [one] = signedBy;
  return one
    ? `The ${one} has signed; the ${otherParty(one)} has not.`
    : 'Nobody has signed it yet.';
}

function overWords({ agreement, events }: AgreementFile, sinceOn: IsoDate): Words[] {
  const come = events.filter(({ on }) => on <= sinceOn);
  const superseded = come.find(({ kind }) => kind === 'superseded');
  const ended = come.find(({ kind }) => kind === 'ended');
  const closing = superseded ?? ended;
  const last = closing?.on ?? agreement.endsOn;
  const inForce = `In force from ${dayWords(agreement.startsOn)} to ${dayWords(last)}. `;
  if (!closing) return [{ text: `${inForce}It ended.` }];
  return [{ text: inForce }, ...closingWords(closing)];
}

function closingWords({ kind, actor, reason, by }: AgreementEvent): Words[] {
  const why = reason === null ? '.' : `: ${reason}`;
  if (kind !== 'superseded' || by === null) {
    return [{ text: `It was ended early by the ${actor.party}${why}` }];
  }
  return [
    { text: 'It was superseded by ' },
    { text: by, href: agreementAddress(by) },
    { text: why },
  ];
}
