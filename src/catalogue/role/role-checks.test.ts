import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Problem } from '../../errors.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { folder, only } from '../sample-definitions.ts';
import { testMistakesIn } from '../sample-mistakes.ts';
import { samplePublic, sampleRoles } from './sample-roles.ts';

const load = (text: string) => loadCatalogue(folder({ 'roles.yaml': text }));
const problems = (text: string): Problem[] => load(text).problems;

describe('a role', () => {
  test('is taken from its file, with what it may in the order of the permissions', () => {
    const { catalogue, problems } = load(sampleRoles);
    assert.deepEqual(problems, []);
    assert.deepEqual(catalogue.roles, [
      {
        code: 'governor',
        title: 'Governor',
        purpose: 'Run a prison.',
        party: 'provider',
        may: [
          { permission: 'see published', over: 'everywhere' },
          { permission: 'see performance', over: 'everywhere' },
          { permission: 'see records', over: 'scope' },
          { permission: 'sign agreements', over: 'scope' },
        ],
      },
    ]);
  });

  test('that names no permission there is told which there are', () => {
    const problem = only(problems(sampleRoles.replace('see records', 'see record')));
    assert.match(`${problem.message} ${problem.expected}`, /see records, keep records/);
    assert.equal(problem.place?.line, 9);
  });

  test('that signs is told to say for which party', () => {
    const problem = only(problems(sampleRoles.replace('    party: provider\n', '')));
    assert.match(problem.message, /^governor: Its holders sign agreements/);
    assert.equal(problem.place?.line, 3);
  });

  test('with the code of another is refused', () => {
    const twice = sampleRoles + sampleRoles.split('\n').slice(2).join('\n');
    assert.match(only(problems(twice)).message, /The role code “governor” is taken/);
  });
});

describe('a role is told of', () => {
  const sample = { text: sampleRoles, file: 'roles.yaml', code: 'governor', problems, below: 3 };
  testMistakesIn(sample, [
    [
      'a permission that reaches beyond what the role is held over',
      'see published, see performance',
      'see published, see records',
      /“see records” can be had everywhere only by holding a role over the nation/,
    ],
    [
      'a permission in both lists',
      'scope: [see records',
      'scope: [see performance',
      /“see performance” stands under everywhere as well/,
    ],
    [
      'a permission twice',
      '[see records',
      '[see records, see records',
      /“see records” stands twice/,
    ],
  ]);
});

describe('the role of the public is told of', () => {
  const sample = { text: samplePublic, file: 'roles.yaml', code: 'public-reader', problems };
  testMistakesIn({ ...sample, below: 1 }, [
    ['an account', '[see published', '[be signed in', /“be signed in” cannot be public/],
    [
      'a scope',
      'everywhere: [see published]',
      'scope: [see returns]',
      /“see returns” cannot be public/,
    ],
    [
      'a party',
      'title: Anyone',
      'title: Anyone\n    party: provider',
      /The public acts for no party/,
    ],
  ]);

  test('nothing where it may see performance too', () => {
    assert.deepEqual(problems(samplePublic.replace(']', ', see performance]')), []);
  });
});
