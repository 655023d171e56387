import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGroupRoles, rolesOfGroups } from './group-roles.ts';

const { roles } = readGroupRoles(
  'a=analyst@national;b=commissioner@west-midlands;b=analyst@national',
);

test('Groups bring their roles, each once, however the claim lists them', () => {
  assert.deepEqual(rolesOfGroups(['a', 'b', 'x'], roles), [
    { role: 'analyst', subject: 'national' },
    { role: 'commissioner', subject: 'west-midlands' },
  ]);
  assert.deepEqual(rolesOfGroups('a', roles), [{ role: 'analyst', subject: 'national' }]);
});

test('A claim that is missing or of another kind brings no role', () => {
  for (const claim of [
    undefined,
    null,
    1,
    true,
    {},
    { a: true },
    [],
    [['a']],
    [1, {}],
    'A',
    'a ',
    'a,b',
  ]) {
    assert.deepEqual(rolesOfGroups(claim, roles), [], JSON.stringify(claim));
  }
});

test('A part that cannot be read is told with what was expected', () => {
  const { problems } = readGroupRoles('a=analyst;=b@c;x=y@z');
  assert.deepEqual(
    problems.map(({ found }) => found),
    ['a=analyst', '=b@c'],
  );
});
