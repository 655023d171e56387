import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub, openSampleHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';
import { importProposal } from './actions.ts';
import { longFile } from './figure-file.fixture.ts';
import { listQualityFindings } from './quality.ts';
import { readProposal } from './read-proposal.ts';

/** What the annual report of 2007-08 says in its text and otherwise in its appendices. */
const contradictions = [
  'Dovegate F05: £31,595, £31,585',
  'Dovegate K05: 13.31%, 12.8%',
  'Staffordshire P11: 92%, 93%',
  'Warwickshire P10: 0.7%, 0.9%',
  'Warwickshire P11: 95%, 100%',
  'West Mercia P10: 1.6%, 2.3%',
  'West Mercia P11: 94%, 98%',
  'West Mercia P21: 98%, 96%',
  'West Midlands P11: 97%, 96%',
];

for (const engine of testDatabases()) {
  describe(`quality findings in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    before(async () => {
      database = await engine.open();
    });
    after(() => database.close());

    async function printed(): Promise<string[]> {
      const { estate } = openEmptyHub(database);
      const nameOf = (id: string) => estate.providers.find((one) => one.id === id)?.name;
      return (await listQualityFindings({ database })).map(
        ({ providerId, metric, stated, computed }) =>
          `${nameOf(providerId)} ${metric}: ${stated}, ${computed}`,
      );
    }

    test('are none where nothing is stated', async () => {
      assert.deepEqual(await printed(), []);
    });

    test('hold every figure that the report of 2007-08 states twice and differently', async () => {
      await openSampleHub(database);
      assert.deepEqual((await printed()).sort(), contradictions);
    });

    test('no longer hold a figure that was corrected', async () => {
      const hub = openEmptyHub(database);
      const correction = longFile([{ metric: 'P11', value: '92%' }], 'correction.csv');
      await importProposal(hub, await readProposal(correction, hub), 'test');
      assert.deepEqual(
        (await printed()).sort(),
        contradictions.filter((line) => !line.startsWith('Staffordshire')),
      );
    });

    test('hold what a file was found to say against itself', async () => {
      const hub = openEmptyHub(database);
      const proposal = await readProposal(longFile([{ value: '96%' }]), hub);
      const finding = {
        ...{ rule: 'total', providerId: 'staffordshire', metric: null, period: '2007-08' },
        ...{ place: { sheet: null, row: 9, column: 'B' }, stated: '12', computed: '13' },
        ...{ difference: -1, explanation: 'The rows add up to 13.' },
      };
      await importProposal(hub, { ...proposal, findings: [finding] }, 'test');
      assert.ok((await printed()).includes('Staffordshire null: 12, 13'));
    });
  });
}
