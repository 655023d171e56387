/** For tests: a mail server of the machine, and what it took. */
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from './mail-settings.ts';

export type Taken = { from: string; to: string[]; content: string };

export type MailServer = {
  settings: MailSettings;
  taken: Taken[];
  close(): Promise<void>;
};

/** Opens one that takes everything in the clear, but for what is said otherwise. */
export async function openMailServer(
  said: SMTPServerOptions = {},
  tls: MailSettings['tls'] = 'off',
): Promise<MailServer> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 100 },
    onData: (stream, { envelope }, done) => {
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(({ address }) => address);
      text(stream).then(
        (content) => {
          taken.push({ from, to, content });
          done();
        },
        (error: Error) => done(error),
      );
    },
    ...said,
  });
  // A client that breaks off is what some tests are about.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const at = listening.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  return {
    settings: { host: '127.0.0.1', port, tls, user: undefined, from: 'hub@example.org' },
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
