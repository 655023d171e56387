import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../../config.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { type Permission, permissionNames } from './permission.ts';

const { roles } = loadCatalogue(join(packageRoot, 'definitions')).catalogue;
const holders = (permission: Permission) =>
  roles
    .filter(({ may }) => may.some((one) => one.permission === permission))
    .map(({ code }) => code)
    .sort();
const everyRole = roles.map(({ code }) => code);

describe('the shipped roles', () => {
  test('are those of everyone who uses the hub, of the public and of who lets them in', () => {
    assert.deepEqual(everyRole.toSorted(), [
      ...['administrator', 'analyst', 'auditor', 'commissioner', 'national-team'],
      ...['practitioner', 'provider-manager', 'public-reader'],
    ]);
  });

  test('show records about a person to those alone who keep, count or audit them', () => {
    assert.deepEqual(holders('see records'), [
      'analyst',
      'auditor',
      'practitioner',
      'provider-manager',
    ]);
    assert.deepEqual(holders('keep records'), ['analyst', 'practitioner', 'provider-manager']);
  });

  test('show performance to everyone who works in the service, everywhere', () => {
    const others = ['administrator', 'public-reader'];
    const expected = everyRole.filter((code) => !others.includes(code)).sort();
    assert.deepEqual(holders('see performance'), expected);
  });

  test('let the two parties sign, and nobody else', () => {
    const parties = roles.flatMap(({ code, party }) => (party ? [[code, party]] : []));
    assert.deepEqual(Object.fromEntries(parties), {
      commissioner: 'commissioner',
      'provider-manager': 'provider',
    });
    assert.deepEqual(holders('sign agreements'), ['commissioner', 'provider-manager']);
  });

  test('keep what gives access apart from what it gives access to', () => {
    assert.deepEqual(holders('manage people'), ['administrator']);
    const administrator = roles.find(({ code }) => code === 'administrator');
    const may = administrator?.may.map(({ permission }) => permission);
    assert.deepEqual(may, ['see published', 'be signed in', 'see audit', 'manage people']);
  });

  test('let an auditor change nothing', () => {
    const auditor = roles.find(({ code }) => code === 'auditor');
    for (const { permission } of auditor?.may ?? [])
      assert.match(permission, /^see |^be signed in$/);
  });

  test('leave the installation and simulated records to whoever has the machine', () => {
    const held = new Set(roles.flatMap(({ may }) => may.map(({ permission }) => permission)));
    assert.deepEqual(
      permissionNames.filter((name) => !held.has(name)),
      ['simulate', 'run the hub'],
    );
  });
});
