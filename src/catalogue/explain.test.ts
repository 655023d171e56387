import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explainMetric } from './explain.ts';
import { emptyCatalogue, type Metric } from './metric.ts';
import { sampleMetric } from './sample-metric.ts';

const domains = [{ code: 'sample', title: 'Samples', note: 'What tests need.', order: 1 }];

function lines(metric: Metric, nameOf?: (id: string) => string): Record<string, string> {
  const explained = explainMetric(
    metric,
    { ...emptyCatalogue, metrics: [metric], domains },
    nameOf,
  );
  return Object.fromEntries(explained.map(({ term, text }) => [term, text]));
}

describe('explainMetric', () => {
  test('says in words what the definition of a percentage holds', () => {
    const metric = sampleMetric({
      unit: 'percent',
      unitText: '%',
      decimals: 1,
      polarity: 'lower',
      appliesTo: { kinds: ['establishment'], except: ['dovegate', 'stafford'] },
    });
    const named = lines(metric, (id) => id.toUpperCase());
    assert.deepEqual(named, {
      'What is counted': 'Made up for tests.',
      Unit: 'A percentage, kept as printed: 95 for 95%, printed with 1 decimal, half rounded away from zero.',
      'Values that can be': 'From 0 to 100.',
      'Which way is better': 'Lower is better: met at the level or below it.',
      Period: 'Given for the financial year, April to March.',
      'Asked of': 'Establishments, except DOVEGATE and STAFFORD.',
      'Regions, groups and the nation':
        'Given only where it was published for the whole: an average of percentages would weigh a small provider as much as a large one.',
      Domain: 'Samples. What tests need.',
      'Definitions of': '2007-08',
      Source: 'None',
    });
  });

  test('says that the regional value of an additive count is the sum', () => {
    const text = lines(sampleMetric({ additive: true }))['Regions, groups and the nation'];
    assert.equal(text, 'The sum of the values of its providers.');
  });

  test('names the words of a rating, and that a context metric only describes', () => {
    const metric = sampleMetric({ unit: 'rating', choices: ['Poor', 'Good'], use: 'context' });
    const explained = lines(metric);
    assert.equal(explained['Values that can be'], 'Poor, Good; the worst first.');
    assert.equal(explained.Unit, 'A rating in words.');
    assert.match(explained['Which way is better'] ?? '', /^Higher is better; it describes/);
  });

  test('falls back on the code of a domain that is not declared', () => {
    assert.equal(lines(sampleMetric({ domain: 'elsewhere' })).Domain, 'elsewhere');
  });
});
