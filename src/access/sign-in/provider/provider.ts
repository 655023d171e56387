import {
  allowInsecureRequests,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { GatehouseError } from '../../../errors.ts';
import type { ProviderSettings } from '../settings.ts';

const patienceSeconds = 10;
/** Where the provider sends people back to: to be registered there. */
export const returnPath = '/sign-in/provider/return';

/** The provider of an organisation's people, by OpenID Connect. */
export type Provider = {
  settings: ProviderSettings;
  /** What the provider says of itself, asked at the first need and again after a failure. Throws ACCESS_PROVIDER_UNREACHABLE (503). */
  configuration(): Promise<Configuration>;
};

/** The provider of these settings; nothing is asked of it yet. */
export function openProvider(settings: ProviderSettings): Provider {
  let asked: Promise<Configuration> | undefined;
  return {
    settings,
    configuration: () => {
      asked ??= discover(settings).catch((error: unknown) => {
        asked = undefined;
        throw unreachable(settings, error);
      });
      return asked;
    },
  };
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const server = new URL(issuer);
  return discovery(server, clientId, clientSecret, undefined, {
    // The library leaves the signature of an ID token that came straight from the provider to TLS; we check it.
    // The settings let only an address of this machine go without TLS.
    execute: [
      enableNonRepudiationChecks,
      ...(server.protocol === 'http:' ? [allowInsecureRequests] : []),
    ],
    timeout: patienceSeconds,
  });
}

/** What the server keeps of somebody's way to the provider. */
export type Journey = { state: string; nonce: string; verifier: string };

/**
 * Where to send somebody who signs in at the provider: authorization code with PKCE (RFC 7636), state and nonce.
 * `again` has the provider ask them anew, whoever is signed in there (OpenID Connect Core 1.0, 3.1.2.1).
 */
export async function wayToProvider(
  provider: Provider,
  { again }: { again: boolean },
): Promise<Journey & { address: string }> {
  const configuration = await provider.configuration();
  const journey = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
  };
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: `${provider.settings.publicUrl}${returnPath}`,
    scope: 'openid profile email',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
    ...(again && { prompt: 'login', max_age: '0' }),
  });
  return { ...journey, address: address.href };
}

/**
 * Where to sign out at the provider too (OpenID Connect RP-Initiated Logout 1.0), if it offers that. No ID token is
 * sent along, since it would stand in the address: the provider asks whoever it is.
 */
export async function wayOutOfProvider(provider: Provider): Promise<string | undefined> {
  const configuration = await provider.configuration();
  if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
  const back = `${provider.settings.publicUrl}/`;
  return buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href;
}

function unreachable({ name }: ProviderSettings, cause: unknown): GatehouseError {
  return new GatehouseError(
    'ACCESS_PROVIDER_UNREACHABLE',
    `Signing in by ${name} is not available just now. Try again in a few minutes.`,
    { status: 503, cause },
  );
}
