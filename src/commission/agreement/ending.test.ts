import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { withCell } from './annex.fixture.ts';
import { evidenceOf } from './evidence.fixture.ts';
import { viewAgreement } from './get-agreement.ts';
import { answerNotice, proposeNotice } from './notice-actions.ts';
import { end } from './signing-actions.ts';
import {
  commissioner,
  provider,
  refusalOf,
  sound,
  TwoParties,
  wishOf,
} from './two-parties.fixture.ts';

const evidence = evidenceOf();
const closing = (on: string) => ({ on, reason: 'It closes.', by: null });

for (const engine of testDatabases()) {
  describe(`an agreement that ends before its term in ${engine.name}`, {
    skip: engine.skip,
  }, () => {
    const opened: Database[] = [];
    let hub: Hub;
    let parties: TwoParties;
    beforeEach(async () => {
      const database = await engine.open();
      opened.push(database);
      parties = new TwoParties(openEmptyHub(database));
      hub = parties.hub;
    });
    after(() => Promise.all(opened.map((database) => database.close())));

    const byMonth = withCell(
      withCell(withCell(sound, 'levels/CU019.level/nov', '4'), 'levels/CU019.level/dec', '5'),
      'levels/CU019.level/q3',
      '9',
    );

    test('has levels up to its last month, and none for what reaches beyond it', async () => {
      await parties.sign('ending', byMonth);
      await end(hub, 'ending', closing('2014-12-31'), commissioner);
      assert.deepEqual(
        await parties.levels('CU019'),
        new Map([
          ['2014-15', 'no target set'],
          ['2014-15 Q3', '9'],
          ['Dec 2014', '5'],
          ['Mar 2015', 'no target set'],
          ['Nov 2014', '4'],
        ]),
      );
    });

    test('has them again where the end to come is moved', async () => {
      await parties.sign('ending', byMonth);
      await end(hub, 'ending', closing('2014-12-31'), commissioner);
      await end(hub, 'ending', closing('2015-03-31'), commissioner);
      assert.equal((await parties.levels('CU019')).get('2014-15'), '34');
      const { stage } = await viewAgreement(hub, 'ending', { on: '2015-01-15' });
      assert.equal(stage.stage, 'in force');
    });

    test('leaves the levels of the one that takes its place', async () => {
      await parties.sign('ending', byMonth);
      await parties.sign('next', byMonth, { startsOn: '2015-01-01' });
      await end(hub, 'ending', { ...closing('2014-12-31'), by: 'next' }, commissioner);
      const levels = await parties.levels('CU019');
      assert.deepEqual(
        ['Nov 2014', 'Mar 2015', '2014-15'].map((period) => levels.get(period)),
        ['4', '34', 'no target set'],
      );
    });

    test('takes no notice for a month after its end, though it was proposed before', async () => {
      await parties.sign('ending');
      const wish = {
        ...{ title: 'Cells', reason: 'Works.', evidence: null, effective: 2015 * 12 + 1 },
        changes: [
          {
            ...{ kind: 'cell' as const, before: '741', after: '700' },
            at: { table: 'capacity', row: 'entry', column: 'cna' },
          },
        ],
      };
      const number = await proposeNotice(hub, evidence, { id: 'ending', wish }, provider);
      await end(hub, 'ending', closing('2014-12-31'), commissioner);
      const answer = { kind: 'agreed' as const, reason: '', after: null };
      const asked = { id: 'ending', number, answer };
      const late = await refusalOf(answerNotice(hub, evidence, asked, commissioner));
      assert.match(late.problems[0]?.message ?? '', /Feb 2015 is after the end of the agreement/);
      assert.equal(wishOf('ending').endsOn, '2015-03-31');
      await parties.sign('next', sound, { startsOn: '2015-01-01' });
      await end(hub, 'ending', { ...closing('2014-10-31'), by: 'next' }, commissioner);
      const gone = await refusalOf(answerNotice(hub, evidence, asked, commissioner));
      assert.equal(gone.code, 'COMMISSION_NOT_IN_FORCE');
    });
  });
}
