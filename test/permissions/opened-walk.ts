import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Hub } from '../../src/hub.ts';
import { testDatabases } from '../databases.ts';
import { type Doors, openDoors } from './doors.ts';
import { openWalkedHub } from './walked-hub.ts';
import { hubForWalkers } from './walkers.ts';

/** The walked hub with its doors, and a folder for the files that come and go by them. */
export type Walk = { hub: Hub; server: FastifyInstance; doors: Doors; folder: string };

/** Serves it over an embedded database while the tests of a suite run, and hands it over before the first. */
export function openedWalk(take: (walk: Walk) => void, set: Partial<Hub> = {}): void {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-walk-'));
  let hub: Hub | undefined;
  let server: FastifyInstance | undefined;
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    hub = { ...(await openWalkedHub(await embedded.open())), ...set };
    server = buildServer(hub, readConfig({}), { log: false, hubFor: hubForWalkers(hub) });
    take({ hub, server, doors: openDoors(hub, server, folder), folder });
  });
  after(async () => {
    await server?.close();
    await hub?.database.close();
    rmSync(folder, { recursive: true });
  });
}
