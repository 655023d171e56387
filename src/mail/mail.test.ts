import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SMTPServerOptions } from 'smtp-server';
import { openMail } from './mail.ts';
import { openMailServer } from './mail-server.fixture.ts';
import type { MailSettings } from './mail-settings.ts';

const message = {
  to: { name: 'Rashid Khan', address: 'rashid.khan@example.org' },
  subject: 'A monthly return waits for you',
  text: 'Stafford: Prison monthly return, Mar 2008\n',
};

/** What a server took, and how the client ended. */
async function sent(
  said: SMTPServerOptions = {},
  { tls = 'off', ...more }: Partial<MailSettings> = {},
  to = message.to,
) {
  const server = await openMailServer(said, tls);
  try {
    await openMail({ ...server.settings, ...more }).send({ ...message, to });
    return { taken: server.taken, refused: undefined };
  } catch (error) {
    return { taken: server.taken, refused: error };
  } finally {
    await server.close();
  }
}

const refusal = (why: RegExp) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'MAIL_NOT_SENT'
    ? assert.match(error.message, why)
    : assert.fail(String(error));

describe('mail', () => {
  test('reaches the server as plain text from the hub, marked as written by a program (RFC 3834)', async () => {
    const { taken, refused } = await sent();
    assert.equal(refused, undefined);
    const [one] = taken;
    assert.deepEqual([one?.from, one?.to], ['hub@example.org', ['rashid.khan@example.org']]);
    assert.match(one?.content ?? '', /^To: Rashid Khan <rashid\.khan@example\.org>\r$/m);
    assert.match(one?.content ?? '', /^Content-Type: text\/plain/m);
    assert.match(one?.content ?? '', /^Auto-Submitted: auto-generated\r$/m);
    assert.match(one?.content ?? '', /Stafford: Prison monthly return, Mar 2008/);
  });

  test('goes to one person, whatever that person is called', async () => {
    const names = [
      'Eve\r\nBcc: everyone@example.org',
      'Eve\nCc: everyone@example.org\n\nHello',
      'Eve" <everyone@example.org>, "',
      'Eve\u2028Bcc: everyone@example.org',
      'Zoë Müller-Ó Briain',
    ];
    for (const name of names) {
      const { taken } = await sent({}, {}, { name, address: 'eve@example.org' });
      assert.deepEqual(taken[0]?.to, ['eve@example.org'], name);
      const [head = ''] = (taken[0]?.content ?? '').split('\r\n\r\n');
      assert.doesNotMatch(head, /^b?cc:/im, name);
      assert.equal(head.match(/^to:/gim)?.length, 1, name);
    }
  });

  test('does not leave where encryption is required and not offered', async () => {
    const { taken, refused } = await sent({ hideSTARTTLS: true }, { tls: 'required' });
    assert.deepEqual(taken, []);
    refusal(/no encryption that can be trusted/)(refused);
  });

  test('does not leave to a server whose certificate nobody vouches for', async () => {
    const { taken, refused } = await sent({ disabledCommands: [] }, { tls: 'required' });
    assert.deepEqual(taken, []);
    refusal(/not sent/)(refused);
  });

  test('that is not taken says why, and repeats nothing of what the server said', async () => {
    const secret = 'mailbox of rashid is full';
    const { refused } = await sent({ onRcptTo: (_to, _session, done) => done(new Error(secret)) });
    refusal(/takes no mail for this address\. It answered 550/)(refused);
    assert.doesNotMatch(String(refused), /rashid/);
    const user = { name: 'hub', password: 'wrong' };
    const unknown = await sent(
      {
        ...{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
        onAuth: (_auth, _session, done) => done(new Error('who?')),
      },
      { user },
    );
    refusal(/name and password/)(unknown.refused);
  });

  test('says that nobody is there when the server is down', async () => {
    const server = await openMailServer();
    await server.close();
    const sending = openMail(server.settings).send(message);
    await assert.rejects(sending, (error) => {
      refusal(/connection|could not be reached/)(error);
      return true;
    });
  });
});
