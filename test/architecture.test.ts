import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { rooms } from '../scripts/house.ts';
import {
  longFiles,
  mayImport,
  sqlOutsideStores,
  strangers,
  wrongWay,
} from '../scripts/house-rules.ts';
import { findCycle, type ImportGraph, importGraph, importsIn } from '../scripts/import-graph.ts';

const root = join(import.meta.dirname, '../..');
const maxLines = 300;

function readSources(folder: string): Map<string, string> {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`)
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function graphOf(imports: Record<string, string[]>): ImportGraph {
  return new Map(
    Object.entries(imports).map(([path, list]) => [
      path,
      list.map((from) => ({ from, names: from === 'src/database/index.ts' ? ['sql'] : [] })),
    ]),
  );
}

describe('the house as built', () => {
  const all = readSources('src');
  const sources = new Map([...all].filter(([path]) => !path.endsWith('.test.ts')));
  const graph = importGraph(sources);

  test('has no cycle of imports', () => {
    assert.equal(findCycle(graph)?.join(' → '), undefined);
  });

  test('imports only from the left', () => {
    assert.deepEqual(wrongWay(graph), []);
  });

  test('keeps SQL in the stores', () => {
    assert.deepEqual(sqlOutsideStores(graph), []);
  });

  test('has a place for every folder and no drawers', () => {
    assert.deepEqual(strangers([...sources.keys()]), []);
  });

  test('keeps files short', () => {
    const everything = [all, ...['scripts', 'test', 'bench'].map(readSources)];
    const long = everything.flatMap((files) => longFiles(files, maxLines));
    assert.deepEqual(long, []);
  });

  test('has a door and a readme in every room', () => {
    for (const room of rooms) {
      assert.ok(existsSync(join(root, 'src', room, 'index.ts')), `src/${room}/index.ts is missing`);
      const readme = join(root, 'src', room, 'README.md');
      assert.match(readFileSync(readme, 'utf8'), /where to start reading/i, readme);
    }
  });

  test('is seen whole: every file is read and every relative import leads to one', () => {
    assert.ok(graph.size > rooms.length);
    const lost = [...graph].flatMap(([path, imports]) =>
      imports
        .filter(({ from }) => from.startsWith('src/') && !graph.has(from))
        .map(({ from }) => `${path} imports ${from}, which is not there.`),
    );
    assert.deepEqual(lost, []);
  });
});

describe('the reading of imports', () => {
  test('sees every way of importing', () => {
    const source = [
      "import { a, type B as C } from './one.ts';",
      "import type { D } from './two.ts';",
      'export {',
      '  e,',
      "} from './three.ts';",
      "export * from './four.ts';",
      "import './five.ts';",
      "const six = await import('./six.ts');",
      "import fs, * as all from 'node:fs';",
    ].join('\n');
    const found = importsIn(source).map(({ from }) => from);
    const files = ['./one.ts', './two.ts', './three.ts', './four.ts', 'node:fs', './five.ts'];
    assert.deepEqual(found, [...files, './six.ts']);
    assert.deepEqual(importsIn(source)[0]?.names, ['a', 'type B']);
  });

  test('resolves relative imports from the root', () => {
    const graph = importGraph(new Map([['src/a/b.ts', "import '../c/d.ts'; "]]));
    assert.deepEqual(graph.get('src/a/b.ts'), [{ from: 'src/c/d.ts', names: [] }]);
  });
});

describe('the detector of cycles', () => {
  test('names a cycle by the files along it', () => {
    const graph = graphOf({ a: ['b', 'x'], b: ['c'], c: ['d', 'b'], d: [], x: [] });
    assert.deepEqual(findCycle(graph), ['b', 'c', 'b']);
  });

  test('finds a file that imports itself and one behind a long way', () => {
    assert.deepEqual(findCycle(graphOf({ a: ['a'] })), ['a', 'a']);
    const ring = graphOf({ a: ['b'], b: ['c'], c: ['d'], d: ['e'], e: ['a'] });
    assert.equal(findCycle(ring)?.length, 6);
  });

  test('accepts two ways to the same file', () => {
    assert.equal(findCycle(graphOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })), undefined);
  });
});

describe('the detector of imports to the right', () => {
  const refused = [
    ['src/calendar/a.ts', 'src/estate/index.ts'],
    ['src/measure/a.ts', 'src/report/index.ts'],
    ['src/measure/a.ts', 'src/measure/pages.ts'],
    ['src/measure/a.ts', 'src/web/page.ts'],
    ['src/measure/pages.ts', 'src/report/index.ts'],
    ['src/measure/pages.ts', 'src/report/pages.ts'],
    ['src/estate/a.ts', 'src/hub.ts'],
    ['src/hub.ts', 'src/commission/index.ts'],
    ['src/database/a.ts', 'src/calendar/index.ts'],
    ['src/database/a.ts', 'src/spreadsheet/index.ts'],
    ['src/errors.ts', 'src/database/index.ts'],
    ['src/web/a.ts', 'src/app.ts'],
    ['src/web/a.ts', 'src/api/index.ts'],
    ['src/measure/a.ts', 'src/unknown/index.ts'],
  ] as const;
  for (const [from, to] of refused) {
    test(`refuses ${from} → ${to}`, () => {
      assert.equal(mayImport(from, to), false);
      assert.equal(wrongWay(graphOf({ [from]: [to] })).length, 1);
    });
  }

  test('accepts what stands to the left', () => {
    const accepted = [
      ['src/estate/a.ts', 'src/calendar/index.ts'],
      ['src/calendar/store.ts', 'src/database/index.ts'],
      ['src/measure/a.ts', 'src/measure/b.ts'],
      ['src/measure/a.ts', 'src/hub.ts'],
      ['src/measure/pages.ts', 'src/hub.ts'],
      ['src/access/pages.ts', 'src/hub.ts'],
      ['src/measure/pages.ts', 'src/web/page.ts'],
      ['src/measure/pages.ts', 'src/estate/index.ts'],
      ['src/web/a.ts', 'src/measure/index.ts'],
      ['src/api/a.ts', 'src/web/index.ts'],
      ['src/app.ts', 'src/measure/pages.ts'],
      ['src/main.ts', 'src/app.ts'],
    ] as const;
    for (const [from, to] of accepted) assert.ok(mayImport(from, to), `${from} → ${to}`);
  });
});

describe('the other detectors', () => {
  test('find SQL outside a store', () => {
    const graph = graphOf({
      'src/measure/rank.ts': ['src/database/index.ts'],
      'src/measure/store.ts': ['src/database/index.ts'],
      'src/measure/bookstore.ts': ['src/database/index.ts'],
      'src/measure/figure-store.ts': ['src/database/index.ts'],
      'src/measure/store/condition.ts': ['src/database/index.ts'],
    });
    assert.deepEqual(
      sqlOutsideStores(graph).map((sentence) => sentence.split(' ')[0]),
      ['src/measure/rank.ts', 'src/measure/bookstore.ts'],
    );
  });

  test('find files over the limit', () => {
    const sources = new Map([
      ['src/a.ts', 'x\n'.repeat(3)],
      ['src/b.ts', 'x\n'.repeat(4)],
    ]);
    assert.deepEqual(longFiles(sources, 3), [
      'src/b.ts has 4 lines: which two subjects are in it?',
    ]);
  });

  test('find unknown parts and drawers', () => {
    assert.equal(strangers(['src/attic/a.ts']).length, 1);
    assert.equal(strangers(['src/measure/string-utils.ts']).length, 1);
    assert.deepEqual(strangers(['src/measure/utility-cost.ts', 'src/app.ts']), []);
  });
});
