import { authorizationCodeGrant, type Configuration, fetchUserInfo } from 'openid-client';
import { z } from 'zod';
import { GatehouseError } from '../../../errors.ts';
import { type Journey, type Provider, returnPath } from './provider.ts';

/** Somebody as the provider tells of them. */
export type ProviderPerson = {
  issuer: string;
  subject: string;
  name: string;
  email: string;
  /** The claim that lists groups, as it came. */
  groups: unknown;
};

const claimsOf = z.looseObject({
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
  email: z.email().max(254),
  /** An address that the provider says it has not checked may be somebody else's. */
  email_verified: z.literal(true).optional(),
});

/**
 * Who came back from the provider. Signature, issuer, audience, nonce, state, times and (where the person had to sign
 * in anew) the age of that are checked; throws ACCESS_PROVIDER_REFUSED (422) where any is wrong or the provider said no.
 */
export async function answerOf(
  provider: Provider,
  { query, journey, again }: { query: Record<string, string>; journey: Journey; again: boolean },
): Promise<ProviderPerson> {
  const configuration = await provider.configuration();
  try {
    return await readAnswer(provider, configuration, { query, journey, again });
  } catch (error) {
    throw new GatehouseError(
      'ACCESS_PROVIDER_REFUSED',
      `You were not signed in by ${provider.settings.name}. Try again; if it fails again, tell whoever runs this hub.`,
      { status: 422, cause: error },
    );
  }
}

async function readAnswer(
  { settings }: Provider,
  configuration: Configuration,
  { query, journey, again }: Parameters<typeof answerOf>[1],
): Promise<ProviderPerson> {
  const came = new URL(`${settings.publicUrl}${returnPath}`);
  came.search = new URLSearchParams(query).toString();
  const tokens = await authorizationCodeGrant(configuration, came, {
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    pkceCodeVerifier: journey.verifier,
    idTokenExpected: true,
    ...(again && { maxAge: 0 }),
  });
  const told = tokens.claims();
  if (told === undefined) throw new Error('There is no ID token.');
  const { iss: issuer, sub: subject } = told;
  const complete = told.email !== undefined && told[settings.rolesClaim] !== undefined;
  const more =
    complete || configuration.serverMetadata().userinfo_endpoint === undefined
      ? {}
      : await fetchUserInfo(configuration, tokens.access_token, subject);
  const claims = claimsOf.parse({ ...more, ...told });
  return {
    issuer,
    subject,
    name: claims.name ?? claims.email,
    email: claims.email,
    groups: claims[settings.rolesClaim],
  };
}
