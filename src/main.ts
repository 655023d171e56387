import { userInfo } from 'node:os';
import { CommanderError } from 'commander';
import {
  type Caller,
  findTokenCaller,
  hubOf,
  operatorCaller,
  type Permission,
  requirePermission,
} from './access/index.ts';
import { allCommands, readVersion } from './app.ts';
import { exitCodes, printError, type Setting } from './cli/command.ts';
import { buildProgram, usageExitCode } from './cli/program.ts';
import { progressOn } from './cli/progress.ts';
import { type Config, readConfig } from './config.ts';
import { GatehouseError } from './errors.ts';
import type { Hub } from './hub.ts';
import { openHub } from './open-hub.ts';

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

/**
 * The hub as whoever runs the command may see it: the person of GATEHOUSE_TOKEN, or the operator of this machine, who
 * looks after the installation with the hub as the program itself has it.
 */
async function hubFor(hub: Hub, permission: Permission): Promise<Hub> {
  const token = process.env.GATEHOUSE_TOKEN;
  const caller = token ? await callerBy(hub, token) : operatorCaller(userInfo().username);
  requirePermission(caller, permission);
  return permission === 'run the hub' ? { ...hub, caller } : hubOf(hub, caller);
}

/** Looking after the installation is the operator's alone, and some of it happens before a hub can tell whose a token is. */
function refuseToken(): void {
  if (!process.env.GATEHOUSE_TOKEN) return;
  throw new GatehouseError(
    'ACCESS_DENIED',
    'Only the operator of this machine may run this command: leave out GATEHOUSE_TOKEN.',
    { status: 403 },
  );
}

async function callerBy(hub: Hub, token: string): Promise<Caller> {
  const caller = await findTokenCaller(hub, token);
  if (caller) return { ...caller, door: 'cli' };
  throw new GatehouseError(
    'ACCESS_TOKEN_UNKNOWN',
    'GATEHOUSE_TOKEN is no token that works any more. Make a new one on your account page.',
    { status: 401 },
  );
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
      if (permission === 'run the hub') refuseToken();
    },
    withHub: (command, work) =>
      withHub(config, command, async (hub) => work(await hubFor(hub, needed))),
  };
  const version = readVersion(config.root);
  const program = buildProgram(version, setting, allCommands(version));
  await program.parseAsync(process.argv);
} catch (error) {
  fail(error);
}
