import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../src/config.ts';
import { shippedRows } from './shipped-files.ts';

const seeds = join(packageRoot, '..', 'shared', 'seeds');
const report = existsSync(seeds)
  ? readdirSync(seeds).find((name) => name.startsWith('003'))
  : undefined;

/** The cells of one appendix as tab-separated text: blocks of columns, each after a line that begins with two tabs. */
function printedTable(from: string, to: string): Map<string, string[]> {
  const lines = readFileSync(join(seeds, report ?? ''), 'utf8').split('\n');
  const table = new Map<string, string[]>();
  let width = 0;
  let provider = '';
  for (const line of lines.slice(lines.lastIndexOf(from), lines.lastIndexOf(to))) {
    const [name = '', kind = '', ...cells] = line.split('\t');
    if (name === '' && kind === '') width = cells.length;
    if (!['Actual', 'Target'].includes(kind)) continue;
    if (name !== '') provider = name;
    const key = `${provider} ${kind}`;
    const padded = Array.from({ length: width }, (_, at) => cells[at]?.trim() ?? '');
    table.set(key, [...(table.get(key) ?? []), ...padded]);
  }
  return table;
}

describe('the wide files against the printed report', {
  skip: report ? false : 'the report is not here',
}, () => {
  const appendix = (letter: string, subject: string) => `Appendix ${letter} – ${subject}`;
  const headings = [
    appendix('B', 'Probation Data Tables'),
    appendix('C', 'Prison Data Tables'),
    appendix('D', 'Reducing Re-offending Targets'),
  ] as const;

  const compare = (file: string, from: string, to: string) => {
    const printed = printedTable(from, to);
    const rows = shippedRows(file);
    assert.equal(rows.length, printed.size);
    for (const { provider = '', kind = '', period, ...cells } of rows) {
      const name = provider === 'west-midlands-area' ? 'West Midlands' : provider;
      const shipped = Object.values(cells).map((value) =>
        /^(n\/a|\.\.)$/.test(value) ? '' : value,
      );
      assert.deepEqual(shipped, printed.get(`${name} ${kind}`), `${name} ${kind} ${period}`);
    }
  };

  test('areas agree cell by cell', () => compare('probation-areas.csv', headings[0], headings[1]));
  test('prisons agree cell by cell', () => compare('prisons.csv', headings[1], headings[2]));
});
