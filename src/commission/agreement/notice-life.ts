import { type MonthIndex, monthPeriod, printPeriod } from '../../calendar/index.ts';
import {
  type AgreementTemplate,
  findTable,
  type Party,
  parties,
  printAddress,
} from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import type { Agreement, Notice } from './agreement.ts';
import { overlayChanges } from './apply-changes.ts';
import { type Change, pathOf } from './change.ts';
import { type Content, hashContent } from './content.ts';
import { columnPeriods, termOf } from './level-figures.ts';

/** What became of a notice. */
export type NoticeState = {
  status: 'open' | 'agreed' | 'rejected' | 'withdrawn';
  agreedBy: readonly Party[];
  /** The notice after which it applies, where they touch the same. */
  after: number | null;
};

/**
 * What became of a notice. Its proposer agrees by proposing; it is agreed when both do. The other party may reject
 * it and the proposer withdraw it while it is open.
 */
export function noticeStatus({ actor, events }: Pick<Notice, 'actor' | 'events'>): NoticeState {
  const agreedBy = new Set([actor.party]);
  let status: NoticeState['status'] = 'open';
  let after: number | null = null;
  for (const event of events.toSorted((a, b) => a.number - b.number)) {
    if (event.kind === 'ordered') after = event.after;
    if (status !== 'open') continue;
    const own = event.actor.party === actor.party;
    if (event.kind === 'agreed') agreedBy.add(event.actor.party);
    if (event.kind === 'withdrawn' && own) status = 'withdrawn';
    else if (event.kind === 'rejected' && !own) status = 'rejected';
    else if (agreedBy.size === parties.length) status = 'agreed';
  }
  return { status, agreedBy: [...agreedBy], after };
}

/** Whether a notice was ordered behind another, straight or by way of others. */
export function comesAfter(notices: readonly Notice[], number: number, other: number): boolean {
  const seen = new Set<number>();
  let next: number | null = number;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const found: Notice | undefined = notices.find((notice) => notice.number === next);
    next = found ? noticeStatus(found).after : null;
    if (next === other) return true;
  }
  return false;
}

/** Two open notices that touch the same places and are not ordered. */
export type Overlap = { notice: number; other: number; at: string[] };

/** Every pair of open notices that touch the same cell, or a row that the other adds or takes out, and are not ordered. */
export function overlaps(notices: readonly Notice[]): Overlap[] {
  const open = notices
    .filter((notice) => noticeStatus(notice).status === 'open')
    .map((notice) => ({ number: notice.number, paths: new Set(notice.changes.map(pathOf)) }))
    .toSorted((a, b) => a.number - b.number);
  return open.flatMap((one, index) =>
    open.slice(index + 1).flatMap((other): Overlap[] => {
      const at = meeting(one.paths, other.paths);
      const ordered =
        comesAfter(notices, one.number, other.number) ||
        comesAfter(notices, other.number, one.number);
      return at.length === 0 || ordered ? [] : [{ notice: one.number, other: other.number, at }];
    }),
  );
}

/** Where both are; a row that comes or goes is in all of its cells. */
function meeting(paths: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  const meets = (path: string, among: ReadonlySet<string>) =>
    among.has(path) || among.has(path.slice(0, path.lastIndexOf('/')));
  const at = [
    ...[...paths].filter((path) => meets(path, others)),
    ...[...others].filter((path) => meets(path, paths)),
  ];
  return [...new Set(at)].sort();
}

type Proposal = Pick<Notice, 'reason' | 'effective' | 'changes'>;

/** The agreement whose notice it is, and the months of the provider whose figures are closed. */
type Ground = {
  agreement: Pick<Agreement, 'startsOn' | 'endsOn'>;
  lockedMonths: readonly MonthIndex[];
};

/**
 * What is wrong with a notice on the content as it stands in its month: every reason at once. Whether its changes
 * still fit to the letter is for `applyChanges`; one that was ordered behind another need not.
 */
export function noticeProblems(
  template: Pick<AgreementTemplate, 'sections'>,
  content: Content,
  notice: Proposal,
  ground: Ground,
): Problem[] {
  const { content: changed, unplaced } = overlayChanges(template, content, notice.changes);
  const problems = monthProblems(notice.effective, ground);
  if (notice.reason.trim() === '') {
    problems.push({ message: 'Give the reason for the change.', place: { path: 'reason' } });
  }
  if (unplaced.length === 0 && hashContent(changed) === hashContent(content)) {
    const message = 'The notice changes nothing. Change at least one cell or row.';
    problems.push({ message, place: { path: 'changes' } });
  }
  return [...problems, ...frozenProblems(template, notice, ground.agreement)];
}

function monthProblems(effective: MonthIndex, { agreement, lockedMonths }: Ground): Problem[] {
  const { first, months } = termOf(agreement);
  const last = first + months - 1;
  const locked = lockedMonths.length === 0 ? first - 1 : Math.max(...lockedMonths);
  const from = Math.max(first, locked + 1);
  const choose =
    from > last
      ? 'No month of the term is left to change.'
      : `Choose a month from ${nameOf(from)} to ${nameOf(last)}.`;
  const place = { path: 'effective' };
  if (effective < first) {
    return [{ message: `${nameOf(effective)} is before the commencement. ${choose}`, place }];
  }
  if (effective > last) {
    return [
      { message: `${nameOf(effective)} is after the end of the agreement. ${choose}`, place },
    ];
  }
  if (effective > locked) return [];
  const message = `The figures up to ${nameOf(locked)} are locked, so nothing can change in ${nameOf(effective)}. ${choose}`;
  return [{ message, place }];
}

/** The months of a level before the effective one stay; quarters and the total may change. */
function frozenProblems(
  template: Pick<AgreementTemplate, 'sections'>,
  { effective, changes }: Proposal,
  agreement: Ground['agreement'],
): Problem[] {
  const months = new Map(
    columnPeriods(agreement)
      .filter(({ period }) => period.kind === 'month')
      .map(({ column, period }) => [column, period.first]),
  );
  return changes.flatMap((change: Change): Problem[] => {
    if (change.kind !== 'cell' || change.before === change.after) return [];
    const month = months.get(change.at.column);
    const isLevel = findTable(template, change.at.table)?.shape === 'levels';
    if (!isLevel || month === undefined || month >= effective) return [];
    const message = `${nameOf(month)} is before ${nameOf(effective)}, from which the notice holds, and stays as it is. Take this change out, or choose an earlier month.`;
    return [{ message, place: { path: printAddress(change.at) } }];
  });
}

function nameOf(month: MonthIndex): string {
  return printPeriod(monthPeriod(Math.floor(month / 12), (month % 12) + 1));
}
