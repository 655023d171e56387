import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Command } from 'commander';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { type Caller, openSignIn, type Permission, reachOf } from '../../src/access/index.ts';
import { describeRoutes } from '../../src/api/described-route.ts';
import { openApiDocument } from '../../src/api/open-api.ts';
import { allCommands, apiRoutes, hubPages } from '../../src/app.ts';
import { permissionOf, type Setting } from '../../src/cli/command.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { type Config, packageRoot, readConfig } from '../../src/config.ts';
import type { Hub } from '../../src/hub.ts';
import { completeBrand } from '../../src/web/index.ts';
import { samples } from './addresses.ts';
import { openedWalk } from './opened-walk.ts';
import { permissionTable, type Reached, type WayIn } from './table.ts';
import { places, publicWalker, walker, walkerHeader } from './walkers.ts';

const checkedIn = join(packageRoot, 'docs/permissions.md');
const refusedStatuses = [401, 403];

/** A request to make as everybody, and what only those see in its answer who may. */
type Step = {
  name: string;
  needs: Permission;
  request: InjectOptions & { url: string };
  shows?: string | undefined;
  absent?: true | undefined;
  whole?: true | undefined;
};

describe('who may do what', () => {
  let hub: Hub;
  let server: FastifyInstance;
  const config = readConfig({});
  /** Where the roles promise something else than the doors do. */
  const contrary: string[] = [];

  openedWalk((opened) => {
    ({ hub, server } = opened);
  });

  /** Whether somebody gets to what a step leads to. */
  async function reaches({ request, shows, absent }: Step, as: string): Promise<boolean> {
    const { statusCode, headers, body } = await server.inject({
      ...request,
      headers: { ...request.headers, [walkerHeader]: as },
    });
    if (statusCode >= 500) throw new Error(`${request.url} as ${as}: ${statusCode} ${body}`);
    if (statusCode === 404) return absent ?? false;
    if (refusedStatuses.includes(statusCode)) return false;
    if (/^\/sign-in\?/.test(String(headers.location ?? '')) && !/^\/sign-in/.test(request.url)) {
      return false;
    }
    return shows === undefined || request.method === 'POST' || body.includes(shows);
  }

  async function walk(step: Step): Promise<WayIn> {
    const reached = new Map<string, Reached>();
    for (const { code } of hub.catalogue.roles) reached.set(code, await walkAs(step, code));
    return { name: step.name, needs: step.needs, reached };
  }

  async function walkAs(step: Step, role: string): Promise<Reached> {
    if (role === publicWalker) return (await reaches(step, role)) ? 'any' : '';
    const [here, elsewhere] = [
      await reaches(step, `${role}@here`),
      await reaches(step, `${role}@elsewhere`),
    ];
    const declared = declaredReach(walker(hub, role, 'here'), step);
    if (here !== (declared === 'own' || declared === 'any'))
      contrary.push(`${step.name} as ${role}`);
    if (declared === 'any' && !elsewhere) contrary.push(`${step.name} as ${role} elsewhere`);
    return declared;
  }

  function declaredReach(caller: Caller, { needs, whole }: Pick<Step, 'needs' | 'whole'>): Reached {
    const reach = reachOf(caller, needs);
    if (reach === 'everywhere') {
      const role = hub.catalogue.roles.find(({ code }) => code === caller.roles[0]?.code);
      const over = role?.may.find(({ permission }) => permission === needs)?.over;
      return over === 'scope' ? 'own' : 'any';
    }
    if (reach.length === 0) return '';
    return whole ? 'nation' : 'own';
  }

  test('is as the checked-in table says, on every page, API route and command', async () => {
    const sections = [
      { title: 'Pages', ways: await walkAll(pageSteps(hub)) },
      { title: 'API', ways: await walkAll(await apiSteps()) },
      { title: 'Commands', ways: commandWays() },
    ];
    assert.deepEqual(contrary, []);
    const table = permissionTable(hub.catalogue.roles, sections);
    if (process.env.GATEHOUSE_WRITE_PERMISSIONS === '1') writeFileSync(checkedIn, table);
    assert.equal(table, readFileSync(checkedIn, 'utf8'));
  });

  test('over one part of the estate shows nothing of another', async () => {
    const own = [...pageSteps(hub), ...(await apiSteps())].filter(
      ({ request, needs }) => request.method === 'GET' && ofStafford.has(needs),
    );
    const leaks: string[] = [];
    for (const step of own.filter(namesStafford)) {
      for (const { code } of hub.catalogue.roles) {
        if (code === publicWalker) continue;
        if (await reaches(step, `${code}@elsewhere`)) leaks.push(`${step.name} to ${code}`);
      }
    }
    assert.deepEqual(leaks, []);
  });

  async function walkAll(steps: readonly Step[]): Promise<WayIn[]> {
    const ways: WayIn[] = [];
    for (const step of steps) ways.push(await walk(step));
    return ways;
  }

  function commandWays(): WayIn[] {
    return leavesOf(buildProgram('0', nobodysSetting(config), allCommands('0'))).map(
      ({ name, command }) => {
        const needs = permissionOf(command);
        const reached = new Map<string, Reached>();
        for (const { code } of hub.catalogue.roles) {
          reached.set(code, declaredReach(walker(hub, code, places[0]), { needs }));
        }
        return { name: `gatehouse ${name}`, needs, reached };
      },
    );
  }
});

