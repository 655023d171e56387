import { dayWords, instantWords, monthWords } from '../../../calendar/index.ts';
import type { Acceptance, Actor, AgreementEvent, EventKind } from '../../agreement/agreement.ts';
import { placeWords } from '../../agreement/change-words.ts';
import type { AgreementView } from '../../agreement/get-agreement.ts';
import { agreementAddress, compareAddress, noticeAddress, partAddress } from '../addresses.ts';
import { type TableChanges, tableChanges } from '../change-view.ts';
import { shortHash } from '../life-words.ts';
import { counted } from '../words.ts';

type Link = { text: string; href: string };

/** One thing that happened to an agreement, as its history tells it. */
export type HistoryItem = {
  recordedAt: string;
  title: string;
  by: string;
  when: string;
  reason: string | null;
  links: readonly Link[];
  /** What a version changed. */
  changes?: { words: string; tables: readonly TableChanges[] };
};

type View = Pick<AgreementView, 'file' | 'template'>;

/** Everything that happened to an agreement, the first first. */
export function historyItems(view: View): HistoryItem[] {
  const items = [
    ...versionItems(view),
    ...eventItems(view),
    ...acceptanceItems(view),
    ...remarkItems(view),
    ...noticeItems(view),
  ];
  return items.toSorted((a, b) => timeOf(a) - timeOf(b));
}

function item(
  title: string,
  { actor, recordedAt, reason }: { actor: Actor; recordedAt: string; reason: string | null },
  links: readonly Link[] = [],
): HistoryItem {
  return {
    ...{ recordedAt, title, reason, links },
    by: `${actor.name}, ${actor.role}, for the ${actor.party}`,
    when: instantWords(recordedAt),
  };
}

function versionItems({ file, template }: View): HistoryItem[] {
  const { id } = file.agreement;
  return file.versions.map((version) => {
    const { number, basedOn, changes, content, note } = version;
    const see = { text: `See version ${number}`, href: agreementAddress(id, { version: number }) };
    if (basedOn === null)
      return item(`Version ${number} begun`, { ...version, reason: note }, [see]);
    const compare = {
      ...{ text: `Compare with version ${basedOn}`, href: compareAddress(id, basedOn, number) },
    };
    return {
      ...item(`Version ${number} saved`, { ...version, reason: note }, [see, compare]),
      changes: {
        words: counted(changes.length, 'change'),
        tables: tableChanges(template, content, changes),
      },
    };
  });
}

/** A draft that was begun or saved is told by its version. */
const eventTitles: Readonly<Record<Exclude<EventKind, 'drafted'>, string>> = {
  offered: 'offered to the other party',
  returned: 'returned',
  agreed: 'agreed',
  signed: 'signed',
  'signed elsewhere': 'signed on paper',
  ended: 'ended',
  superseded: 'superseded',
};

function eventItems({ file }: View): HistoryItem[] {
  return file.events.flatMap((event) => {
    const { kind, version, contentHash, on, recordedAt } = event;
    if (kind === 'drafted') return [];
    const what = kind === 'ended' || kind === 'superseded' ? 'Agreement' : `Version ${version}`;
    const hash = kind.startsWith('signed') ? ` under hash ${shortHash(contentHash)}` : '';
    const day = recordedAt.startsWith(on) ? '' : `, on ${dayWords(on)}`;
    return [item(`${what} ${eventTitles[kind]}${hash}${day}`, event, successorOf(event))];
  });
}

function successorOf({ by }: AgreementEvent): Link[] {
  return by === null ? [] : [{ text: `See ${by}`, href: agreementAddress(by) }];
}

const oneGo = 60_000;

/** Findings that a party accepted with one reason, one after the other, are told as one. */
function acceptanceItems({ file }: View): HistoryItem[] {
  const runs: Acceptance[][] = [];
  const inOrder = file.acceptances.toSorted(
    (a, b) => a.actor.party.localeCompare(b.actor.party) || timeOf(a) - timeOf(b),
  );
  for (const acceptance of inOrder) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isOneGo(last, acceptance)) run.push(acceptance);
    else runs.push([acceptance]);
  }
  return runs.flatMap((accepted) => {
    const [first] = accepted;
    if (!first) return [];
    const href = partAddress(file.agreement.id, 'findings', { version: first.version });
    const title = `${counted(accepted.length, 'finding')} of version ${first.version} accepted`;
    return [item(title, first, [{ text: 'See the findings', href }])];
  });
}

function isOneGo(last: Acceptance, next: Acceptance): boolean {
  const said = ({ actor, reason, version }: Acceptance) => JSON.stringify([actor, reason, version]);
  return said(last) === said(next) && timeOf(next) - timeOf(last) < oneGo;
}

function timeOf({ recordedAt }: { recordedAt: string }): number {
  return Date.parse(recordedAt);
}

function remarkItems({ file, template }: View): HistoryItem[] {
  const content = file.versions.at(-1)?.content ?? {};
  return file.comments.map((comment) => {
    const [table = '', row, column] = comment.about.split('/');
    const place = placeWords(template, content, { table, row, column });
    return item(`Comment on ${place}`, { ...comment, reason: comment.text });
  });
}

const noticeTitles = {
  agreed: 'agreed',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  ordered: 'put after another',
} as const;

function noticeItems({ file }: View): HistoryItem[] {
  return file.notices.flatMap((notice) => {
    const name = `Notice ${notice.number}`;
    const links = [
      {
        text: `See notice ${notice.number}`,
        href: noticeAddress(file.agreement.id, notice.number),
      },
    ];
    return notice.events.map((event) => {
      const { kind, after } = event;
      if (kind === 'proposed') {
        const title = `${name} proposed: ${notice.title}, from ${monthWords(notice.effective)}`;
        return item(title, { ...event, reason: notice.reason }, links);
      }
      const what =
        kind === 'ordered' && after !== null ? `put after notice ${after}` : noticeTitles[kind];
      return item(`${name} ${what}`, event, links);
    });
  });
}
