import {
  carriedByHub,
  doorFiles,
  doors,
  engines,
  frameworks,
  ground,
  rooms,
  roomsBefore,
} from './house.ts';

type Pattern = { group: string[]; message: string };
type Override = {
  includes: string[];
  linter: { rules: { style: { noRestrictedImports: object } } };
};

const tests = '**/*.test.ts';

const onlyDatabase: Pattern = {
  group: [...engines],
  message: 'Only src/database talks to an engine: ask its Session for rows instead.',
};

const topMessage = 'The doors are put together at the top, in app.ts and main.ts: import neither.';

const noFramework: Pattern = {
  group: [...frameworks],
  message: `Only the doors know a framework: move this to the room's ${doorFiles.join('.ts, ')}.ts.`,
};

function override(includes: string[], patterns: Pattern[]): Override {
  const noRestrictedImports = { level: 'error', options: { patterns } };
  return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}

/** Forbids every folder of src but the allowed ones; `up` leads from the file to src. */
function folderWall(up: string, allowed: string[], message: string): Pattern {
  return { group: [`${up}*/**`, ...allowed.map((path) => `!${up}${path}`)], message };
}

function filesWall(up: string, files: string[], message: string): Pattern {
  return { group: files.map((file) => `${up}${file}`), message };
}

function throughIndex(folders: readonly string[]): string[] {
  return folders.map((folder) => `${folder}/index.ts`);
}

function leftOf(room: string): string {
  return [...roomsBefore(room), ...ground].join(', ');
}

function compositionWall(room: string, up: string): Pattern {
  const files = ['app.ts', 'main.ts', 'open-hub.ts', 'config.ts'];
  const carried: readonly string[] = carriedByHub;
  if (carried.includes(room)) files.push('hub.ts');
  return filesWall(
    up,
    files,
    `The room ${room} is a part of what this file puts together: let it pass in what is needed.`,
  );
}

function pureWalls(room: string, up: string): Pattern[] {
  const left = throughIndex([...roomsBefore(room), ...ground]);
  const message = `The room ${room} imports only from its left, and only through an index.ts: ${leftOf(room)}.`;
  return [folderWall(up, left, message), compositionWall(room, up), noFramework, onlyDatabase];
}

function doorFileWalls(room: string, up: string): Pattern[] {
  const left = throughIndex([...roomsBefore(room), ...ground]);
  const ways = doors.map((door) => `${door}/**`);
  const message = `The doors of the room ${room} import from src/${doors.join(', src/')} and, only through an index.ts, from its left: ${leftOf(room)}.`;
  return [
    folderWall(up, [...left, ...ways], message),
    filesWall(up, ['app.ts', 'main.ts', 'open-hub.ts'], topMessage),
    onlyDatabase,
  ];
}

function roomOverrides(room: string): Override[] {
  const flat = doorFiles.flatMap((name) => [`src/${room}/${name}.ts`, `src/${room}/*-${name}.ts`]);
  const nested = doorFiles.map((name) => `src/${room}/${name}/*.ts`);
  const deeper = doorFiles.map((name) => `src/${room}/${name}/*/**/*.ts`);
  const not = [...flat, ...nested, ...deeper].map((path) => `!${path}`);
  return [
    override([`src/${room}/*.ts`, ...not, `!${tests}`], pureWalls(room, '../')),
    override([`src/${room}/*/*.ts`, ...not, `!${tests}`], pureWalls(room, '../../')),
    override([`src/${room}/*/*/**/*.ts`, ...not, `!${tests}`], pureWalls(room, '../../../')),
    override([...flat, `!${tests}`], doorFileWalls(room, '../')),
    override([...nested, `!${tests}`], doorFileWalls(room, '../../')),
    override([...deeper, `!${tests}`], doorFileWalls(room, '../../../')),
  ];
}

function groundWalls(folder: string, up: string): Pattern[] {
  const nothing = folderWall(up, [], `src/${folder} stands below all rooms and imports none.`);
  const top = filesWall(
    up,
    ['app.ts', 'main.ts', 'open-hub.ts', 'config.ts', 'hub.ts'],
    `src/${folder} stands below all: let the caller pass in what is needed.`,
  );
  const engine = folder === 'database' ? [] : [onlyDatabase];
  return [nothing, top, noFramework, ...engine];
}

function groundOverrides(folder: string): Override[] {
  return [
    override([`src/${folder}/*.ts`, `!${tests}`], groundWalls(folder, '../')),
    override([`src/${folder}/*/**/*.ts`, `!${tests}`], groundWalls(folder, '../../')),
  ];
}

function doorOverride(door: string): Override {
  const message = `src/${door} imports rooms and other doors only through their index.ts.`;
  const main = filesWall('../', ['main.ts'], topMessage);
  return override(
    [`src/${door}/**/*.ts`, `!${tests}`],
    [folderWall('../', ['*/index.ts'], message), main, onlyDatabase],
  );
}

function topOverrides(): Override[] {
  const hub = folderWall(
    './',
    throughIndex([...carriedByHub, ...ground]),
    `The hub carries ${carriedByHub.join(', ')} and the database, each through its index.ts.`,
  );
  return [
    override(['src/*.ts', '!src/hub.ts', `!${tests}`], [onlyDatabase]),
    override(['src/hub.ts'], [hub, noFramework, onlyDatabase]),
    override([`src/${tests}`, '!src/database/**'], [onlyDatabase]),
  ];
}

/** The walls between the rooms as Biome configuration, each file under one override. */
export function walls(): Override[] {
  return [
    ...topOverrides(),
    ...ground.flatMap(groundOverrides),
    ...rooms.flatMap(roomOverrides),
    ...doors.map(doorOverride),
  ];
}

/** The content of `biome.walls.json`: one override a line. */
export function printWalls(): string {
  const lines = walls().map((override) => `    ${JSON.stringify(override)}`);
  return `{\n  "overrides": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
