export { type Mail, type Message, openMail } from './mail.ts';
export { type MailSettings, readMailSettings } from './mail-settings.ts';
export { type Mailing, mailingBy, type Sender } from './mailing.ts';
