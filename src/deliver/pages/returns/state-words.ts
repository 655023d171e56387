import { dayWords, type IsoDate } from '../../../calendar/index.ts';
import type { ReturnState } from '../../returns/return.ts';
import { counted } from '../table-view.ts';

/** A state as people say it. */
export const stateWords: Readonly<Record<ReturnState, string>> = {
  due: 'Not begun',
  draft: 'Draft',
  submitted: 'Submitted',
  queried: 'Queried',
  answered: 'Answered',
  accepted: 'Accepted',
  locked: 'Locked',
  reopened: 'Reopened',
};

type Standing = {
  state: ReturnState;
  daysLate: number;
  submittedAt: string | null;
  dueOn: IsoDate;
};

/** How late: `12 days overdue` while nothing was submitted, `2 days late` once it was; undefined in time. */
export function latenessWords({ daysLate, submittedAt }: Standing): string | undefined {
  if (daysLate === 0) return undefined;
  return `${counted(daysLate, 'day')} ${submittedAt === null ? 'overdue' : 'late'}`;
}

/** By when, and how late: `was due 15 April 2008, 3 days late`. */
export function dueWords(standing: Standing, day: IsoDate): string {
  const { dueOn } = standing;
  const late = latenessWords(standing);
  return `${dueOn < day ? 'was due' : 'due'} ${dayWords(dueOn)}${late === undefined ? '' : `, ${late}`}`;
}
