import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../../config.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { findSuppressionRule, isSmall } from './suppression-rule.ts';

const sample = (from: string, fewest = 5) =>
  `  - { from: ${from}, fewest: ${fewest}, zero: shown, rates: [numerator], note: Why, source: Where }\n`;

/** The rules of a file, and the problems with it. */
function load(...rules: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'suppression-'));
  try {
    writeFileSync(join(folder, 'rules.yaml'), `kind: suppression\nsuppression:\n${rules.join('')}`);
    const { catalogue, problems } = loadCatalogue(folder);
    return {
      catalogue,
      messages: problems.map(({ message, place }) => `${place?.line} ${message}`),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the rule of suppression', () => {
  test('in force is the last that has begun, in whatever order they are written', () => {
    const { catalogue, messages } = load(sample('2012-04-01', 10), sample('2008-04-01', 5));
    assert.deepEqual(messages, []);
    const fewestOn = (day: string) => findSuppressionRule(catalogue, day)?.fewest;
    assert.deepEqual(['2008-03-31', '2008-04-01', '2012-03-31', '2012-04-01'].map(fewestOn), [
      undefined,
      5,
      5,
      10,
    ]);
  });

  test('begins on a day of its own', () => {
    const { messages } = load(sample('2008-04-01'), sample('2008-04-01', 10));
    assert.deepEqual(messages, [
      '4 Two rules of suppression begin on 2008-04-01. Leave one of them out.',
    ]);
  });

  test('is refused where it would hide nothing, or begins on no day', () => {
    assert.match(load(sample('2008-04-01', 2)).messages.join(), /a whole number of at least 3/);
    assert.match(load(sample('April')).messages.join(), /the day from which it holds/);
  });

  test('of fewer than 5 hides 1 to 4, and 0 where it says so', () => {
    const [rule] = load(sample('2008-04-01')).catalogue.suppression;
    assert.ok(rule);
    assert.deepEqual(
      [0, 1, 4, 5].map((value) => isSmall(rule, value)),
      [false, true, true, false],
    );
    assert.equal(isSmall({ ...rule, zero: 'hidden' }, 0), true);
  });

  test('that ships hides fewer than 5, those left out as well, and is in force', () => {
    const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
    const rule = findSuppressionRule(catalogue, '2026-11-02');
    assert.deepEqual([rule?.fewest, rule?.zero], [5, 'shown']);
    assert.deepEqual(rule?.rates, ['numerator', 'remainder', 'denominator']);
  });
});
