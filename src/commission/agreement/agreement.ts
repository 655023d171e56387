import type { IsoDate, MonthIndex } from '../../calendar/index.ts';
import type { Party } from '../../catalogue/index.ts';
import type { Change } from './change.ts';
import type { Content } from './content.ts';

/** Who does something: for which party, under what name and in which role. Later the signed-in person. */
export type Actor = { party: Party; name: string; role: string };

/** Who agrees what with whom, and for how long. */
export type Agreement = {
  id: string;
  template: string;
  title: string;
  /** Id of the provider, and of the region or nation that commissions. */
  providerId: string;
  commissionerId: string;
  /** The agreement to which this one is an annex. */
  parentId: string | null;
  startsOn: IsoDate;
  /** The last day. */
  endsOn: IsoDate;
  source: string | null;
};

/** A version of the content. Drafts are saved as versions, so no word is ever lost. */
export type Version = {
  agreementId: string;
  number: number;
  content: Content;
  contentHash: string;
  /** The version it was made from; null for the first. */
  basedOn: number | null;
  changes: readonly Change[];
  actor: Actor;
  note: string | null;
  recordedAt: string;
};

/**
 * What happens to an agreement. `offered` and `agreed` and `signed` name a version by number and hash; `signed
 * elsewhere` records signatures given outside the hub, before it checked anything.
 */
export const eventKinds = [
  'drafted',
  'offered',
  'returned',
  'agreed',
  'signed',
  'signed elsewhere',
  'ended',
  'superseded',
] as const;
export type EventKind = (typeof eventKinds)[number];

export type AgreementEvent = {
  agreementId: string;
  number: number;
  kind: EventKind;
  version: number;
  contentHash: string;
  actor: Actor;
  /** The day on which it took effect: of a signature the day it was given, of an end the last day. */
  on: IsoDate;
  reason: string | null;
  /** Of `superseded`: the agreement that takes its place. */
  by: string | null;
  recordedAt: string;
};

/** A finding that a party accepts as it stands, with its reason. It holds for the very texts it was made on. */
export type Acceptance = {
  agreementId: string;
  version: number;
  findingKey: string;
  stated: string | null;
  computed: string | null;
  actor: Actor;
  reason: string;
  recordedAt: string;
};

/** A remark on a cell, a row or a table. */
export type Comment = {
  agreementId: string;
  number: number;
  /** `table`, `table/row` or `table/row/column`. */
  about: string;
  actor: Actor;
  text: string;
  recordedAt: string;
};

export const noticeEventKinds = ['proposed', 'agreed', 'rejected', 'withdrawn', 'ordered'] as const;
export type NoticeEventKind = (typeof noticeEventKinds)[number];

export type NoticeEvent = {
  agreementId: string;
  notice: number;
  number: number;
  kind: NoticeEventKind;
  actor: Actor;
  on: IsoDate;
  reason: string | null;
  /** Of `ordered`: the notice after which this one applies. */
  after: number | null;
  recordedAt: string;
};

/** A proposal to change an agreement in force from a month on. */
export type Notice = {
  agreementId: string;
  number: number;
  title: string;
  reason: string;
  evidence: string | null;
  /** The first month in which it holds; months before it are frozen. */
  effective: MonthIndex;
  changes: readonly Change[];
  /** The hash of the agreement as it stood in the effective month when this was proposed. */
  basedOnHash: string;
  actor: Actor;
  recordedAt: string;
  events: readonly NoticeEvent[];
};

/** Everything that the hub keeps of one agreement. */
export type AgreementFile = {
  agreement: Agreement;
  versions: readonly Version[];
  events: readonly AgreementEvent[];
  acceptances: readonly Acceptance[];
  comments: readonly Comment[];
  notices: readonly Notice[];
};
