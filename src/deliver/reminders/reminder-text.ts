import { dayWords, type IsoDate } from '../../calendar/index.ts';
import type { Message, Sender } from '../../mail/index.ts';
import type { OwedReturn } from '../returns/return.ts';
import { returnAddress } from '../returns/return-address.ts';

/** What is owed, by when and where, and nothing else: no figure, and nobody's name. */
export function reminderText(
  owed: readonly OwedReturn[],
  { name, publicUrl }: Sender,
  day: IsoDate,
): Pick<Message, 'subject' | 'text'> {
  const late = owed.filter(({ dueOn, submittedAt }) => submittedAt === null && dueOn < day).length;
  const many = owed.length === 1 ? 'A monthly return waits' : `${owed.length} monthly returns wait`;
  const subject = `${many} for you${late === 0 ? '' : `, ${late} overdue`}`;
  const lines = owed.flatMap((one) => [
    `${one.provider}: ${one.title}, ${one.month}`,
    `  ${whenWords(one, day)}`,
    ...(publicUrl === undefined ? [] : [`  ${publicUrl}${returnAddress(one.key)}`]),
    '',
  ]);
  const where =
    publicUrl === undefined ? `Sign in to ${name} and open Returns.` : `Sign in to ${name} first.`;
  const text = [
    `${many} for you:`,
    '',
    ...lines,
    where,
    'Nobody reads answers to this address.',
    '',
  ];
  return { subject, text: text.join('\n') };
}

function whenWords({ state, dueOn, openQueries }: OwedReturn, day: IsoDate): string {
  if (state === 'queried') {
    return openQueries === 1
      ? 'a question waits for your answer'
      : `${openQueries} questions wait for your answers`;
  }
  if (state === 'reopened') return 'opened again, to be submitted once more';
  return `${dueOn < day ? 'was' : 'is'} due on ${dayWords(dueOn)}`;
}
