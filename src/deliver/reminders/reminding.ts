import type { Mail } from './mail.ts';
import { openMail } from './mail.ts';
import type { MailSettings } from './mail-settings.ts';
import type { Sender } from './reminder-text.ts';

/** What it takes to send reminders; without `mail` none are. */
export type Reminding = Sender & { mail: Mail | undefined };

/** The same as the surroundings decide it. */
export function remindingBy(settings: {
  mail: MailSettings | undefined;
  brand: { name: string };
  signIn: { publicUrl: string | undefined };
}): Reminding {
  const { mail, brand, signIn } = settings;
  return { mail: mail && openMail(mail), name: brand.name, publicUrl: signIn.publicUrl };
}
