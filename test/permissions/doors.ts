import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { hubOf } from '../../src/access/index.ts';
import { roomCommands } from '../../src/app.ts';
import { GatehouseError } from '../../src/errors.ts';
import type { Hub } from '../../src/hub.ts';
import { runCommand } from '../commands.ts';
import { type Place, places, walker, walkerHeader } from './walkers.ts';

/** What became of an attempt: the status of an answer, or what it would be of a command that was refused. */
export type Became = { status: number; body: string };

/** Somebody, as the header of the walk names them: `practitioner@here`; the program itself is nobody named. */
export type Walker = `${string}@${Place}` | '';

/** The three doors, for trying the same thing as one walker and another. */
export type Doors = ReturnType<typeof openDoors>;

const boundary = 'boundary-of-a-form';

export function openDoors(hub: Hub, server: FastifyInstance, folder: string) {
  async function sent(as: Walker, request: InjectOptions): Promise<Became & { location: string }> {
    const headers = { ...request.headers, ...(as && { [walkerHeader]: as }) };
    const { statusCode, body, headers: answered } = await server.inject({ ...request, headers });
    return { status: statusCode, body, location: String(answered.location ?? '') };
  }
  return {
    get: (as: Walker, url: string) => sent(as, { method: 'GET', url }),
    json: (as: Walker, url: string, payload: object) =>
      sent(as, { method: 'POST', url, payload, headers: { 'content-type': 'application/json' } }),
    file: (as: Walker, url: string, payload: string) =>
      sent(as, { method: 'POST', url, payload, headers: { 'content-type': 'text/csv' } }),
    form: (as: Walker, url: string, fields: Record<string, string>) =>
      sent(as, {
        ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    upload: (as: Walker, url: string, file: string, fields: Record<string, string> = {}) =>
      sent(as, {
        ...{ method: 'POST', url, payload: multipart(file, fields) },
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      }),
    async command(as: Walker, words: readonly string[], file?: string): Promise<Became> {
      const path = join(folder, 'given.csv');
      if (file !== undefined) writeFileSync(path, file);
      const [role = '', place] = as.split('@');
      const found = places.find((one) => one === place);
      const own = found ? hubOf(hub, { ...walker(hub, role, found), door: 'cli' }) : hub;
      const all = words.map((word) => (word === 'FILE' ? path : word));
      try {
        const before = process.exitCode;
        const { out, notes, exitCode } = await runCommand(
          own,
          (program, setting) => {
            for (const add of roomCommands) add(program, setting);
          },
          all,
        );
        return { status: exitCode === before ? 200 : 422, body: `${out}${notes.join('\n')}` };
      } catch (error) {
        if (!(error instanceof GatehouseError)) throw error;
        const { status, code, message, problems } = error;
        return { status, body: JSON.stringify({ error: { code, message, problems } }) };
      }
    },
  };
}

function multipart(file: string, fields: Record<string, string>): string {
  const part = (head: string, text: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
  const named = Object.entries(fields).map(([name, text]) => part(`name="${name}"`, text));
  return `${named.join('')}${part('name="file"; filename="given.csv"', file)}--${boundary}--\r\n`;
}
