import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import type { Database } from '../../database/index.ts';
import type { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import type { Actor } from './agreement.ts';
import { evidenceOf } from './evidence.fixture.ts';
import { viewAgreement } from './get-agreement.ts';
import { answerNotice, proposeNotice } from './notice-actions.ts';
import { previewNotice, previewWish } from './notice-preview.ts';
import { profileChanges } from './profile-wish.ts';
import { commissioner, provider, refusalOf, TwoParties } from './two-parties.fixture.ts';

const evidence = evidenceOf();
const year = parsePeriod('2014-15');
const october = year.first + 6;

for (const engine of testDatabases()) {
  describe(`an agreement in force in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let parties: TwoParties;
    before(async () => {
      database = await engine.open();
      parties = new TwoParties(openEmptyHub(database));
      hub = parties.hub;
    });
    after(() => database.close());

    test('changes by notice from its month on, and the months before stay', async () => {
      const id = 'by-notice';
      await parties.sign(id);
      const level = { metric: 'CU019', method: 'flat' as const, total: '30', effective: october };
      const changes = await profileChanges(hub, evidence, id, level);
      const notice = {
        title: 'Fewer places',
        reason: 'A re-role.',
        evidence: null,
        effective: october,
        changes,
      };
      const number = await proposeNotice(hub, evidence, { id, wish: notice }, provider);
      const preview = await previewNotice(hub, evidence, id, number);
      assert.deepEqual(
        preview.levels.map(({ metric }) => metric),
        ['CU019'],
      );
      const unchanged = await parties.levels('CU019');
      assert.equal(unchanged.get('2014-15'), '34');
      const own = { kind: 'agreed' as const, reason: '', after: null };
      const refusal = await refusalOf(
        answerNotice(hub, evidence, { id, number, answer: own }, provider),
      );
      assert.equal(refusal.code, 'COMMISSION_OTHER_PARTY_MUST');
      await answerNotice(hub, evidence, { id, number, answer: own }, commissioner);
      const now = await parties.levels('CU019');
      assert.equal(now.get('2014-15'), '30');
      // Six months share 30: five each; before October nothing was stated and nothing is.
      assert.deepEqual(
        ['Oct 2014', 'Mar 2015', 'Sep 2014'].map((month) => now.get(month)),
        ['5', '5', undefined],
      );
      const september = await viewAgreement(hub, id, { on: '2014-09-30' });
      assert.deepEqual(september.notices, []);
      assert.deepEqual((await viewAgreement(hub, id, { on: '2014-10-01' })).notices, [1]);
      const closed = await refusalOf(
        answerNotice(hub, evidence, { id, number, answer: own }, commissioner),
      );
      assert.equal(closed.code, 'COMMISSION_NOTICE_CLOSED');
    });

    test('refuses a notice of a locked month, of a frozen one, and of a cell that another notice has', async () => {
      const id = 'guarded';
      await parties.sign(id);
      const cell = (after: string) => ({
        ...{ kind: 'cell' as const, before: '741', after },
        at: { table: 'capacity', row: 'entry', column: 'cna' },
      });
      const asked = (effective: number, after = '740') => ({
        ...{ title: 'Cells', reason: 'Works.', evidence: null, effective, changes: [cell(after)] },
      });
      const locked = evidenceOf({ lockedMonths: async () => [october] });
      for (const [known, effective] of [
        [locked, october],
        [evidence, year.first - 1],
        [evidence, year.first + 12],
      ] as const) {
        const refusal = await refusalOf(
          proposeNotice(hub, known, { id, wish: asked(effective) }, provider),
        );
        assert.equal(refusal.code, 'COMMISSION_NOTICE_REFUSED');
      }
      const first = await proposeNotice(hub, evidence, { id, wish: asked(october) }, provider);
      const second = await proposeNotice(
        hub,
        evidence,
        { id, wish: asked(october + 1, '700') },
        commissioner,
      );
      const thought = await previewWish(hub, evidence, id, asked(october, '705'));
      assert.deepEqual(
        thought.overlaps.map(({ notice, at }) => [notice, at]),
        [
          [first, ['capacity/entry/cna']],
          [second, ['capacity/entry/cna']],
        ],
      );
      const agreed = { kind: 'agreed' as const, reason: '', after: null };
      const answer = (
        number: number,
        actor: Actor,
        given: Parameters<typeof answerNotice>[2]['answer'] = agreed,
      ) => answerNotice(hub, evidence, { id, number, answer: given }, actor);
      assert.equal(
        (await refusalOf(answer(first, commissioner))).code,
        'COMMISSION_NOTICES_OVERLAP',
      );
      await answer(second, provider, { kind: 'ordered', reason: '', after: first });
      assert.equal((await refusalOf(answer(second, provider))).code, 'COMMISSION_NOTICES_OVERLAP');
      await answer(first, commissioner);
      await answer(second, provider);
      const cna = async (on: string) =>
        (await viewAgreement(hub, id, { on })).content.capacity?.rows[0]?.cells.cna;
      assert.deepEqual(
        [await cna('2014-09-01'), await cna('2014-10-01'), await cna('2014-11-01')],
        ['741', '740', '700'],
      );
      const third = await proposeNotice(
        hub,
        evidence,
        {
          id,
          wish: { ...asked(october + 2, '690'), changes: [{ ...cell('690'), before: '700' }] },
        },
        provider,
      );
      assert.equal(
        (await refusalOf(answer(third, provider, { kind: 'rejected', reason: 'No.', after: null })))
          .code,
        'COMMISSION_OTHER_PARTY_MUST',
      );
      assert.equal(
        (await refusalOf(answer(third, provider, { kind: 'withdrawn', reason: '', after: null })))
          .code,
        'COMMISSION_REASON_MISSING',
      );
      await answer(third, provider, { kind: 'withdrawn', reason: 'Not needed.', after: null });
      assert.deepEqual((await viewAgreement(hub, id, { on: '2014-12-31' })).notices, [
        first,
        second,
      ]);
    });

    test('takes a level back when a notice blanks what an earlier one wrote', async () => {
      const id = 'taken-back';
      await parties.sign(id);
      const level = async (before: string, after: string, effective: number) => {
        const at = { table: 'levels', row: 'CU001.level', column: 'nov' };
        const changes = [{ kind: 'cell' as const, at, before, after }];
        const wish = { title: 'Courts', reason: 'Works.', evidence: null, effective, changes };
        const number = await proposeNotice(hub, evidence, { id, wish }, provider);
        const answer = { kind: 'agreed' as const, reason: '', after: null };
        await answerNotice(hub, evidence, { id, number, answer }, commissioner);
        return (await parties.levels('CU001')).get('Nov 2014');
      };
      assert.equal(await level('', '88', october), '88');
      assert.equal(await level('88', '', october + 1), 'no target set');
    });

    test('keeps the months of a level to its total, whichever notice comes first', async () => {
      const id = 'ordered-levels';
      await parties.sign(id);
      const propose = async (total: string, effective: number) => {
        const level = { metric: 'CU019', method: 'flat' as const, total, effective };
        const changes = await profileChanges(hub, evidence, id, level);
        const wish = { title: total, reason: 'Works.', evidence: null, effective, changes };
        return proposeNotice(hub, evidence, { id, wish }, provider);
      };
      const first = await propose('30', october);
      const second = await propose('20', october + 2);
      const answer = (
        number: number,
        given: Partial<Parameters<typeof answerNotice>[2]['answer']>,
      ) =>
        answerNotice(
          ...([hub, evidence] as const),
          { id, number, answer: { kind: 'agreed', reason: '', after: null, ...given } },
          commissioner,
        );
      await answer(second, { kind: 'ordered', after: first });
      await answer(first, {});
      // Spread on nothing before December, 20 is five a month; October and November have five each by now.
      const refusal = await refusalOf(answer(second, {}));
      assert.equal(refusal.code, 'COMMISSION_NOTICE_REFUSED');
      const words = (told: GatehouseError) =>
        told.problems.map(({ message }) => message).join('\n');
      assert.match(words(refusal), /^total: .* the months come to 30, and 20 is stated/m);
      const cell = {
        ...{ kind: 'cell' as const, before: '5', after: '6' },
        at: { table: 'levels', row: 'CU019.level', column: 'dec' },
      };
      const wish = {
        ...{ title: 'One month', reason: 'Works.', evidence: null },
        ...{ effective: october + 2, changes: [cell] },
      };
      const alone = await refusalOf(proposeNotice(hub, evidence, { id, wish }, provider));
      assert.match(words(alone), /^total: .* the months come to 31, and 30 is stated/m);
    });

    test('can be read as it was known before a notice was agreed', async () => {
      const id = 'as-known';
      await parties.sign(id);
      const at = new Date().toISOString();
      await new Promise((resolve) => setTimeout(resolve, 5));
      const changes = [
        {
          kind: 'cell' as const,
          at: { table: 'capacity', row: 'entry', column: 'cna' },
          before: '741',
          after: '700',
        },
      ];
      const notice = {
        title: 'Cells',
        reason: 'Works.',
        evidence: null,
        effective: october,
        changes,
      };
      const number = await proposeNotice(hub, evidence, { id, wish: notice }, provider);
      await answerNotice(
        hub,
        evidence,
        { id, number, answer: { kind: 'agreed', reason: '', after: null } },
        commissioner,
      );
      const cna = (asAt?: string) =>
        viewAgreement(hub, id, { on: '2014-12-01', asAt }).then(
          ({ content }) => content.capacity?.rows[0]?.cells.cna,
        );
      assert.equal(await cna(), '700');
      assert.equal(await cna(at), '741');
    });
  });
}
