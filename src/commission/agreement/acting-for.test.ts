import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Caller, type HeldRole, systemCaller } from '../../access/index.ts';
import { actingFor, partiesOf } from './acting-for.ts';

const now = () => new Date('2014-04-01T09:00:00Z');
const stafford = { providerId: 'stafford', commissionerId: 'west-midlands' };

const governs: HeldRole = {
  ...{ code: 'provider-manager', title: 'Provider manager', party: 'provider' },
  over: ['stafford'],
};
const commissions: HeldRole = {
  ...{ code: 'commissioner', title: 'Commissioner', party: 'commissioner' },
  over: ['west-midlands', 'stafford', 'dovegate'],
};

function person(
  roles: readonly HeldRole[],
  more: Partial<Caller> = {},
): { caller: Caller; now: () => Date } {
  const caller: Caller = {
    ...{ kind: 'person', personId: 'p1', name: 'Ada Byron', door: 'web', roles },
    reaches: new Map([
      ['write agreements', roles.flatMap(({ over }) => over)],
      ['sign agreements', roles.flatMap(({ over }) => over)],
    ]),
    session: { id: 's1', steppedUpUntil: new Date('2014-04-01T09:04:00Z') },
    ...more,
  };
  return { caller, now };
}

const code = (expected: string) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === expected;

describe('who acts in an agreement', () => {
  test('is the person who is signed in, for the party whose role they hold over it', () => {
    assert.deepEqual(actingFor(person([governs]), stafford, 'write agreements', {}), {
      party: 'provider',
      name: 'Ada Byron',
      role: 'Provider manager',
    });
    const governor = person([governs], { position: 'Governor' });
    assert.equal(actingFor(governor, stafford, 'write agreements', {}).role, 'Governor');
    assert.deepEqual(partiesOf(person([commissions, governs]), stafford), [
      'commissioner',
      'provider',
    ]);
  });

  test('cannot be the other party, nor a party of somebody else’s agreement', () => {
    const said = { party: 'commissioner' as const };
    const act =
      (between: typeof stafford, as = said) =>
      () =>
        actingFor(person([governs]), between, 'write agreements', as);
    assert.throws(act(stafford), code('ACCESS_OUT_OF_SCOPE'));
    const dovegate = { providerId: 'dovegate', commissionerId: 'west-midlands' };
    assert.throws(
      () => actingFor(person([governs]), dovegate, 'write agreements', {}),
      code('ACCESS_OUT_OF_SCOPE'),
    );
  });

  test('cannot be somebody else by name or role', () => {
    const forged = { party: 'provider' as const, name: 'Charles Babbage', role: 'Governor' };
    assert.throws(
      () => actingFor(person([governs]), stafford, 'write agreements', forged),
      code('COMMISSION_OTHER_ACTOR'),
    );
  });

  test('says for which party, where they hold roles for both', () => {
    const both = person([commissions, governs]);
    assert.throws(
      () => actingFor(both, stafford, 'write agreements', {}),
      code('COMMISSION_FORM_INCOMPLETE'),
    );
    const said = { party: 'commissioner' as const };
    assert.equal(actingFor(both, stafford, 'write agreements', said).party, 'commissioner');
  });

  test('signs only within minutes of confirming that it is still them', () => {
    const sign = (asks: ReturnType<typeof person>) => () =>
      actingFor(asks, stafford, 'sign agreements', {});
    assert.equal(sign(person([governs]))().party, 'provider');
    const long = { id: 's1', steppedUpUntil: new Date('2014-04-01T08:59:59Z') };
    assert.throws(sign(person([governs], { session: long })), code('ACCESS_STEP_UP'));
    assert.throws(sign(person([governs], { session: undefined })), code('ACCESS_STEP_UP'));
  });

  test('is refused where the permission is not held at all', () => {
    const reader = person([governs], { reaches: new Map([['see agreements', ['stafford']]]) });
    assert.throws(() => actingFor(reader, stafford, 'write agreements', {}), code('ACCESS_DENIED'));
  });

  test('is whom the operator of the machine says, who must say all of it', () => {
    const operator = { caller: systemCaller, now };
    const said = { party: 'provider' as const, name: 'A. Example', role: 'Governor' };
    assert.deepEqual(actingFor(operator, stafford, 'sign agreements', said), said);
    assert.throws(
      () => actingFor(operator, stafford, 'sign agreements', { party: 'provider' }),
      code('COMMISSION_FORM_INCOMPLETE'),
    );
  });
});
