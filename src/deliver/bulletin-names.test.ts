import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import { loadEstate } from '../estate/index.ts';
import { csvFile, printProblems, refusalOf } from './figure-file.fixture.ts';
import { readProposal } from './read-proposal.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const hub = {
  catalogue,
  estate: loadEstate(packageRoot),
  now: () => new Date('2026-11-02T12:00:00Z'),
};

/** A bulletin of May 2018 with these establishments, each with the same figures. */
function bulletin(...names: string[]) {
  const figures = ['800', '790', '1,184', '1,155'];
  const heading = [
    'Prison Name',
    'Baseline CNA',
    'In Use CNA',
    'Operational Capacity',
    'Population',
  ];
  const rows = names.map((name) => [name, ...figures]);
  return csvFile([['Monthly Bulletin - May 2018'], heading, ...rows], 'may.csv');
}

describe('the names of a bulletin', () => {
  test('are matched to the register, with their style or without', async () => {
    const { published } = await readProposal(bulletin('Stafford', 'HMP Birmingham'), hub);
    assert.deepEqual(
      [...new Set(published.map(({ providerId }) => providerId))],
      ['stafford', 'birmingham'],
    );
  });

  test('that nobody has are refused with the nearest, all at once', async () => {
    const refused = await refusalOf(
      readProposal(bulletin('Staford', 'Stafford', 'Brimingham'), hub),
    );
    assert.deepEqual(printProblems(refused), [
      'may.csv, row 3: No establishment has this name. Found: Staford',
      'may.csv, row 5: No establishment has this name. Found: Brimingham',
    ]);
    assert.match(refused.problems[0]?.expected ?? '', /Stafford/);
  });

  test('of establishments that had closed are refused', async () => {
    const refused = await refusalOf(readProposal(bulletin('Blakenhurst'), hub));
    assert.deepEqual(printProblems(refused), [
      'may.csv, row 3: Blakenhurst was closed in this month. Found: Blakenhurst',
    ]);
  });

  test('of one establishment in two rows are refused', async () => {
    const refused = await refusalOf(readProposal(bulletin('Stafford', 'HMP Stafford'), hub));
    assert.deepEqual(printProblems(refused), [
      'may.csv, row 4: The establishment stands in the bulletin twice. Found: HMP Stafford',
    ]);
    assert.equal(refused.problems[0]?.expected, 'one row; the other is row 3: Stafford');
  });
});
