import { z } from 'zod';
import { GatehouseError } from '../errors.ts';
import type { MailSettings } from './mail-settings.ts';

/** One message to one person, plain text. */
export type Message = { to: { name: string; address: string }; subject: string; text: string };

/** Sends messages; throws MAIL_NOT_SENT saying what to look at, and nothing that was in the message. */
export type Mail = { send(message: Message): Promise<void> };

const patience = 10_000;

/** The client of the server that takes our mail. It connects for each message and keeps nothing open. */
export function openMail(settings: MailSettings): Mail {
  return {
    send: async ({ to, subject, text }) => {
      const transport = await transportTo(settings);
      try {
        await transport.sendMail({
          ...{ from: settings.from, text, subject: oneLine(subject) },
          to: { name: oneLine(to.name), address: to.address },
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (cause) {
        throw notSent(cause);
      }
    },
  };
}

async function transportTo({ host, port, tls, user }: MailSettings) {
  // Loaded for the first message: the start of every command would wait for it.
  const { createTransport } = await import('nodemailer');
  return createTransport({
    ...{ host, port, secure: tls === 'at once', requireTLS: tls === 'required' },
    ...{ ignoreTLS: tls === 'off', disableFileAccess: true, disableUrlAccess: true },
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    ...(user && { auth: { user: user.name, pass: user.password } }),
  });
}

/** A header is one line: what somebody is called must not begin another (RFC 5322, 2.2). */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

const failure = z.object({ code: z.string().optional(), responseCode: z.number().optional() });

/** What failed, by what the client says of it; the words of a server may hold addresses, and stay behind. */
function notSent(cause: unknown): GatehouseError {
  const { code, responseCode } = failure.safeParse(cause).data ?? {};
  const why = reasons[code ?? ''] ?? 'The mail server could not be reached.';
  const answered = responseCode === undefined ? '' : ` It answered ${responseCode}.`;
  return new GatehouseError(
    'MAIL_NOT_SENT',
    `The mail was not sent: ${why}${answered} Whoever runs this hub can look at GATEHOUSE_SMTP_URL.`,
    { status: 409, cause },
  );
}

const reasons: Readonly<Record<string, string>> = {
  EAUTH: 'the mail server does not take the name and password.',
  EENVELOPE: 'the mail server takes no mail for this address.',
  EMESSAGE: 'the mail server did not take the message.',
  ETLS: 'the mail server offers no encryption that can be trusted.',
  ESOCKET: 'the connection to the mail server failed.',
  ECONNECTION: 'the mail server could not be reached.',
  ETIMEDOUT: 'the mail server did not answer in time.',
  EDNS: 'the mail server’s name is not known.',
};