/** What belongs to a provider, so that of another's nothing may be seen. */
const ofStafford = new Set<Permission>([
  'see records',
  'see agreements',
  'see returns',
  'write agreements',
]);

/** Steps to one thing of Stafford's; lists and empty forms are everybody's. */
function namesStafford({ request, shows }: Step): boolean {
  return shows !== undefined || /stafford/i.test(request.url);
}

function pageSteps(hub: Hub): Step[] {
  const { settings, root } = { settings: readConfig({}).signIn, root: packageRoot };
  const brand = completeBrand({});
  const ground = openSignIn(hub, { settings, root });
  const look = { render: () => '', brand, version: '0', ground };
  return hubPages(readConfig({}), look).flatMap(({ path, needs, submitNeeds, submit }): Step[] => {
    const { address = path, ...sample } = samples[path] ?? {};
    assert.ok(!address.includes(':'), `test/permissions/addresses.ts has no address for ${path}`);
    const url = address;
    return [
      { name: path, needs, request: { method: 'GET', url }, ...sample },
      ...(submit
        ? [{ name: `POST ${path}`, needs: submitNeeds, request: posting(url, 'form'), ...sample }]
        : []),
    ];
  });
}

async function apiSteps(): Promise<Step[]> {
  const described = describeRoutes(await openApiDocument(apiRoutes, '0'));
  return described.map(({ name, method, path, sample: example }): Step => {
    const route = apiRoutes.find((one) => one.name === name);
    assert.ok(route, name);
    const { address: url = example, ...sample } = samples[route.path] ?? {};
    return method === 'GET'
      ? {
          name: path,
          needs: route.needs,
          request: { method, url },
          ...sample,
        }
      : {
          name: `POST ${path}`,
          needs: route.needs,
          request: posting(url, route.body ? 'json' : 'file'),
          ...sample,
        };
  });
}

/** Nothing that could be stored: whoever may is told what is missing. */
function posting(url: string, what: 'form' | 'json' | 'file'): InjectOptions & { url: string } {
  const types = {
    form: 'application/x-www-form-urlencoded',
    json: 'application/json',
    file: 'text/csv',
  };
  const payload = what === 'json' ? '{}' : what === 'file' ? 'x' : '';
  return { method: 'POST', url, headers: { 'content-type': types[what] }, payload };
}

/** Commands are looked at here, and none is run. */
function nobodysSetting(config: Config): Setting {
  return {
    ...{ config, out: () => undefined, note: () => undefined, errorStream: process.stderr },
    begin: () => undefined,
    withHub: () => Promise.reject(new Error('No command is run here.')),
  };
}

function leavesOf(command: Command, before = ''): Array<{ name: string; command: Command }> {
  return command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`;
    return one.commands.length > 0 ? leavesOf(one, `${name} `) : [{ name, command: one }];
  });
}
