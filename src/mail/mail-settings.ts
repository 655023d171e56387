import { isIP } from 'node:net';
import { z } from 'zod';
import { GatehouseError, type Problem } from '../errors.ts';

/** How mail leaves the hub. */
export type MailSettings = {
  host: string;
  port: number;
  /** `at once`: TLS from the first byte; `required`: by STARTTLS or not at all; `off`: in the clear. */
  tls: 'at once' | 'required' | 'off';
  user: { name: string; password: string } | undefined;
  /** The address that mail comes from. */
  from: string;
};

const ports = { smtps: 465, smtp: 587 } as const;
const environment = z.object({
  GATEHOUSE_SMTP_URL: z.string().optional(),
  GATEHOUSE_MAIL_FROM: z.string().optional(),
});

const urlWords =
  'GATEHOUSE_SMTP_URL cannot be used: write smtps://user:password@host or smtp://user:password@host:587. The server must offer STARTTLS; for a relay of a network of your own that does not, add ?tls=off and no password.';

/**
 * Reads how mail is sent; undefined where nothing is set, and then none is. Without `tls=off` mail leaves encrypted or not at
 * all, and a password never leaves in the clear. Throws CONFIG_INVALID naming every variable that cannot be used.
 */
export function readMailSettings(
  env: Readonly<Record<string, string | undefined>>,
): MailSettings | undefined {
  const set = environment.parse(env);
  const { GATEHOUSE_SMTP_URL: url, GATEHOUSE_MAIL_FROM: from } = set;
  if (url === undefined && from === undefined) return undefined;
  const server = url === undefined ? undefined : serverOf(url);
  const sender = z.email().safeParse(from);
  const problems: Problem[] = [
    ...(server ? [] : [{ message: urlWords }]),
    ...(sender.success
      ? []
      : [
          {
            message: 'GATEHOUSE_MAIL_FROM cannot be used: write the address that mail comes from.',
          },
        ]),
  ];
  if (server && sender.success) return { ...server, from: sender.data };
  throw new GatehouseError('CONFIG_INVALID', 'The settings cannot be used.', { problems });
}

function serverOf(text: string): Omit<MailSettings, 'from'> | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const scheme = url.protocol.slice(0, -1);
  if (scheme !== 'smtp' && scheme !== 'smtps') return undefined;
  const isOff = url.search === '?tls=off' && scheme === 'smtp' && url.username === '';
  if (url.search !== '' && !isOff) return undefined;
  const host = hostOf(url.hostname);
  if (host === undefined || (url.pathname !== '' && url.pathname !== '/')) return undefined;
  const [name = '', password = ''] = [url.username, url.password].map(decoded);
  const user = url.username === '' ? undefined : { name, password };
  const tls = scheme === 'smtps' ? 'at once' : isOff ? 'off' : 'required';
  return { host, port: url.port === '' ? ports[scheme] : Number(url.port), tls, user };
}

/** A name or address; one of IPv6 stands in brackets in a URL. */
function hostOf(written: string): string | undefined {
  const bare = written.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) > 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(bare) ? bare : undefined;
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    // A per cent sign that begins no code stands for itself.
    return written;
  }
}
