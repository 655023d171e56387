import type { Reminded } from '../../reminders/send-reminders.ts';
import { counted } from '../table-view.ts';

/** What became of reminders, in sentences. */
export function remindedWords({ sent, failed, nobody, alreadyToday }: Reminded): string {
  const says = [
    sent.length > 0 && `Reminded ${sent.map(({ name }) => name).join(', ')}.`,
    alreadyToday > 0 && `${counted(alreadyToday, 'person', 'people')} had been reminded today.`,
    ...failed.map(({ name, why }) => `${name}: ${why}`),
    nobody.length > 0 && `Nobody fills in returns for ${nobody.join(', ')}.`,
  ];
  return says.filter(Boolean).join(' ');
}
