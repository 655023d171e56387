import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { runCommand, widestTable } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import type { Hub } from '../hub.ts';
import { addRateCommands } from './commands.ts';

const [embedded] = testDatabases();
let hub: Hub;

before(async () => {
  assert.ok(embedded);
  hub = await openSampleHub(await embedded.open());
});
after(() => hub.database.close());

describe('a rating card at the command line', () => {
  const run = (...words: string[]) => runCommand(hub, addRateCommands, words);

  test('prints the working and what would lift it', async () => {
    const { out } = await run('rate', '--scheme', 'ippf-2007', '--provider', 'Staffordshire');
    assert.match(out, /^Passable, score 2\.5, place 2 of 4/m);
    assert.match(out, /^Settled at end of order \(P12\) .* 71% +80% .* 88\.8% of the level\./m);
    assert.match(out, /^Drug requirements completed \(P16\): No level was set\./m);
    assert.match(out, /^Any one of these alone would lift it to Good\./m);
    assert.match(out, /^ {2}Settled at end of order: 80% instead of 71%/m);
    assert.ok(widestTable(out) <= 120);
  });

  test('says below the table how an input was scored in several ways', async () => {
    const { out } = await run(
      'rate',
      '--scheme',
      'weighted-scorecard-2007',
      '--provider',
      'Stafford',
    );
    assert.match(out, /^Drug tests positive \(K05\) +4\.2% +9\.0% +100\.0 +6\.3% +6\.33$/m);
    assert.match(
      out,
      /^ {2}Drug tests positive: 153\.3% of the level: 100\.0 points, counts 40%\./m,
    );
    assert.ok(widestTable(out) <= 120);
  });
});
