import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { audit } from '../access/index.ts';
import type { Config } from '../config.ts';
import {
  checkBackup,
  type Database,
  type Manifest,
  openDatabase,
  restoreBackup,
  rowsIn,
  writeBackup,
} from '../database/index.ts';
import { GatehouseError, type Problem } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { type AddCommands, needs, type Setting } from './command.ts';
import { type Progress, progressOn } from './progress.ts';

/** What is looked at when a hub has been restored: what it is, and what is wrong with it, as sentences. */
export type RestoreCheck = { title: string; find: (hub: Hub) => Promise<readonly string[]> };

const words = (count: number) => count.toLocaleString('en-GB');

/** `gatehouse backup`, for whoever runs the machine: it reads the whole database, past what a role may see. */
export function backupCommand(program: string): AddCommands {
  return (commands, setting) => {
    needs(commands.command('backup'), 'run the hub')
      .argument('<file>', 'where to write it; only its owner may read it')
      .description('Write everything the hub holds to one file, also while the hub runs.')
      .option('--overwrite', 'replace a file of that name')
      .action((file: string, { overwrite = false }: { overwrite?: boolean }) =>
        backUp({ file, overwrite, program }, setting),
      );
  };
}

/** `gatehouse restore`; the checks are made once everything is there. */
export function restoreCommand(checks: readonly RestoreCheck[]): AddCommands {
  return (commands, setting) => {
    needs(commands.command('restore'), 'run the hub')
      .argument('<file>', 'what "gatehouse backup" wrote')
      .description('Restore a backup into an empty data directory or an empty database.')
      .option('--check', 'read the file and compare its counts and hashes; restore nothing')
      .action((file: string, { check = false }: { check?: boolean }) =>
        check ? checkFile(file, setting) : restore(file, checks, setting),
      );
  };
}

async function backUp(
  asked: { file: string; overwrite: boolean; program: string },
  setting: Setting,
): Promise<void> {
  const { config, errorStream, note } = setting;
  if (config.databaseUrl === undefined && !existsSync(config.dataDir)) {
    throw new GatehouseError(
      'BACKUP_NOTHING',
      `There is no hub in ${config.dataDir}: nothing to back up. Check GATEHOUSE_DATA_DIR and DATABASE_URL.`,
      { status: 404 },
    );
  }
  const progress = progressOn(errorStream, 'Backing up');
  const options = { ...asked, now: () => new Date(), onTable: progress.show };
  const manifest = await withDatabase(config, { command: 'backup', mayJoin: true }, (database) =>
    writeBackup(database, options),
  );
  progress.done();
  note(
    `Wrote ${sizeOf(manifest)} to ${asked.file}. It holds personal data: keep it as safe as the hub.`,
  );
  await recordBackup(asked.file, manifest, setting);
}

/** The backup is of the hub as it is, so a hub that is yet to be migrated is not opened for the sake of an entry. */
async function recordBackup(file: string, manifest: Manifest, setting: Setting): Promise<void> {
  const { migrations } = manifest.header;
  const unapplied = readdirSync(join(setting.config.root, 'migrations')).filter(
    (name) => name.endsWith('.sql') && !migrations.includes(name),
  );
  if (unapplied.length > 0) {
    setting.note(
      'The hub is yet to be migrated, so its audit trail does not say that it was backed up.',
    );
    return;
  }
  await setting.withHub('backup', (hub) => record(hub, 'backup written', file, manifest));
}

async function checkFile(file: string, { errorStream, note }: Setting): Promise<void> {
  const progress = progressOn(errorStream, 'Checking');
  const manifest = await checkBackup(file, progress.show);
  progress.done();
  const { takenAt, program, engine } = manifest.header;
  note(
    `${file} is whole: ${sizeOf(manifest)}, taken at ${takenAt} from ${engine} by Gatehouse ${program}.`,
  );
}

async function restore(
  file: string,
  checks: readonly RestoreCheck[],
  setting: Setting,
): Promise<void> {
  const { config, errorStream, note } = setting;
  let step = '';
  let progress: Progress | undefined;
  const onStep = (text: string, share: number) => {
    if (text !== step) {
      progress?.done();
      note(`${text} …`);
      progress = progressOn(errorStream, text);
      step = text;
    }
    progress?.show(share);
  };
  const options = { file, migrations: join(config.root, 'migrations'), onStep };
  const manifest = await withDatabase(config, { command: 'restore', mayJoin: false }, (database) =>
    restoreBackup(database, options),
  );
  progress?.done();
  note(`Restored ${sizeOf(manifest)}, as they were at ${manifest.header.takenAt}.`);
  await setting.withHub('restore', async (hub) => {
    await lookAt(hub, checks, note);
    await record(hub, 'backup restored', file, manifest);
  });
}

async function lookAt(
  hub: Hub,
  checks: readonly RestoreCheck[],
  note: Setting['note'],
): Promise<void> {
  const problems: Problem[] = [];
  for (const { title, find } of checks) {
    const found = await find(hub);
    problems.push(...found.map((message) => ({ message: `${title}: ${message}` })));
    if (found.length === 0) note(`${title}: all is well.`);
  }
  if (problems.length === 0) return;
  throw new GatehouseError(
    'BACKUP_CHECKS_FAILED',
    'Everything is restored as the backup holds it, but the hub was not well when it was backed up.',
    { status: 500, problems },
  );
}

async function withDatabase<T>(
  { databaseUrl, dataDir }: Config,
  opening: { command: string; mayJoin: boolean },
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ databaseUrl, dataDir, ...opening });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function record(hub: Hub, action: string, file: string, manifest: Manifest): Promise<void> {
  const after = { rows: rowsIn(manifest), takenAt: manifest.header.takenAt };
  await hub.database.transaction((session) =>
    audit(session, hub, { action, about: { kind: 'backup', id: basename(file) }, after }),
  );
}

function sizeOf(manifest: Manifest): string {
  return `${words(rowsIn(manifest))} rows of ${words(manifest.sums.size)} tables`;
}
