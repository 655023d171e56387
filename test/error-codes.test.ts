import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../src/config.ts';

/** The sources of the program, without tests and what only tests use. */
function sources(): string[] {
  return readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
    .map((path) => readFileSync(join(packageRoot, 'src', path), 'utf8'));
}

function codesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, code = '']) => code);
}

/** Codes are written out, or as a reason that the spreadsheet room puts its name before. */
function codesOfProgram(): string[] {
  const whole = sources().join('\n');
  const rooms = readdirSync(join(packageRoot, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name.toUpperCase());
  const beginnings = [...rooms, 'BACKUP', 'CONFIG', 'IMPORT', 'SERVE'].join('|');
  const reasons = /type Reason =([^;]*);/.exec(whole)?.[1] ?? '';
  return [
    ...codesIn(whole, new RegExp(`'((?:${beginnings})_[A-Z_]+)'`, 'g')),
    ...codesIn(reasons, /'([A-Z_]+)'/g).map((reason) => `SPREADSHEET_${reason}`),
  ];
}

describe('the list of error codes', () => {
  const listed = codesIn(
    readFileSync(join(packageRoot, 'docs/error-codes.md'), 'utf8'),
    /^\| `([A-Z_]+)`/gm,
  );

  test('holds every code of the program and no other', () => {
    assert.deepEqual(listed.toSorted(), [...new Set(codesOfProgram())].sort());
  });

  test('holds each code once', () => {
    assert.equal(new Set(listed).size, listed.length);
  });
});
