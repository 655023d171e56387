import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Telemetry } from './operations/index.ts';
import { registerOperations } from './operations/index.ts';
import { createServer, type ServerOptions } from './server.ts';

type Operated = Pick<ServerOptions, 'render' | 'assets'> & {
  version: string;
  log: boolean;
  telemetry: Telemetry;
  /** The migrations that the database lacks; rejects when it does not answer. */
  listUnapplied: () => Promise<string[]>;
};

/** The bare server as the settings want it, with what those who run it ask of it. */
export function operatedServer(config: Config, operated: Operated): FastifyInstance {
  const { render, assets, log, telemetry } = operated;
  const { behindTls, production, trustedProxies, requestsPerMinute } = config;
  const issuer = config.signIn.provider?.issuer;
  const server = createServer({
    ...{ render, assets, behindTls, trustedProxies, requestsPerMinute },
    // The answer to a form may lead on to the provider: to confirm before signing.
    formTargets: issuer === undefined ? [] : [new URL(issuer).origin],
    logger: log,
    answered: telemetry.answered,
  });
  registerOperations(server, {
    ...operated,
    access: { token: config.metricsToken, openToThisMachine: !production && !behindTls },
  });
  return server;
}
