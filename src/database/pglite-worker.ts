import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { z } from 'zod';
import { valueParsers } from './values.ts';

const settings = z
  .object({ dataDir: z.string().optional(), template: z.string().optional() })
  .parse(workerData);

const request = z.object({
  id: z.number(),
  kind: z.enum(['query', 'script', 'dump', 'close']),
  text: z.string().default(''),
  values: z.array(z.unknown()).default([]),
  /** The statement that confines the query. */
  confining: z.string().optional(),
});
type Request = z.infer<typeof request>;

async function open(): Promise<PGlite> {
  const template = settings.template ? new Blob([await readFile(settings.template)]) : undefined;
  return PGlite.create({
    ...(settings.dataDir ? { dataDir: settings.dataDir } : {}),
    ...(template ? { loadDataDir: template } : {}),
    parsers: { ...valueParsers },
  });
}

async function answer(engine: PGlite, message: Request) {
  if (message.kind === 'query') return query(engine, message);
  if (message.kind === 'script') await engine.exec(message.text);
  if (message.kind === 'close') await engine.close();
  if (message.kind === 'dump') {
    const blob = await engine.dumpDataDir('none');
    return { rows: [new Uint8Array(await blob.arrayBuffer())], affected: 0 };
  }
  return { rows: [], affected: 0 };
}

async function query(engine: PGlite, { text, values, confining }: Request) {
  if (confining !== undefined) await engine.exec(`begin; ${confining}`);
  try {
    const result = await engine.query(text, [...values]);
    if (confining !== undefined) await engine.exec('commit');
    return { rows: result.rows, affected: result.affectedRows ?? 0 };
  } catch (error) {
    if (confining !== undefined) await engine.exec('rollback');
    throw error;
  }
}

function describe(error: unknown) {
  const code = z.object({ code: z.string() }).safeParse(error);
  return {
    message: error instanceof Error ? error.message : String(error),
    ...(code.success ? { code: code.data.code } : {}),
  };
}

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');
const opened = open();
// Every statement is told why the engine did not open; nobody may be asking at the moment when it fails.
opened.catch(() => undefined);
port.on('message', async (raw: unknown) => {
  const message = request.parse(raw);
  try {
    port.postMessage({ id: message.id, ...(await answer(await opened, message)) });
  } catch (error) {
    port.postMessage({ id: message.id, error: describe(error) });
  }
});
