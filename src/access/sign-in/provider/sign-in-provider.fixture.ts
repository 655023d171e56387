import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import { z } from 'zod';
import { clientId, clientSecret } from './wrong-provider.fixture.ts';

/** Somebody at the provider. */
export type AccountThere = {
  name: string;
  email: string;
  email_verified: boolean;
  groups: string[];
};

/** A real provider that signs in whoever a test says, without asking. */
export type SignInProvider = {
  issuer: string;
  accounts: Map<string, AccountThere>;
  /** Who sits at the browser. */
  present: string;
  /** How often somebody was asked to sign in there. */
  asked: number;
  close(): Promise<void>;
};

/** Opens it on a free port of this machine, for a hub at an address. */
export async function openSignInProvider(hubOrigin: string): Promise<SignInProvider> {
  const there: SignInProvider = {
    ...{ issuer: '', accounts: new Map(), present: '', asked: 0 },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  let handle = (_request: IncomingMessage, response: ServerResponse): unknown => response.end();
  const server = createServer((request, response) => handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  there.issuer = `http://127.0.0.1:${port}`;
  const provider = providerOf(there, hubOrigin);
  const answer = provider.callback();
  handle = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    there.asked += 1;
    return provider.interactionFinished(request, response, { login: { accountId: there.present } });
  };
  return there;
}

function providerOf(there: SignInProvider, hubOrigin: string): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return new Provider(there.issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${hubOrigin}/sign-in/provider/return`],
        post_logout_redirect_uris: [`${hubOrigin}/`],
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k' }],
    },
    cookies: { keys: ['a key of the test'] },
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...there.accounts.get(id) }),
    }),
    loadExistingGrant: grantAll,
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 60,
      Interaction: 60,
      Session: 600,
    },
  });
}

async function grantAll(context: KoaContextWithOIDC) {
  const { provider, client, session } = context.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}
