import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { answerOf } from './answer.ts';
import { openProvider, type Provider, wayToProvider } from './provider.ts';
import {
  clientId,
  clientSecret,
  openWrongProvider,
  type WrongProvider,
} from './wrong-provider.fixture.ts';

let wrong: WrongProvider;
let provider: Provider;

before(async () => {
  wrong = await openWrongProvider();
  provider = openProvider({
    issuer: wrong.issuer,
    clientId,
    clientSecret,
    name: 'the test',
    rolesClaim: 'groups',
    groupRoles: [],
    publicUrl: 'http://localhost:3000',
  });
});
after(() => wrong.close());
beforeEach(() => {
  wrong.answer = {};
});

const person = { name: 'Jane Okonkwo', email: 'jane@hub.example', groups: ['a'] };

/** A way to the provider and back, with the claims that a test wants and the nonce of this way. */
async function comeBack({
  claims = {},
  query = {},
  again = false,
  keepNonce = true,
  ...answer
}: Omit<WrongProvider['answer'], 'claims'> & {
  claims?: Record<string, unknown>;
  query?: Record<string, string>;
  again?: boolean;
  keepNonce?: boolean;
}) {
  const { address: _address, ...journey } = await wayToProvider(provider, { again });
  const nonce = keepNonce ? { nonce: journey.nonce } : {};
  wrong.answer = { ...answer, claims: { ...nonce, ...person, ...claims } };
  const came = { code: 'c', state: journey.state, iss: wrong.issuer, ...query };
  return answerOf(provider, { query: came, journey, again });
}

const refused = { code: 'ACCESS_PROVIDER_REFUSED', status: 422 };
const now = () => Math.floor(Date.now() / 1000);

test('Somebody is sent with state, nonce and a challenge by SHA-256, each another every time', async () => {
  const [one, other] = await Promise.all([
    wayToProvider(provider, { again: false }),
    wayToProvider(provider, { again: false }),
  ]);
  const asked = new URL(one.address).searchParams;
  assert.equal(asked.get('response_type'), 'code');
  assert.equal(asked.get('code_challenge_method'), 'S256');
  assert.equal(asked.get('redirect_uri'), 'http://localhost:3000/sign-in/provider/return');
  assert.equal(asked.get('state'), one.state);
  assert.equal(asked.get('nonce'), one.nonce);
  assert.equal(asked.get('prompt'), null);
  assert.notEqual(one.state, other.state);
  assert.notEqual(one.nonce, other.nonce);
  assert.notEqual(one.verifier, other.verifier);
});

test('Somebody who has to confirm is asked anew', async () => {
  const asked = new URL((await wayToProvider(provider, { again: true })).address).searchParams;
  assert.equal(asked.get('prompt'), 'login');
  assert.equal(asked.get('max_age'), '0');
});

test('A right answer is taken, so that the wrong ones below are refused for what is wrong with them', async () => {
  assert.deepEqual(await comeBack({}), { issuer: wrong.issuer, subject: 's1', ...person });
  assert.equal((await comeBack({ again: true })).subject, 's1');
});

test('What the ID token does not tell is asked of the provider', async () => {
  const told = await comeBack({
    claims: { name: undefined, email: undefined, groups: undefined },
    userInfo: { sub: 's1', ...person },
  });
  assert.deepEqual(told, { issuer: wrong.issuer, subject: 's1', ...person });
});

const wrongAnswers: ReadonlyArray<readonly [string, () => Parameters<typeof comeBack>[0]]> = [
  ['another nonce', () => ({ claims: { nonce: 'another' } })],
  ['no nonce', () => ({ keepNonce: false })],
  ['another issuer', () => ({ claims: { iss: 'http://127.0.0.1:1' } })],
  ['an audience that is not this hub', () => ({ claims: { aud: 'another' } })],
  [
    'several audiences and another authorised party',
    () => ({ claims: { aud: [clientId, 'b'], azp: 'b' } }),
  ],
  ['a time that is over', () => ({ claims: { exp: now() - 600, iat: now() - 900 } })],
  ['a time that has not begun', () => ({ claims: { nbf: now() + 600 } })],
  ['a signature by another key', () => ({ forged: true })],
  ['no signature', () => ({ algorithm: 'none' })],
  ['a signature by the shared secret', () => ({ algorithm: 'HS256' })],
  ['no ID token', () => ({ withoutIdToken: true })],
  ['another state', () => ({ query: { state: 'another' } })],
  ['another issuer in the address', () => ({ query: { iss: 'http://127.0.0.1:1' } })],
  ['a refusal', () => ({ query: { error: 'access_denied' } })],
  [
    'a sign-in of an hour ago where it must be new',
    () => ({ again: true, claims: { auth_time: now() - 3600 } }),
  ],
  [
    'no time of the sign-in where it must be new',
    () => ({ again: true, claims: { auth_time: undefined } }),
  ],
  ['an e-mail address that was not checked', () => ({ claims: { email_verified: false } })],
  ['no e-mail address', () => ({ claims: { email: undefined }, userInfo: { sub: 's1' } })],
  [
    'somebody else’s details',
    () => ({ claims: { groups: undefined }, userInfo: { ...person, sub: 's2' } }),
  ],
];
for (const [what, wants] of wrongAnswers) {
  test(`An answer with ${what} is refused`, async () => {
    await assert.rejects(comeBack(wants()), refused);
  });
}

test('An answer for another state is refused before its code is sent anywhere', async () => {
  const before = wrong.asked;
  await assert.rejects(comeBack({ query: { state: 'another' } }), refused);
  assert.equal(wrong.asked, before);
});

test('A provider that cannot be reached is told in words, and asked again the next time', async () => {
  const gone = await openWrongProvider();
  const lost = openProvider({ ...provider.settings, issuer: gone.issuer });
  await gone.close();
  const unreachable = { code: 'ACCESS_PROVIDER_UNREACHABLE', status: 503 };
  await assert.rejects(wayToProvider(lost, { again: false }), unreachable);
  await assert.rejects(wayToProvider(lost, { again: false }), unreachable);
});
