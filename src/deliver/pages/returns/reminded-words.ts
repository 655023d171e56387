import type { Reminded } from '../../reminders/send-reminders.ts';
import { counted } from '../table-view.ts';

/** What became of reminders, in sentences; `success` where some left and none failed. */
export function remindedWords({ sent, failed, nobody, alreadyToday }: Reminded) {
  const why = [...new Set(failed.map((one) => one.why))];
  const says = [
    sent.length > 0 && `Reminded ${sent.map(({ name }) => name).join(', ')}.`,
    alreadyToday > 0 && `${counted(alreadyToday, 'person', 'people')} had been reminded today.`,
    failed.length > 0 && `Not reminded: ${failed.map(({ name }) => name).join(', ')}.`,
    ...why,
    nobody.length > 0 && `Nobody fills in returns for ${nobody.join(', ')}.`,
  ];
  const success = sent.length > 0 && failed.length === 0;
  return { text: says.filter(Boolean).join(' '), success };
}
