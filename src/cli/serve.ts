import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { type AddCommands, needs, type Setting } from './command.ts';

/** Builds the web server of a hub. */
export type BuildServer = (hub: Hub, config: Config, options: { log: boolean }) => FastifyInstance;

/** What whoever starts the hub is told of signing in, once it can be reached at an address. */
export type TellSignIn = (hub: Hub, config: Config, origin: string) => Promise<string[]>;

/** `gatehouse serve`. */
export function serveCommand(build: BuildServer, tellSignIn: TellSignIn): AddCommands {
  return (program, setting) => {
    needs(program.command('serve'), 'run the hub')
      .description('Serve the pages and the API until Ctrl-C.')
      .action(() => setting.withHub('serve', (hub) => serve({ build, tellSignIn }, hub, setting)));
  };
}

async function serve(
  { build, tellSignIn }: { build: BuildServer; tellSignIn: TellSignIn },
  hub: Hub,
  { config, out, note }: Setting,
): Promise<void> {
  const server = build(hub, config, { log: config.production });
  if (hub.database.engine === 'PGlite') {
    note(
      `The data is in ${config.dataDir} (embedded store). It survives a crash, but perhaps not a power cut: for production set DATABASE_URL.`,
    );
  }
  try {
    await server.listen({ port: config.port, host: config.host });
  } catch (error) {
    await server.close();
    throw new GatehouseError(
      'SERVE_PORT_TAKEN',
      `Port ${config.port} on ${config.host} cannot be listened on. Stop what uses it, or set PORT to another one.`,
      { cause: error },
    );
  }
  hub.database.share();
  // Listened for first: whoever waits for the line may stop the hub as soon as it is there.
  const stopped = stopSignal();
  const origin = `http://${config.host}:${portOf(server) ?? config.port}`;
  for (const line of await tellSignIn(hub, config, origin)) note(line);
  out(`Gatehouse is ready at ${origin}\n`);
  await stopped;
  await server.close();
}

/** The port that was given when any free one was asked for. */
function portOf(server: FastifyInstance): number | undefined {
  const address = server.server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

/** Settles at the first Ctrl-C or SIGTERM; a second one, of either, ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
