import { instantWords } from '../../calendar/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Mail, Message, Sender } from '../../mail/index.ts';
import { audit } from '../audit/audit.ts';
import { systemCaller } from '../caller.ts';
import type { SignInGround } from './ground.ts';
import { getOpenPerson } from './people.ts';

/** What has become of an account, by the action that the audit trail keeps. */
const changes = {
  'password changed': 'Your password was changed',
  'password set by link': 'A password was set by a one-time link that was made for you',
  'authenticator app added': 'An authenticator app was added, and its codes are asked from now on',
  'authenticator app removed': 'Your authenticator app was removed, and its codes are not asked',
  'recovery codes renewed': 'Your recovery codes were replaced by new ones',
  'account at provider bound by link':
    'An account at your organisation’s sign-in provider now opens yours, by a one-time link that was made for you',
} as const;

export type AccountChange = keyof typeof changes;

type Ground = Pick<SignInGround, 'database' | 'now' | 'mailing'>;

/**
 * Tells somebody by mail what has become of their account, so that they learn of what was not their doing (OWASP ASVS 4,
 * 2.2.3 and 2.5.5). Call it once the change is committed: a mail that cannot be sent undoes nothing, and is audited as such.
 */
export async function tellOwner(
  ground: Ground,
  personId: string,
  change: AccountChange,
): Promise<void> {
  const { database, now, mailing } = ground;
  if (!mailing?.mail) return;
  const { name, email } = await getOpenPerson(ground, personId);
  const message = accountNotice(change, { name, at: now(), sender: mailing });
  const isSent = await sent(mailing.mail, { to: { name, address: email }, ...message });
  await database.aside((session) =>
    audit(
      session,
      { caller: systemCaller, now },
      {
        action: isSent ? 'account notice sent' : 'account notice not sent',
        about: { kind: 'person', id: personId },
        after: { change },
      },
    ),
  );
}

async function sent(mail: Mail, message: Message): Promise<boolean> {
  try {
    await mail.send(message);
    return true;
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return false;
  }
}

type Told = { name: string; at: Date; sender: Sender };

/** What happened, when, and what to do where one did not do it oneself; nothing that opens the account. */
function accountNotice(
  change: AccountChange,
  { name, at, sender }: Told,
): Pick<Message, 'subject' | 'text'> {
  const { name: hubName, publicUrl } = sender;
  const account = publicUrl === undefined ? 'the page of your account' : `${publicUrl}/account`;
  const text = [
    `${name},`,
    '',
    `this is about your account at ${hubName}.`,
    '',
    `${changes[change]}.`,
    `When: ${instantWords(at.toISOString())}, by the clock in England.`,
    '',
    'If that was you, there is nothing to do.',
    `If it was not, tell whoever manages people at once. If you can still sign in, end the other sessions and change your password on ${account}.`,
    '',
    'Nobody reads answers to this address.',
    '',
  ];
  return { subject: `Your account at ${hubName} was changed`, text: text.join('\n') };
}
