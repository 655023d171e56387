import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildServer } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Hub } from '../src/hub.ts';

/** The server of the product over a hub, not listening; for `inject`. Whoever asks is the caller of the hub. */
export function testServer(hub: Hub): FastifyInstance {
  return buildServer(hub, readConfig({}), { log: false, hubFor: async () => hub });
}

/** Asks the API and reads what it answers as JSON. */
export async function ask(server: FastifyInstance, url: string, options: InjectOptions = {}) {
  const response = await server.inject({ url, ...options });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

/** Sends a file to `/api/import` as its whole body. */
export async function sendFile(server: FastifyInstance, address: string, file: string | Buffer) {
  const headers = { 'content-type': 'text/csv' };
  return ask(server, address, { method: 'POST', headers, payload: file });
}
