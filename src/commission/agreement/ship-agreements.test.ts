import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { addRemark } from './draft-actions.ts';
import { evidenceOf } from './evidence.fixture.ts';
import { viewAgreement } from './get-agreement.ts';
import { proposeNotice } from './notice-actions.ts';
import { loadShippedAgreements } from './ship-agreements.ts';
import { provider, TwoParties } from './two-parties.fixture.ts';

type Written = { title?: string; ends?: string; mar?: string; signed?: readonly string[] };

const both = ['provider', 'commissioner'];

function written({
  title = 'HMP Stafford',
  ends = '2015-03-31',
  mar = '34',
  signed = both,
}: Written) {
  const signatures = signed.map(
    (party) => `  - { party: ${party}, name: A. Signer, role: Head, on: 2014-03-20 }`,
  );
  return `agreement: stafford
template: local-annex
title: ${title}
provider: stafford
commissioner: west-midlands
starts: 2014-04-01
ends: ${ends}
signed:${signed.length === 0 ? ' []' : ''}
${signatures.join('\n')}
tables:
  levels:
    rows:
      - { row: CU019.level, mar: ${mar === '' ? "''" : mar}, total: 34 }
`;
}

for (const engine of testDatabases()) {
  describe(`a shipped agreement in ${engine.name}`, { skip: engine.skip }, () => {
    const opened: Database[] = [];
    let root: string;
    let hub: Hub;
    let parties: TwoParties;
    before(async () => {
      root = await mkdtemp(join(tmpdir(), 'gatehouse-agreements-'));
      await mkdir(join(root, 'data/agreements'), { recursive: true });
    });
    beforeEach(async () => {
      const database = await engine.open();
      opened.push(database);
      parties = new TwoParties(openEmptyHub(database));
      hub = parties.hub;
    });
    after(async () => {
      await Promise.all(opened.map((database) => database.close()));
      await rm(root, { recursive: true });
    });

    const load = async (file: Written) => {
      await writeFile(join(root, 'data/agreements/stafford.yaml'), written(file));
      return loadShippedAgreements(hub, root);
    };

    test('is loaded once, also by two that start at the same moment', async () => {
      await writeFile(join(root, 'data/agreements/stafford.yaml'), written({}));
      const loaded = await Promise.all([
        loadShippedAgreements(hub, root),
        loadShippedAgreements(hub, root),
      ]);
      assert.deepEqual(loaded.flat(), ['HMP Stafford']);
      await writeFile(join(root, 'data/agreements/stafford.yaml'), written({ mar: '33' }));
      await Promise.all([loadShippedAgreements(hub, root), loadShippedAgreements(hub, root)]);
      const { file, stage } = await viewAgreement(hub, 'stafford');
      assert.deepEqual([file.versions.length, stage.stage, stage.version], [2, 'in force', 2]);
      assert.equal((await parties.levels('CU019')).get('Mar 2015'), '33');
    });

    test('takes a level back that the corrected transcription does not have', async () => {
      await load({});
      await load({ mar: '' });
      assert.deepEqual(
        await parties.levels('CU019'),
        new Map([
          ['2014-15', '34'],
          ['Mar 2015', 'no target set'],
        ]),
      );
    });

    test('is corrected in its title, its days and its signatures too', async () => {
      await load({ signed: [] });
      assert.equal((await viewAgreement(hub, 'stafford')).stage.stage, 'draft');
      await load({ signed: ['provider'] });
      assert.deepEqual(await load({ title: 'HMP Stafford 2014-15' }), ['HMP Stafford 2014-15']);
      const signed = await viewAgreement(hub, 'stafford');
      assert.deepEqual(
        [signed.file.agreement.title, signed.file.versions.length, signed.stage.stage],
        ['HMP Stafford 2014-15', 1, 'in force'],
      );
      assert.deepEqual(await load({ ends: '2014-10-31' }), []);
      const ended = await viewAgreement(hub, 'stafford');
      assert.deepEqual([ended.stage.stage, ended.stage.sinceOn], ['ended', '2014-11-01']);
      assert.equal((await parties.levels('CU019')).get('Mar 2015'), 'no target set');
    });

    test('is left to those who have gone on with it', async () => {
      await load({});
      await addRemark(hub, 'stafford', { about: 'levels', text: 'Why March?' }, provider);
      const at = { table: 'capacity', row: 'entry', column: 'cna' };
      const changes = [{ kind: 'cell' as const, at, before: '', after: '741' }];
      const notice = { title: 'Cells', reason: 'Counted.', evidence: null, changes };
      const wish = { ...notice, effective: 2014 * 12 + 11 };
      await proposeNotice(hub, evidenceOf(), { id: 'stafford', wish }, provider);
      assert.deepEqual(await load({ title: 'Another', mar: '33' }), []);
      const { file } = await viewAgreement(hub, 'stafford');
      assert.deepEqual([file.agreement.title, file.versions.length], ['HMP Stafford', 1]);
    });
  });
}
