import { carriedByHub, doorFiles, doors, ground, rooms } from './house.ts';
import type { ImportGraph } from './import-graph.ts';

/** How far to the right a part of the house stands; a file imports only from further left. */
const ranks: Record<string, number> = { errors: 0, config: 20, 'open-hub': 49, app: 50, main: 60 };
for (const place of ground) ranks[place] = 1;
for (const [at, room] of rooms.entries()) ranks[room] = 2 + at;
for (const [at, door] of doors.entries()) ranks[door] = 30 + at;
ranks.hub = 2 + carriedByHub.length - 0.5;
const doorFileRank = 40;
const firstDoor = 20;

/** The part of the house that a file belongs to: a folder of src or a file directly in it. */
export function partOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.ts$/, '');
}

function isDoorFile(path: string): boolean {
  const inRoom = path.split('/').slice(2).join('/');
  const known: readonly string[] = rooms;
  return (
    known.includes(partOf(path)) &&
    doorFiles.some((name) => inRoom.startsWith(`${name}/`) || inRoom.endsWith(`${name}.ts`))
  );
}

function rank(path: string): number {
  return isDoorFile(path) ? doorFileRank : (ranks[partOf(path)] ?? Number.POSITIVE_INFINITY);
}

/** Whether a file of src may import another; the doors of a room see what the room sees, and doors. */
export function mayImport(from: string, to: string): boolean {
  if (partOf(from) === partOf(to)) return rank(to) <= rank(from);
  if (!isDoorFile(from)) return rank(to) < rank(from);
  const own = ranks[partOf(from)] ?? 0;
  return (
    rank(to) < own || (rank(to) >= firstDoor && rank(to) < doorFileRank) || to === 'src/hub.ts'
  );
}

/** Imports that lead to the right, as sentences. */
export function wrongWay(graph: ImportGraph): string[] {
  return [...graph].flatMap(([path, imports]) =>
    imports
      .filter(({ from }) => from.startsWith('src/') && !mayImport(path, from))
      .map(({ from }) => `${path} imports ${from}, which does not stand to its left.`),
  );
}

const sqlNames = ['sql', 'identifier'];

function isStore(path: string): boolean {
  return /(^|[/-])store(\.ts$|\/)/.test(path) || path.startsWith('src/database/');
}

/** Files that write SQL although they are no store, as sentences. */
export function sqlOutsideStores(graph: ImportGraph): string[] {
  return [...graph]
    .filter(([path]) => !isStore(path))
    .filter(([, imports]) =>
      imports.some(
        ({ from, names }) =>
          from.startsWith('src/database/') && names.some((name) => sqlNames.includes(name)),
      ),
    )
    .map(([path]) => `${path} writes SQL: a room's SQL stands in its store.ts.`);
}

/** Files longer than the limit, as sentences. */
export function longFiles(sources: ReadonlyMap<string, string>, limit: number): string[] {
  return [...sources]
    .map(([path, text]) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path} has ${lines} lines: which two subjects are in it?`);
}

const drawer = /(^|[/-])(utils?|helpers?|common|misc|lib)([/.-]|$)/;

/** Parts of src that the table of the house does not know, and drawers for anything, as sentences. */
export function strangers(paths: readonly string[]): string[] {
  const unknown = new Set(paths.map(partOf).filter((part) => !(part in ranks)));
  return [
    ...[...unknown].map((part) => `src/${part} has no place in scripts/house.ts: where is it?`),
    ...paths
      .filter((path) => drawer.test(path))
      .map((path) => `${path} is a drawer: name it by its subject.`),
  ];
}
