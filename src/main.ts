import { CommanderError } from 'commander';
import { type Permission, requirePermission } from './access/index.ts';
import { buildServer, openHub, readVersion, restoreChecks, roomCommands } from './app.ts';
import { backupCommand, restoreCommand } from './cli/backup.ts';
import { exitCodes, printError, type Setting } from './cli/command.ts';
import { buildProgram, usageExitCode } from './cli/program.ts';
import { progressOn } from './cli/progress.ts';
import { serveCommand } from './cli/serve.ts';
import { type Config, readConfig } from './config.ts';
import { GatehouseError } from './errors.ts';
import type { Hub } from './hub.ts';

const note = (text: string) => process.stderr.write(`${text}\n`);

/** Steps of opening: a bar while one takes long, a line when one is done. */
function showSteps(): (text: string, share?: number) => void {
  let bar: ReturnType<typeof progressOn> | undefined;
  return (text, share) => {
    if (share === undefined) note(text);
    else if (share >= 1) bar?.done();
    else {
      bar ??= progressOn(process.stderr, text);
      bar.show(share);
    }
  };
}

async function withHub<T>(
  config: Config,
  command: string,
  work: (hub: Hub) => Promise<T>,
): Promise<T> {
  const hub = await openHub(config, command, showSteps());
  try {
    return await work(hub);
  } finally {
    await hub.database.close();
  }
}

function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = usageExitCode(error);
    return;
  }
  if (!(error instanceof GatehouseError)) throw error;
  process.stderr.write(printError(error));
  const surroundings = /^(CONFIG|DATABASE|SERVE)_/.test(error.code);
  process.exitCode = surroundings ? exitCodes.surroundings : exitCodes.refused;
}

// A reader such as `head` may close the pipe before everything is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

let needed: Permission = 'run the hub';

try {
  const config = readConfig(process.env);
  const setting: Setting = {
    config,
    out: (text) => process.stdout.write(text),
    note,
    errorStream: process.stderr,
    begin: (permission) => {
      needed = permission;
    },
    withHub: (command, work) =>
      withHub(config, command, (hub) => {
        requirePermission(hub.caller, needed);
        return work(hub);
      }),
  };
  const version = readVersion(config.root);
  const program = buildProgram(version, setting, [
    serveCommand(buildServer),
    backupCommand(version),
    restoreCommand(restoreChecks),
    ...roomCommands,
  ]);
  await program.parseAsync(process.argv);
} catch (error) {
  fail(error);
}
