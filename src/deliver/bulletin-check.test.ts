import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readWorkbook } from '../spreadsheet/index.ts';
import type { Bulletin } from './bulletin.ts';
import { checkBulletin } from './bulletin-check.ts';
import type { BulletinFinding } from './bulletin-finding.ts';
import { readBulletin } from './bulletin-reading.ts';
import { percentOf } from './bulletin-sum.ts';

const HEADING =
  'Prison\tBaseline CNA\tIn Use CNA\tOperational Capacity\tPopulation\t% pop\t% accommodation';

async function check(lines: string[]): Promise<BulletinFinding[]> {
  const text = ['Monthly Bulletin - May 2018\t', HEADING, ...lines].join('\n');
  const reading = readBulletin(await readWorkbook(Buffer.from(text), 'bulletin.txt'));
  assert.ok('bulletin' in reading, JSON.stringify(reading));
  return checkBulletin(reading.bulletin);
}

function short(findings: BulletinFinding[]): unknown[] {
  return findings.map(({ rule, subject, stated, computed, difference }) => [
    rule,
    subject,
    stated,
    computed,
    difference,
  ]);
}

describe('what a bulletin derives is worked out again', () => {
  // 426 / 335 = 127.16%; 335 / 400 = 83.75%; 100 / 200 = 50%; 1 / 200 = 0.5%, which rounds up to 1%.
  const vale = 'Vale\t400\t335\t449\t426\t127%\t84%';
  const moor = 'Moor\t200\t200\t210\t1\t1%\t100%';

  test('percentages that agree give no finding', async () => {
    assert.deepEqual(await check([vale, moor]), []);
  });

  test('a percentage that does not agree gives both figures and its place', async () => {
    const findings = await check([vale.replace('127%', '116%'), moor.replace('\t1%', '\t0%')]);
    assert.deepEqual(short(findings), [
      ['population percentage', 'Vale', '116%', '127%', -11],
      ['population percentage', 'Moor', '0%', '1%', -1],
    ]);
    assert.deepEqual(findings[0]?.place, { row: 3, column: 'F' });
    assert.match(findings[0]?.explanation ?? '', /426.*335.*127%.*116%/);
  });

  test('a percentage of nothing is a finding', async () => {
    const findings = await check(['Shut\t122\t0\t0\t\t0%\t0%']);
    assert.deepEqual(short(findings), [['population percentage', 'Shut', '0%', 'none', null]]);
  });

  test('totals, total percentages and places out of use', async () => {
    // Baseline 600, in use 535, capacity 659, population 427: 427 / 535 = 79.8%, 535 / 600 = 89.2%, 65 out of use.
    const right = [
      'Total Baseline CNA\t600\t% Population to In Use CNA\t80%',
      'Total In Use CNA\t535\tTotal % Accommodation Available\t89%',
      'Total Useable\t609\tTotal Out of Use Accommodation\t65',
      'Total Population\t427',
      'Useable Operational Capacity is the sum of operational capacity less 50 places.\t',
    ];
    assert.deepEqual(await check([vale, moor, ...right]), []);
    const wrong = right.map((line) =>
      line.replace('600', '601').replace('80%', '81%').replace('65', '64'),
    );
    const lessMargin = wrong.map((line) => line.replace('609', '659').replace('427', '1,427'));
    assert.deepEqual(short(await check([vale, moor, ...lessMargin])), [
      ['total', null, '601', '600', 1],
      ['total percentage', null, '81%', '80%', 1],
      ['useable operational capacity', null, '659', '609', 50],
      ['out of use', null, '64', '65', -1],
      ['total', null, '1,427', '427', 1000],
    ]);
  });

  test('a total row is summed from the rows it stands under', async () => {
    const findings = await check([
      vale,
      'Sub total\t400\t336\t449\t426',
      moor,
      'Total\t600\t535\t659\t428',
    ]);
    assert.deepEqual(short(findings), [
      ['sub total', null, '336', '335', 1],
      ['total', null, '428', '427', 1],
    ]);
  });

  test('a useable capacity without a stated margin is held against the plain sum', async () => {
    const findings = await check([vale, 'Total Useable Operational Capacity\t440\t']);
    assert.deepEqual(short(findings), [['useable operational capacity', null, '440', '449', -9]]);
    assert.match(findings[0]?.explanation ?? '', /no operating margin/);
  });

  test('an operating margin that is stated twice and differently', async () => {
    const notes = [1350, 2000].map(
      (places) => `Sum of operational capacity less ${places} places\t`,
    );
    const findings = await check([vale, ...notes]);
    assert.deepEqual(short(findings), [['operating margin', null, '2,000', '1,350', 650]]);
  });

  test('a report date in another month', async () => {
    const findings = await check(['Report date: 27/04/2018\t', vale]);
    assert.deepEqual(short(findings), [['report date', null, 'May 2018', 'Apr 2018', null]]);
  });
});

describe('a whole percentage', () => {
  test('rounds a half up', () => {
    assert.equal(percentOf(1, 200), 1);
    assert.equal(percentOf(569, 200), 285);
    assert.equal(percentOf(499, 100_000), 0);
    assert.equal(percentOf(500, 100_000), 1);
  });
  test('of a blank, or of none, there is none', () => {
    assert.equal(percentOf(null, 5), null);
    assert.equal(percentOf(5, 0), null);
    assert.equal(percentOf(0, 5), 0);
  });
  test('is never more than half a point away', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, whole) => {
        const twiceError = 2 * ((percentOf(part, whole) ?? Number.NaN) * whole - 100 * part);
        assert.ok(twiceError > -whole && twiceError <= whole);
      }),
    );
  });
});

test('any bulletin that adds up has no findings', () => {
  const count = fc.integer({ min: 1, max: 5000 });
  const row = fc.record({
    baselineCna: count,
    inUseCna: count,
    operationalCapacity: count,
    population: count,
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), fc.nat(3000), (rows, margin) => {
      const sum = (of: 'baselineCna' | 'operationalCapacity'): number =>
        rows.reduce((total, one) => total + one[of], 0);
      const span = { text: '', label: 'Total', from: 0, to: rows.length, place: {} };
      const bulletin: Bulletin = {
        month: { kind: 'month', first: 0, months: 1 },
        rows: rows.map((one, index) => ({ ...one, name: `${index}`, place: {}, columns: {} })),
        totals: [
          { of: 'baselineCna', stated: sum('baselineCna'), ...span },
          {
            of: 'useableOperationalCapacity',
            stated: sum('operationalCapacity') - margin,
            ...span,
          },
        ],
        operatingMargin: margin,
        statedMargins: [],
      };
      assert.deepEqual(checkBulletin(bulletin), []);
    }),
  );
});
