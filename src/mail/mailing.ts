import { type Mail, openMail } from './mail.ts';
import type { MailSettings } from './mail-settings.ts';

/** Where the hub is, as a message names it. */
export type Sender = {
  /** What the hub is called. */
  name: string;
  /** Where it is reached, without a slash at the end; undefined where that is not told. */
  publicUrl: string | undefined;
};

/** What it takes to write to people; without `mail` nothing is sent. */
export type Mailing = Sender & { mail: Mail | undefined };

/** The same as the surroundings decide it. */
export function mailingBy(settings: {
  mail: MailSettings | undefined;
  brand: { name: string };
  signIn: { publicUrl: string | undefined };
}): Mailing {
  const { mail, brand, signIn } = settings;
  return { mail: mail && openMail(mail), name: brand.name, publicUrl: signIn.publicUrl };
}
