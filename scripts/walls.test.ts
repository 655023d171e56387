import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { z } from 'zod';
import { doors, ground, rooms, roomsBefore } from './house.ts';
import { printWalls } from './walls.ts';

const biome = join(import.meta.dirname, '../../node_modules/.bin/biome');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-walls-'));
after(() => rmSync(folder, { recursive: true }));

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      message: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});

/** One import that a file of the house might make. */
type Case = { file: string; imports: string; wall?: RegExp };

/** Lints every case in one run; gives the message that each met, if any. */
function lint(cases: readonly Case[]): Map<Case, string> {
  const files = new Map<string, Case[]>();
  for (const one of cases) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  for (const [file, list] of files) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, list.map(({ imports }) => `import '${imports}';\n`).join(''));
  }
  const config = { root: true, extends: ['./walls.json'], linter: { rules: { preset: 'none' } } };
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'walls.json'), printWalls());
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8' });
  const met = new Map<Case, string>();
  for (const { location, message } of reportSchema.parse(JSON.parse(stdout)).diagnostics) {
    const one = files.get(location.path)?.[location.start.line - 1];
    if (one) met.set(one, message);
  }
  return met;
}

function forbidden(file: string, imports: string, wall: RegExp): Case {
  return { file, imports, wall };
}

function allowed(file: string, imports: string): Case {
  return { file, imports };
}

function roomCases(room: string): Case[] {
  const pure = `src/${room}/noun.ts`;
  const deep = `src/${room}/part/noun.ts`;
  const deeper = `src/${room}/part/whole/noun.ts`;
  const pages = `src/${room}/pages.ts`;
  const pagesDeep = `src/${room}/pages/noun.ts`;
  const pagesDeeper = `src/${room}/pages/part/noun.ts`;
  const left = roomsBefore(room);
  const right = rooms.slice(left.length + 1);
  return [
    ...right.flatMap((other) => [
      forbidden(pure, `../${other}/index.ts`, /only from its left/),
      forbidden(deep, `../../${other}/index.ts`, /only from its left/),
      forbidden(deeper, `../../../${other}/index.ts`, /only from its left/),
      forbidden(pages, `../${other}/index.ts`, /from its left/),
      forbidden(pagesDeep, `../../${other}/index.ts`, /from its left/),
      forbidden(pagesDeeper, `../../../${other}/index.ts`, /from its left/),
    ]),
    ...[...left, ...ground].flatMap((other) => [
      allowed(pure, `../${other}/index.ts`),
      allowed(deep, `../../${other}/index.ts`),
      allowed(deeper, `../../../${other}/index.ts`),
      allowed(pages, `../${other}/index.ts`),
      allowed(pagesDeep, `../../${other}/index.ts`),
      allowed(pagesDeeper, `../../../${other}/index.ts`),
      forbidden(pure, `../${other}/noun.ts`, /only through an index\.ts/),
      forbidden(pages, `../${other}/noun.ts`, /only through an index\.ts/),
      forbidden(pagesDeeper, `../../../${other}/noun.ts`, /only through an index\.ts/),
    ]),
    ...doors.flatMap((door) => [
      forbidden(pure, `../${door}/page.ts`, /only from its left/),
      allowed(pages, `../${door}/page.ts`),
      allowed(pagesDeeper, `../../../${door}/page.ts`),
    ]),
    ...['fastify', '@fastify/static', 'nunjucks', 'commander'].flatMap((framework) => [
      forbidden(pure, framework, /Only the doors know a framework/),
      forbidden(deep, framework, /Only the doors know a framework/),
      allowed(pages, framework),
      allowed(pagesDeeper, framework),
    ]),
    ...[pure, deep, pages, pagesDeeper, `src/${room}/noun.test.ts`].flatMap((file) => [
      forbidden(file, 'pg', /Only src\/database/),
      forbidden(file, '@electric-sql/pglite', /Only src\/database/),
    ]),
    ...[pure, pages].map((file) => forbidden(file, '../app.ts', /puts together|import neither/)),
    forbidden(pure, '../../test/databases.ts', /only from its left/),
    ...[pure, deep, pages].map((file) => allowed(file, './other.ts')),
    ...[pure, pages].map((file) => allowed(file, '../errors.ts')),
    allowed(deep, '../other/noun.ts'),
    allowed(deeper, '../../other/noun.ts'),
    allowed(pagesDeeper, '../../other/noun.ts'),
    forbidden(pagesDeeper, '../../../app.ts', /import neither/),
    allowed(`src/${room}/noun.test.ts`, '../../test/databases.ts'),
  ];
}

const groundCases = ground.flatMap((place) => [
  ...rooms.map((room) => forbidden(`src/${place}/a.ts`, `../${room}/index.ts`, /below all rooms/)),
  forbidden(`src/${place}/a.ts`, '../hub.ts', /below all/),
  forbidden(`src/${place}/a.ts`, 'fastify', /Only the doors/),
  allowed(`src/${place}/a.ts`, '../errors.ts'),
]);

const doorCases = doors.flatMap((door) => [
  ...rooms.map((room) => allowed(`src/${door}/a.ts`, `../${room}/index.ts`)),
  ...rooms.map((room) => forbidden(`src/${door}/a.ts`, `../${room}/noun.ts`, /only through/)),
  forbidden(`src/${door}/a.ts`, 'pg', /Only src\/database/),
  allowed(`src/${door}/a.ts`, 'fastify'),
]);

const topCases = [
  allowed('src/database/a.ts', 'pg'),
  allowed('src/database/a.ts', '@electric-sql/pglite'),
  forbidden('src/spreadsheet/a.ts', 'pg', /Only src\/database/),
  forbidden('src/app.ts', 'pg', /Only src\/database/),
  allowed('src/app.ts', './measure/pages.ts'),
  allowed('src/hub.ts', './estate/index.ts'),
  forbidden('src/hub.ts', './measure/index.ts', /The hub carries/),
  forbidden('src/estate/a.ts', '../hub.ts', /puts together/),
  allowed('src/measure/a.ts', '../hub.ts'),
];

describe('the walls of the linter', () => {
  const cases = [...rooms.flatMap(roomCases), ...groundCases, ...doorCases, ...topCases];
  const met = lint(cases);

  test('stop every import that leads to the right, past an index or to a framework', () => {
    const missed = cases.filter((one) => one.wall && !one.wall.test(met.get(one) ?? ''));
    assert.deepEqual(missed, []);
  });

  test('let through every import that the house allows', () => {
    const stopped = cases.filter((one) => !one.wall && met.has(one));
    assert.deepEqual(stopped, []);
  });

  test('say in a sentence what to do', () => {
    for (const message of met.values()) assert.match(message, /^(\S+ ){5,}\S+\.$/);
  });
});
