import { parentPort } from 'node:worker_threads';
import { GatehouseError } from '../../errors.ts';
import { doRankTask, taskMessage } from './rank-task.ts';

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');
port.on('message', (raw: unknown) => {
  const { id, task } = taskMessage.parse(raw);
  try {
    port.postMessage({ id, result: doRankTask(task) });
  } catch (error) {
    port.postMessage({ id, error: describe(error) });
  }
});

function describe(error: unknown) {
  if (!(error instanceof GatehouseError)) return { message: String(error) };
  const { message, code, status } = error;
  return { message, code, status };
}
