import type { IsoDate } from '../../calendar/index.ts';
import type { Party } from '../../catalogue/index.ts';
import type { AgreementEvent, AgreementFile, EventKind, Version } from './agreement.ts';

/** The versions of an agreement and what happened to them. */
export type Life = Pick<AgreementFile, 'versions' | 'events'>;

/** What has been done with one version. */
export type Round = {
  version: Version;
  stage: 'draft' | 'offered' | 'agreed' | 'signed';
  offeredBy?: Party | undefined;
  signedBy: readonly Party[];
  sinceOn: IsoDate;
};

/** What was done with the version that both signed, the latest where a signed transcription was corrected; else with the latest. */
export function currentRound(life: Life): Round {
  const rounds = roundsOf(life);
  const round = rounds.findLast(({ stage }) => stage === 'signed') ?? rounds.at(-1);
  if (!round) throw new RangeError('An agreement has a first version.');
  return round;
}

/** Every version that both parties signed: one, or more where a signed transcription was corrected. */
export function signedVersions(life: Life): Version[] {
  return roundsOf(life).flatMap(({ stage, version }) => (stage === 'signed' ? [version] : []));
}

function roundsOf({ versions, events }: Life): Round[] {
  const inOrder = versions.toSorted((a, b) => a.number - b.number);
  return inOrder.map((version, index) => roundOf(version, inOrder[index + 1], events));
}

/** What is said of a version after the next was saved no longer counts. */
function roundOf(
  version: Version,
  next: Version | undefined,
  events: readonly AgreementEvent[],
): Round {
  const counted = events
    .filter(
      (event) => event.version === version.number && event.contentHash === version.contentHash,
    )
    .filter(({ recordedAt }) => !next || recordedAt <= next.recordedAt)
    .toSorted((a, b) => a.number - b.number);
  const draft: Round = {
    ...{ version, stage: 'draft', signedBy: [] },
    sinceOn: version.recordedAt.slice(0, 10),
  };
  return counted.reduce((round, event) => steps[event.kind]?.(round, event) ?? round, draft);
}

type Step = (round: Round, event: AgreementEvent) => Round | undefined;

/** What an event makes of a version; undefined where it was not that party's to do. */
const steps: Partial<Record<EventKind, Step>> = {
  offered: (round, { actor, on }) =>
    round.stage === 'draft'
      ? { ...round, stage: 'offered', offeredBy: actor.party, sinceOn: on }
      : undefined,
  returned: ({ version, stage, offeredBy }, { actor, on }) =>
    stage === 'agreed' || (stage === 'offered' && offeredBy !== actor.party)
      ? { version, stage: 'draft', signedBy: [], sinceOn: on }
      : undefined,
  agreed: (round, { actor, on }) =>
    round.stage === 'offered' && round.offeredBy !== actor.party
      ? { ...round, stage: 'agreed', sinceOn: on }
      : undefined,
  signed: (round, event) => (round.stage === 'agreed' ? signed(round, event) : undefined),
  /** Who signed on paper has thereby offered, or agreed to what the other offered. */
  'signed elsewhere': (round, event) => {
    if (round.stage === 'draft') {
      const { party } = event.actor;
      return { ...signed(round, event), stage: 'offered', offeredBy: party, sinceOn: event.on };
    }
    if (round.stage === 'offered' && round.offeredBy !== event.actor.party) {
      return signed({ ...round, stage: 'agreed', sinceOn: later(round.sinceOn, event.on) }, event);
    }
    return signed(round, event);
  },
};

/** Both signatures make it signed, on the day of the later one. */
function signed(round: Round, { actor, on }: AgreementEvent): Round {
  if (round.signedBy.includes(actor.party)) return round;
  const signedBy = [...round.signedBy, actor.party];
  if (signedBy.length < 2) return { ...round, signedBy };
  return { ...round, signedBy, stage: 'signed', sinceOn: later(round.sinceOn, on) };
}

function later(one: IsoDate, other: IsoDate): IsoDate {
  return one > other ? one : other;
}
