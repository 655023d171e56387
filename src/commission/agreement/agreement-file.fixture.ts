/** An agreement file for tests, from what matters to a test; events are numbered in order. */
import type { IsoDate } from '../../calendar/index.ts';
import type { Party } from '../../catalogue/index.ts';
import type {
  AgreementEvent,
  AgreementFile,
  EventKind,
  Notice,
  NoticeEvent,
  NoticeEventKind,
  Version,
} from './agreement.ts';
import { stafford } from './annex.fixture.ts';
import type { Change } from './change.ts';
import { type Content, hashContent } from './content.ts';

const agreementId = 'stafford-2014-15';
const actorOf = (party: Party) => ({ party, name: 'Ada Byron', role: 'Head of function' });
const noon = (on: IsoDate) => `${on}T12:00:00.000Z`;

/** Something done on a day: `provider offered 2014-03-01`, of version 1 unless said otherwise. */
export type Done = {
  by: Party;
  kind: EventKind;
  on: IsoDate;
  version?: number;
  contentHash?: string;
};

type Given = {
  /** The days on which versions were saved. */
  saved?: readonly IsoDate[];
  done?: readonly Done[];
  content?: Content;
  notices?: readonly Notice[];
};

/** The agreement of HMP Stafford from April 2014 to March 2015, drafted on 1 February 2014. */
export function fileOf({
  saved = ['2014-02-01'],
  done = [],
  content = stafford,
  notices = [],
}: Given = {}): AgreementFile {
  const versions = saved.map((on, index) => versionOf(index + 1, on, content));
  return {
    agreement: {
      ...{ id: agreementId, template: 'local-annex', title: 'HMP Stafford 2014-15' },
      ...{ providerId: 'stafford', commissionerId: 'west-midlands', parentId: null },
      ...{ startsOn: '2014-04-01', endsOn: '2015-03-31', source: null },
    },
    ...{ versions, notices, acceptances: [], comments: [] },
    events: done.map(
      (
        { by, kind, on, version = 1, contentHash = hashContent(content) },
        index,
      ): AgreementEvent => ({
        ...{ agreementId, number: index + 1, kind, version, contentHash, actor: actorOf(by), on },
        ...{ reason: null, by: null, recordedAt: noon(on) },
      }),
    ),
  };
}

function versionOf(number: number, on: IsoDate, content: Content): Version {
  return {
    ...{ agreementId, number, content, contentHash: hashContent(content) },
    ...{ basedOn: number === 1 ? null : number - 1, changes: [], actor: actorOf('provider') },
    ...{ note: null, recordedAt: noon(on) },
  };
}

/** Offered, agreed and signed by both on 20 March 2014. */
export const bothSigned: readonly Done[] = [
  { by: 'provider', kind: 'offered', on: '2014-03-01' },
  { by: 'commissioner', kind: 'agreed', on: '2014-03-10' },
  { by: 'provider', kind: 'signed', on: '2014-03-20' },
  { by: 'commissioner', kind: 'signed', on: '2014-03-20' },
];

/** A month of the year 2014-15 by its place in it: 0 is April 2014. */
export function monthOfYear(index: number): number {
  return 2014 * 12 + 3 + index;
}

/** An answer to a notice, such as `['commissioner', 'agreed', '2014-06-02']`; of `ordered`, after which other. */
export type Answered = readonly [by: Party, kind: NoticeEventKind, on: IsoDate, after?: number];

/** A notice of the provider, proposed on 1 June 2014 and effective from October, but for what is given. */
export function noticeOf(given: {
  number?: number;
  effective?: number;
  changes?: readonly Change[];
  answers?: readonly Answered[];
}): Notice {
  const { number = 1, effective = monthOfYear(6), changes = [], answers = [] } = given;
  const events = answers.map(
    ([by, kind, on, after = null], index): NoticeEvent => ({
      ...{ agreementId, notice: number, number: index + 1, kind, actor: actorOf(by), on, after },
      ...{ reason: null, recordedAt: noon(on) },
    }),
  );
  return {
    ...{ agreementId, number, title: 'Fewer places', reason: 'A workshop closes', evidence: null },
    ...{ effective, changes, basedOnHash: '', actor: actorOf('provider'), events },
    recordedAt: noon('2014-06-01'),
  };
}
