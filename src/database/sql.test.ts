import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identifier, sql } from './sql.ts';

test('a value becomes a parameter and never text', () => {
  const query = sql`select * from provider where name = ${"'; drop table provider; --"} and open = ${true}`;
  assert.equal(query.text, 'select * from provider where name = $1 and open = $2');
  assert.deepEqual(query.values, ["'; drop table provider; --", true]);
});

test('a nested statement is taken in and its parameters are renumbered', () => {
  const where = sql`region = ${'west-midlands'} or region = ${'wales'}`;
  const query = sql`select ${1} from provider where ${where} limit ${5}`;
  assert.equal(query.text, 'select $1 from provider where region = $2 or region = $3 limit $4');
  assert.deepEqual(query.values, [1, 'west-midlands', 'wales', 5]);
});

test('an object that only looks like a statement is a value', () => {
  const forged = { text: 'drop table provider', values: [] };
  assert.equal(sql`select ${forged}`.text, 'select $1');
});

test('a hostile name stays one quoted identifier', () => {
  assert.equal(identifier('a"; drop table b; --').text, '"a""; drop table b; --"');
  assert.throws(() => identifier(''), { code: 'DATABASE_BAD_NAME' });
  assert.throws(() => identifier('a\0b'), { code: 'DATABASE_BAD_NAME' });
});

test('a name that looks like a parameter stays a name when it is nested', () => {
  const column = sql`${identifier("it's $1")} = ${'x'}`;
  const query = sql`select ${0} where ${column}`;
  assert.equal(query.text, `select $1 where "it's $1" = $2`);
  assert.deepEqual(query.values, [0, 'x']);
});
