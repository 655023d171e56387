import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getTemplate } from '../../../catalogue/index.ts';
import { packageRoot } from '../../../config.ts';
import { contentProblems, neededProblems } from '../check-content.ts';
import { shippedIn } from '../shipped-agreement.fixture.ts';
import { checkAgreement, findingsOf } from './check-agreement.ts';

const { catalogue, shipped } = shippedIn(packageRoot);
const { agreement, content } = shipped('stafford-2014-15');
const template = getTemplate(catalogue, agreement.template);
/** As the register has them from 1 April 2014. */
const facts = new Map([
  ['operational capacity', '741'],
  ['CNA', '741'],
]);
const results = checkAgreement(template, content, { catalogue, facts });
const findings = findingsOf(results);

/** What a finding says: where, what is stated, what comes of it, and the difference. */
function findingsBy(wanted: (rule: string) => boolean): string[] {
  return findings
    .filter(({ rule }) => wanted(rule))
    .map(({ key, stated, computed, difference }) =>
      [key, stated, computed, difference].join(' | '),
    );
}

function causeOf(key: string): string {
  return findings.find((finding) => finding.key === key)?.cause ?? '';
}

describe('the annex of HMP Stafford 2014-15', () => {
  test('fits its form and lacks nothing that is needed', () => {
    assert.deepEqual(contentProblems(template, content, catalogue), []);
    assert.deepEqual(neededProblems(template, content), []);
  });

  test('has eight products and one sum of a row that are not so', () => {
    assert.deepEqual(
      findingsBy((rule) => rule === 'row'),
      [
        // Places × 28.25 hours: 30, 6, 17, 57, 10, 40, 20 and 40.
        'row services/kitchens/core-hours | 844.50 | 847.50 | -3.00',
        'row services/orderlies/core-hours | 168.90 | 169.50 | -0.60',
        'row services/reclamation/core-hours | 478.55 | 480.25 | -1.70',
        'row services/wing-cleaner/core-hours | 1604.55 | 1,610.25 | -5.70',
        'row services/red-bands/core-hours | 281.50 | 282.50 | -1.00',
        'row services/age-concern/core-hours | 1126.00 | 1,130.00 | -4.00',
        'row services/programmes/core-hours | 548.92 | 565.00 | -16.08',
        'row services/ssg/core-hours | 1126.00 | 1,130.00 | -4.00',
        // 3:19 + 2:54 + 0:51 + 0:51 + 0:37 = 8:32, at most 8:34.5 with each half a minute off.
        'row time-out-of-cell/seven-day/total | 8h 36m | 8h 32m | +0h 04m',
      ],
    );
  });

  test('has three totals that are not those of its rows', () => {
    assert.deepEqual(
      findingsBy((rule) => rule === 'total'),
      [
        // 9 × 28:15 = 254:15 = 254.25 hours.
        'total industries/total/hours | 254.15 | 254.25 | -0.10',
        // 131 + 308.75 + 7.25 + 189 + 196.5 and 1310 + 3078 + 290 + 2740.5 + 1997.75, by group.
        'total activities/sub-total/hours | 624.75 | 832.50 | -207.75',
        'total activities/sub-total/core-hours | 6675.75 | 9,416.25 | -2,740.50',
      ],
    );
  });

  test('has six figures that other tables say otherwise', () => {
    assert.deepEqual(
      findingsBy((rule) => rule !== 'row' && rule !== 'total').map((line) => line.split(' ').at(0)),
      [
        'indeterminate-counts',
        'sexual-by-osp',
        'violent-low',
        'violent-medium',
        'violent-high',
        'activity-places-total',
      ],
    );
    const differences = findings.slice(-6).map((one) => [one.stated, one.computed, one.difference]);
    assert.deepEqual(differences, [
      // 73 of the background, 60 of the segment.
      ['73', '60', '+13'],
      // 70 + 20 + 73 + 86 = 249 by OSP, of 247 sexual offenders.
      ['247', '249', '-2'],
      // Violent by OGRS 15, 22 and 42; OGRS by violent 22, 30 and 59.
      ...[
        ['15', '22', '-7'],
        ['22', '30', '-8'],
        ['42', '59', '-17'],
      ],
      // 269 + 220 + 390 = 879.
      ['610', '879', '-269'],
    ]);
  });

  test('gives away how its errors came about', () => {
    assert.equal(
      causeOf('row services/kitchens/core-hours'),
      '28:15 read as 28.15: 30 × 28.15 is 844.50.',
    );
    assert.match(
      causeOf('row services/programmes/core-hours'),
      /19\.5 for 20.*28:15 read as 28\.15/,
    );
    assert.match(causeOf('total industries/total/hours'), /after a decimal point: 254:15/);
    // 207.75 = 6 × 31.5 + 18.75, and 2740.50 = 5 × 472.5 + 378.
    assert.match(
      causeOf('total activities/sub-total/hours'),
      /the 6 rows of “Physical education leading to qualifications” \(189\.00\) and one of the 6 rows with 18\.75/,
    );
    assert.equal(
      causeOf('total activities/sub-total/core-hours'),
      'As if the 6 rows of “Physical education leading to qualifications” (2,740.50) had been left out.',
    );
    assert.equal(
      causeOf('activity-places-total activity-total/entry/places'),
      'As if Table 8a (269) had been left out.',
    );
    assert.match(causeOf('row time-out-of-cell/seven-day/total'), /^Minutes cut off/);
  });

  test('has figures that only rounding keeps apart', () => {
    const near = results.filter(({ outcome }) => outcome === 'agrees within rounding');
    assert.deepEqual(
      near.map(({ row, column }) => `${row} ${column}`),
      [
        // 8:31 against 8:33 on four days, 10:22 against 10:23 on Friday, 8:53 against 8:55 on average.
        ...['mon total', 'tue total', 'wed total', 'thu total', 'fri total', 'five-day total'],
        // 109.6, 174.57 and 51.71 minutes, printed as 1:49, 2:54 and 0:51.
        ...['five-day association', 'seven-day association', 'seven-day domestics'],
      ],
    );
  });

  test('says of the rest why it cannot be checked', () => {
    const unchecked = results.filter(({ outcome }) => outcome === 'cannot be checked');
    const count = (words: RegExp) =>
      unchecked.filter(({ explanation }) => words.test(explanation)).length;
    // Of Table 2d four rows and four columns are all N/A.
    assert.equal(count(/each of the \d figures is not applicable/), 8);
    // Outturns of CU006 (a total and four quarters) and CU060: months are blank.
    assert.equal(count(/Apr, May|Jul, Aug and Sep|Oct, Nov and Dec|Jan, Feb and Mar/), 6);
    assert.ok(unchecked.every(({ explanation }) => explanation.includes('Cannot be checked: ')));
  });

  test('is otherwise at one with itself', () => {
    const rest = results.filter(({ outcome }) => outcome === 'agrees');
    const agrees = (key: string) => rest.some((result) => result.key === key);
    for (const key of [
      'total services/sub-total/core-hours',
      'total services/sub-total/places',
      'total activities/sub-total/places',
      'total industries/total/places',
      'row time-out-of-cell/sat/total',
      'profile levels-offender-management/CU002.level/total',
      'operational-capacity-known capacity/entry/operational-capacity',
      'ogrs-bands segments/all/prisoners',
    ]) {
      assert.ok(agrees(key), key);
    }
    assert.equal(new Set(results.map(({ key }) => key)).size, results.length);
  });
});
