import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { z } from 'zod';

type Claims = Record<string, unknown>;
type Answer = {
  claims?: Claims;
  /** Of the key that signs; another than the one that the provider tells of is a forgery. */
  forged?: boolean;
  algorithm?: 'RS256' | 'HS256' | 'none';
  withoutIdToken?: boolean;
  userInfo?: Claims;
};

const ownKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A provider that answers whatever a test wants, right or wrong. */
export type WrongProvider = {
  issuer: string;
  /** What it says next, over claims that are right. */
  answer: Answer;
  /** How often a code was sent to it. */
  asked: number;
  close(): Promise<void>;
};

export const clientId = 'gatehouse';
export const clientSecret = 'a-secret-of-the-test-that-is-long-enough';

/** Opens it on a free port of this machine. */
export async function openWrongProvider(): Promise<WrongProvider> {
  const provider: WrongProvider = {
    issuer: '',
    answer: {},
    asked: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server: Server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(bodyFor(request.url ?? '', provider)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  provider.issuer = `http://127.0.0.1:${port}`;
  return provider;
}

function bodyFor(path: string, provider: WrongProvider): unknown {
  const { issuer, answer } = provider;
  if (path === '/.well-known/openid-configuration') {
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/me`,
      authorization_response_iss_parameter_supported: true,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }
  if (path === '/jwks') {
    return { keys: [{ ...ownKeys.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256' }] };
  }
  if (path === '/me') return answer.userInfo ?? {};
  provider.asked += 1;
  const now = Math.floor(Date.now() / 1000);
  const right = { iss: issuer, aud: clientId, sub: 's1', iat: now, exp: now + 60, auth_time: now };
  const tokens = { access_token: 'a', token_type: 'Bearer' };
  if (answer.withoutIdToken) return tokens;
  return { ...tokens, id_token: signed({ ...right, ...answer.claims }, answer) };
}

function signed(claims: Claims, { algorithm = 'RS256', forged = false }: Answer): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: algorithm, kid: 'own' })}.${part(claims)}`;
  return `${text}.${signatureOf(text, algorithm, forged ? otherKeys.privateKey : ownKeys.privateKey)}`;
}

function signatureOf(text: string, algorithm: string, key: KeyObject): string {
  if (algorithm === 'none') return '';
  if (algorithm === 'HS256')
    return createHmac('sha256', clientSecret).update(text).digest('base64url');
  return createSign('sha256').update(text).sign(key, 'base64url');
}
