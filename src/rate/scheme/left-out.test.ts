import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaveOut } from './left-out.ts';
import { subjectOf } from './scheme.fixture.ts';

const rated = {
  kinds: ['establishment' as const],
  only: [{ fact: 'management', in: ['public'], because: 'Contracted prisons were not rated.' }],
  except: [{ fact: 'function', in: ['Court'], because: 'A court holds nobody overnight.' }],
};

function leftOut(facts: Record<string, string>, kind?: 'area') {
  const subject = subjectOf('Anywhere', {}, { facts, ...(kind && { kind }) });
  const result = leaveOut(rated, [subject]);
  assert.equal(result.kept.length + result.leftOut.length, 1);
  return result.leftOut[0]?.because;
}

test('whom a rule leaves out is named with the reason of the rule', () => {
  assert.equal(leftOut({ management: 'contracted' }), 'Contracted prisons were not rated.');
  assert.equal(leftOut({ function: 'Court' }), 'A court holds nobody overnight.');
  assert.equal(leftOut({ management: 'public', function: 'Open' }), undefined);
});

test('a fact that no source states leaves nobody out', () => {
  assert.equal(leftOut({}), undefined);
});

test('another kind of provider is left out', () => {
  assert.equal(leftOut({}, 'area'), 'The scheme rates establishments alone.');
});
