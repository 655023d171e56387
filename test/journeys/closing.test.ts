import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type Served, Workshop } from './gatehouse.ts';

/** Begins a request and holds its body back; settles once the server has taken it on. */
async function beginRequest(served: Served): Promise<{ socket: Socket; received: () => string }> {
  const { hostname, port, host } = new URL(served.url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8').on('data', (part) => {
    received += part;
  });
  socket.on('error', () => undefined);
  socket.write(
    [
      'POST /nowhere HTTP/1.1',
      `Host: ${host}`,
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 3',
      'Expect: 100-continue',
      '',
      '',
    ].join('\r\n'),
  );
  while (!received.includes('100 Continue')) await once(socket, 'data');
  return { socket, received: () => received };
}

/** Waits until the server takes no new visitor. */
async function untilRefused({ url }: Served): Promise<void> {
  for (;;) {
    const refused = await fetch(`${url}/health`).then(
      () => false,
      () => true,
    );
    if (refused) return;
    await setTimeout(20);
  }
}

describe('a server that is told to stop', { timeout: 120_000 }, () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await Workshop.open();
  });
  after(() => workshop.close());

  test('takes no new visitor, answers the one whom it serves in full, and then ends with 0', async () => {
    const served = await workshop.serve();
    assert.equal((await fetch(`${served.url}/ready`)).status, 200);
    const { socket, received } = await beginRequest(served);
    served.child.kill('SIGTERM');
    await untilRefused(served);
    assert.equal(served.child.exitCode, null, 'it waits for the request');
    const ended = once(served.child, 'exit');
    socket.write('a=1');
    await once(socket, 'close');
    assert.match(received(), /HTTP\/1\.1 404 Not Found/);
    assert.match(received(), /Page not found[\s\S]*<\/html>/);
    assert.deepEqual(await ended, [0, null]);
  });

  test('ends at once at a second signal, of whichever kind', async () => {
    for (const [first, second] of [
      ['SIGTERM', 'SIGTERM'],
      ['SIGTERM', 'SIGINT'],
    ] as const) {
      const served = await workshop.serve();
      const { socket, received } = await beginRequest(served);
      served.child.kill(first);
      await untilRefused(served);
      const ended = once(served.child, 'exit');
      served.child.kill(second);
      assert.deepEqual(await ended, [null, second]);
      assert.doesNotMatch(received(), /HTTP\/1\.1 404/);
      socket.destroy();
    }
  });
});
