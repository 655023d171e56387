import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../src/config.ts';

/**
 * The requirements of ASVS 4.0.3 that apply at level 1 or 2: the sections, each with the numbers within it that do.
 * Those left out were deleted from the standard or apply at level 3 alone.
 */
const asked: Readonly<Record<string, string>> = {
  ...{ '1.1': '1-7', '1.2': '1-4', '1.4': '1 4 5', '1.5': '1-4', '1.6': '1-4', '1.7': '1 2' },
  ...{ '1.8': '1 2', '1.9': '1 2', '1.10': '1', '1.11': '1 2', '1.12': '2', '1.14': '1-6' },
  ...{ '2.1': '1-12', '2.2': '1-3', '2.3': '1-3', '2.4': '1-5', '2.5': '1-7', '2.6': '1-3' },
  ...{ '2.7': '1-6', '2.8': '1-7', '2.9': '1-3', '2.10': '1-4' },
  ...{ '3.1': '1', '3.2': '1-4', '3.3': '1-4', '3.4': '1-5', '3.5': '1-3', '3.7': '1' },
  ...{ '4.1': '1 2 3 5', '4.2': '1 2', '4.3': '1-3' },
  ...{ '5.1': '1-5', '5.2': '1-8', '5.3': '1-10', '5.4': '1-3', '5.5': '1-4' },
  ...{ '6.1': '1-3', '6.2': '1-6', '6.3': '1 2', '6.4': '1 2' },
  ...{ '7.1': '1-4', '7.2': '1 2', '7.3': '1 3 4', '7.4': '1-3' },
  ...{ '8.1': '1-4', '8.2': '1-3', '8.3': '1-8', '9.1': '1-3', '9.2': '1-4' },
  ...{ '10.2': '1 2', '10.3': '1-3', '11.1': '1-8' },
  ...{ '12.1': '1-3', '12.2': '1', '12.3': '1-6', '12.4': '1 2', '12.5': '1 2', '12.6': '1' },
  ...{ '13.1': '1 3 4 5', '13.2': '1 2 3 5 6', '13.3': '1 2', '13.4': '1 2' },
  ...{ '14.1': '1-4', '14.2': '1-6', '14.3': '2 3', '14.4': '1-7', '14.5': '1-4' },
};

function numbersOf(section: string, within: string): string[] {
  const [from = 0, to = 0] = within.split('-').map(Number);
  const numbers = within.includes('-')
    ? Array.from({ length: to - from + 1 }, (_, at) => String(from + at))
    : within.split(' ');
  return numbers.map((number) => `${section}.${number}`);
}

const guide = readFileSync(join(packageRoot, 'docs/guides/security.md'), 'utf8');
const rows = guide
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const states = ['met', 'in part', 'not met', 'operator', 'does not apply'];

describe('the guide to security', () => {
  test('answers every requirement of level 2, once', () => {
    const expected = Object.entries(asked).flatMap(([section, within]) =>
      numbersOf(section, within),
    );
    assert.deepEqual(
      rows.map(([, number]) => number),
      expected,
    );
  });

  test('says of each whether it is met, and where or why not', () => {
    for (const [, number, what, state, where, shown] of rows) {
      assert.ok(states.includes(state ?? ''), `${number}: ${state}`);
      assert.ok(what !== '', number);
      assert.ok(where !== '' || shown !== '' || state === 'met', number);
    }
  });

  test('counts as it lists', () => {
    const count = (state: string) => rows.filter(([, , , found]) => found === state).length;
    assert.ok(
      guide.includes(
        `${rows.length} requirements: ${count('met')} met, ${count('in part')} met in part, ` +
          `${count('operator')} in the hands of whoever runs it, ${count('not met')} not met, ` +
          `${count('does not apply')} that do not apply.`,
      ),
    );
  });

  test('names files that are there', () => {
    const paths = [
      ...guide.matchAll(
        /`((?:src|test|scripts|docs|definitions|migrations)\/[^`]+|Dockerfile|compose\.yaml)`/g,
      ),
    ];
    assert.ok(paths.length > 100);
    for (const [, path = ''] of paths) assert.ok(existsSync(join(packageRoot, path)), path);
  });

  test('names tests that are there', () => {
    const named = [...guide.matchAll(/`([^`]+\.test\.ts)` “([^”]+)”/g)];
    assert.ok(named.length > 100);
    for (const [, path = '', name = ''] of named) {
      const text = readFileSync(join(packageRoot, path), 'utf8');
      const written = ["'", '"', '`'].some((mark) => text.includes(`${mark}${name}${mark}`));
      assert.ok(written, `${path} has no test “${name}”`);
    }
  });
});
