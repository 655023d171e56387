import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { monthPeriod } from '../../calendar/index.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import type { Actor } from './agreement.ts';
import { evidenceOf } from './evidence.fixture.ts';
import { viewAgreement } from './get-agreement.ts';
import { answerNotice, proposeNotice } from './notice-actions.ts';
import { commissioner, provider, refusalOf, TwoParties } from './two-parties.fixture.ts';

const evidence = evidenceOf();
const october = monthPeriod(2014, 10).first;

for (const engine of testDatabases()) {
  describe(`the order of two notices in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let parties: TwoParties;
    before(async () => {
      database = await engine.open();
      parties = new TwoParties(openEmptyHub(database));
      hub = parties.hub;
    });
    after(() => database.close());

    test('puts none behind one of a later month, whose word comes last anyway', async () => {
      const id = 'ordered';
      await parties.sign(id);
      const propose = (effective: number, after: string) => {
        const at = { table: 'capacity', row: 'entry', column: 'cna' };
        const changes = [{ kind: 'cell' as const, at, before: '741', after }];
        const wish = { title: 'Cells', reason: 'Works.', evidence: null, effective, changes };
        return proposeNotice(hub, evidence, { id, wish }, provider);
      };
      const early = await propose(october, '700');
      const late = await propose(october + 2, '650');
      const order = (number: number, after: number) => {
        const answer = { kind: 'ordered' as const, reason: '', after };
        return answerNotice(hub, evidence, { id, number, answer }, commissioner);
      };
      const refusal = await refusalOf(order(early, late));
      assert.equal(refusal.code, 'COMMISSION_ORDER_INVALID');
      assert.match(refusal.message, /Order notice 2 after notice 1/);
      await order(late, early);
      // What is no order says nothing of another notice.
      const answer = { kind: 'agreed' as const, reason: '', after: 1e10 };
      await answerNotice(hub, evidence, { id, number: early, answer }, commissioner);
      const { file } = await viewAgreement(hub, id);
      assert.equal(file.notices[0]?.events.at(-1)?.after, null);
    });

    test('stays as it was when one of them was agreed', async () => {
      const id = 'order-kept';
      await parties.sign(id);
      const propose = (column: string, after: string, actor: Actor) => {
        const at = { table: 'capacity', row: 'entry', column };
        const changes = [{ kind: 'cell' as const, at, before: '741', after }];
        const wish = { title: 'Cells', reason: 'Works.', evidence: null, changes };
        return proposeNotice(hub, evidence, { id, wish: { ...wish, effective: october } }, actor);
      };
      const first = await propose('cna', '700', commissioner);
      const second = await propose('cna', '650', provider);
      const third = await propose('operational-capacity', '730', provider);
      const answer = (number: number, actor: Actor, after: number | null = null) => {
        const kind = after === null ? ('agreed' as const) : ('ordered' as const);
        const given = { kind, reason: '', after };
        return answerNotice(hub, evidence, { id, number, answer: given }, actor);
      };
      await answer(first, provider, second);
      await answer(second, commissioner);
      // Else the provider alone would put its own word last.
      const refusal = await refusalOf(answer(first, provider, third));
      assert.match(refusal.message, /notice 1 and propose it anew/i);
      await answer(first, provider);
      const { content } = await viewAgreement(hub, id, { on: '2014-10-31' });
      assert.equal(content.capacity?.rows[0]?.cells.cna, '700');
    });
  });
}
