import { randomUUID } from 'node:crypto';
import { isDate } from '../../calendar/index.ts';
import { isPermission } from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import { audit } from '../audit/audit.ts';
import { type Caller, requirePermission } from '../caller.ts';
import { textProblems } from '../people/add-person.ts';
import { requireReachOver } from '../people/end-person.ts';
import { findCaller } from '../people/find-caller.ts';
import { listGrants } from '../people/grant-store.ts';
import { dayOf, doerOf, type PeopleHub } from '../people/ground.ts';
import { unknownPerson } from '../people/read-people.ts';
import { requireStepUp } from '../sign-in/step-up.ts';
import {
  type ApiToken,
  lastTokenDay,
  type NewToken,
  newTokenText,
  permissionProblems,
  tokenHash,
} from './token.ts';
import { insertToken, markRevoked, selectTokens } from './token-store.ts';

/**
 * Makes a token for oneself, or, as the operator, for anybody; `text` is shown once and kept nowhere. Throws
 * ACCESS_STEP_UP (403) unless the person has just confirmed that it is them, ACCESS_TOKEN_UNREADABLE (422) with every mistake, ACCESS_TOKEN_NOT_YOURS (403) and, where a token asks, ACCESS_TOKEN_BY_TOKEN (403).
 */
export async function createToken(
  hub: PeopleHub,
  personId: string,
  given: NewToken,
): Promise<{ token: ApiToken; text: string }> {
  refuseOthers(hub.caller, personId);
  requireStepUp(hub.caller, hub.now());
  const owner = await findCaller(hub, personId);
  if (!owner) throw unknownPerson();
  const token = newToken(hub, owner, { ...given, personId });
  const text = newTokenText();
  await hub.database.transaction(async (session) => {
    await insertToken(session, token, tokenHash(text) ?? '');
    const { id, name, permissions, expiresAt } = token;
    await audit(session, hub, {
      action: 'token made',
      about: { kind: 'person', id: personId },
      after: { tokenId: id, name, permissions, expiresAt: expiresAt.toISOString() },
    });
  });
  return { token, text };
}

/** Every token that a person ever had, the latest first: one's own, or anybody's for whoever manages people. */
export async function listTokens(hub: PeopleHub, personId: string): Promise<ApiToken[]> {
  requireOwnOrManaged(hub.caller, personId);
  return selectTokens(hub.database, personId);
}

/** Takes a token back at once. Throws ACCESS_UNKNOWN_TOKEN (404) where the person has none such that still stands. */
export async function revokeToken(
  hub: PeopleHub,
  { personId, tokenId }: { personId: string; tokenId: string },
): Promise<void> {
  requireOwnOrManaged(hub.caller, personId);
  await hub.database.transaction(async (session) => {
    if (personId !== hub.caller.personId) {
      requireReachOver(hub, await listGrants(session, personId));
    }
    const revoked = { at: hub.now(), by: doerOf(hub.caller) };
    if ((await markRevoked(session, { id: tokenId, personId }, revoked)) === 0)
      throw unknownToken();
    await audit(session, hub, {
      action: 'token revoked',
      about: { kind: 'person', id: personId },
      before: { tokenId },
    });
  });
}

/** The person who asks; throws ACCESS_NO_PERSON (422) for the operator and the program, who have no tokens of their own. */
export function ownId({ caller }: Pick<PeopleHub, 'caller'>): string {
  if (caller.personId !== undefined) return caller.personId;
  throw new GatehouseError('ACCESS_NO_PERSON', 'Say whose tokens are meant.', { status: 422 });
}

function requireOwnOrManaged(caller: Caller, personId: string): void {
  requirePermission(caller, personId === caller.personId ? 'be signed in' : 'manage people');
}

function refuseOthers(caller: Caller, personId: string): void {
  if (caller.kind === 'operator' || caller.kind === 'system') return;
  requirePermission(caller, 'be signed in');
  if (caller.personId !== personId) {
    throw new GatehouseError(
      'ACCESS_TOKEN_NOT_YOURS',
      'Only the person makes a token that acts as them.',
      { status: 403 },
    );
  }
  if (caller.session !== undefined) return;
  throw new GatehouseError(
    'ACCESS_TOKEN_BY_TOKEN',
    'A token cannot make another. Sign in to make one.',
    { status: 403 },
  );
}

function newToken(
  hub: PeopleHub,
  owner: Caller,
  { personId, name, permissions, until }: NewToken & { personId: string },
): ApiToken {
  const problems = [
    ...textProblems('name', name, 'a name by which you will know the token'),
    ...permissionProblems(permissions, owner),
    ...untilProblems(hub, until),
  ];
  if (problems.length > 0) {
    throw new GatehouseError('ACCESS_TOKEN_UNREADABLE', 'No token was made.', {
      status: 422,
      problems,
    });
  }
  return {
    id: randomUUID(),
    personId,
    name: name.trim(),
    permissions: [...new Set(permissions.filter(isPermission))],
    madeAt: hub.now(),
    expiresAt: new Date(`${until}T00:00:00.000Z`),
  };
}

function untilProblems(hub: PeopleHub, until: string): Problem[] {
  const day = dayOf(hub);
  const last = lastTokenDay(day);
  if (isDate(until) && until > day && until <= last) return [];
  const message = `Enter the first day without the token: after today, and ${last} at the latest`;
  return [{ message, place: { path: 'until' } }];
}

function unknownToken(): GatehouseError {
  return new GatehouseError(
    'ACCESS_UNKNOWN_TOKEN',
    'The person has no such token, or it was revoked before.',
    { status: 404 },
  );
}
