import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { closeInOrder } from './closing.ts';

test('a request that never ends holds the closing up only as long as is allowed', async () => {
  const server = fastify();
  closeInOrder(server, 50);
  server.get('/', () => new Promise(() => undefined));
  const { port } = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(server.server, 'request');
  const gone = once(socket, 'close');
  await server.close();
  await gone;
});
