import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { importProposal, readProposal } from '../src/deliver/index.ts';
import type { Hub } from '../src/hub.ts';
import { openHub } from '../src/open-hub.ts';
import { type Order, readOrder, type Told } from './page-orders.ts';

// A hub in a process of its own, as `gatehouse serve` builds it, with static twins of some pages beside it.
const config = readConfig(process.env);
const hub = await openHub(config, 'bench', () => undefined);
const server = buildServer(hub, config, { log: false });
const twins: { headers: Record<string, string>; body: Buffer }[] = [];
server.get<{ Params: { twin: string } }>('/static/:twin', (request, reply) => {
  const twin = twins[Number(request.params.twin)];
  return twin ? reply.headers(twin.headers).send(twin.body) : reply.callNotFound();
});
tell({ origin: await server.listen({ port: 0, host: '127.0.0.1' }) });

process.on('message', async (message) => {
  const order = readOrder(message);
  if (order.do === 'stop') await stop();
  else tell(await obey(order));
});

async function obey(order: Exclude<Order, { do: 'stop' }>): Promise<Told> {
  if (order.do === 'twin') return twinOf(server, order.path);
  if (order.do === 'import') return importFile(hub, order.path);
  // Every transaction counts the revision up, so that every page is made anew.
  await hub.database.transaction(async () => undefined);
  return {};
}

async function stop(): Promise<void> {
  await server.close();
  await hub.database.close();
  process.disconnect();
}

/** Keeps the bytes and headers that a browser gets for a page, to be sent again without any work. */
async function twinOf(from: FastifyInstance, path: string): Promise<Told> {
  const encoding = 'gzip, deflate, br';
  const answer = await from.inject({ url: path, headers: { 'accept-encoding': encoding } });
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}.`);
  const kept = ['content-type', 'content-encoding', 'cache-control', 'vary', 'etag'];
  const headers = kept.flatMap((name) => {
    const value = answer.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  twins.push({ headers: Object.fromEntries(headers), body: answer.rawPayload });
  return { path: `/static/${twins.length - 1}`, bytes: answer.rawPayload.length };
}

async function importFile(into: Hub, path: string): Promise<Told> {
  const proposal = await readProposal({ name: path, bytes: await readFile(path) }, into);
  await importProposal(into, proposal, 'bench');
  return {};
}

function tell(told: Told): void {
  process.send?.(told);
}
