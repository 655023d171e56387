import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkDefinitions, loadCatalogue } from './load-catalogue.ts';
import { domains, folder, metrics, only, problemsOf } from './sample-definitions.ts';

describe('loadCatalogue reads sound definitions', () => {
  test('from any number of files and sub-folders, delivery before context', () => {
    const { catalogue, problems } = loadCatalogue(
      folder({
        'domains.yml': domains,
        'a/context.yaml': metrics({ code: 'F01', title: 'F', shortTitle: 'f', use: 'context' }),
        'b/c/delivery.yaml': metrics({}, { code: 'K02', title: 'T', shortTitle: 't' }),
        'schema/metrics.schema.json': '{}',
        '.hidden.yaml': 'not: [read',
        'README.md': '# Not read',
      }),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      catalogue.metrics.map(({ code }) => code),
      ['K01', 'K02', 'F01'],
    );
    assert.deepEqual(
      catalogue.domains.map(({ code }) => code),
      ['courts', 'safety'],
    );
  });

  test('and supplies what an author may leave out', () => {
    const plain = metrics({ unit: 'percent', decimals: undefined });
    const { catalogue } = loadCatalogue(folder({ 'd.yaml': domains, 'm.yaml': plain }));
    assert.deepEqual(catalogue.metrics[0], {
      code: 'K01',
      title: 'Escapes of prisoners',
      shortTitle: 'Escapes',
      unit: 'percent',
      unitText: '%',
      decimals: 0,
      polarity: 'lower',
      periodicity: 'year',
      domain: 'safety',
      appliesTo: { kinds: ['establishment'] },
      use: 'delivery',
      additive: false,
      era: '2007-08',
      note: 'Counted by date.',
      source: 'A report',
    });
  });
});

describe('loadCatalogue names a mistake in a metric with its line and remedy', () => {
  test('an unknown field, with the likely one', () => {
    const problem = only(problemsOf({ polarity: undefined, polarty: 'lower' }).slice(1));
    assert.match(problem.message, /^K01: “polarty” is not a field here\. Write “polarity”/);
    assert.deepEqual(problem.place, {
      file: 'm.yaml',
      line: 14,
      column: '5',
      path: 'metrics[0].polarty',
    });
  });

  test('a missing field', () => {
    const problem = only(problemsOf({ unit: undefined }));
    assert.match(problem.message, /^K01: “unit” is missing\. Add one of percent, count/);
    assert.equal(problem.place?.line, 4);
  });

  test('an unknown word', () => {
    const problem = only(problemsOf({ unit: 'percents' }));
    assert.match(problem.message, /^K01: “unit” cannot be "percents"\. Write one of percent, /);
    assert.equal(problem.found, '"percents"');
    assert.deepEqual([problem.place?.line, problem.place?.column], [7, '11']);
  });

  test('a number where a text was wanted', () => {
    const problem = only(problemsOf({ title: '2008' }));
    assert.match(problem.message, /“title” cannot be 2008\. Write what is counted/);
  });

  test('an empty field', () => {
    assert.match(only(problemsOf({ note: '' })).message, /“note” cannot be empty/);
    assert.match(only(problemsOf({ note: "'  '" })).message, /“note” cannot be/);
  });

  test('an unknown domain, with the likely one', () => {
    const problem = only(problemsOf({ domain: 'safty' }));
    assert.match(problem.message, /^K01: No domain has the code “safty”\. Write “safety”/);
    assert.equal(problem.place?.line, 11);
  });

  test('additive on a percentage', () => {
    const problem = only(problemsOf({ unit: 'percent', additive: 'true' }));
    assert.match(problem.message, /percent cannot be added up\. Write additive: false/);
    assert.equal(problem.place?.line, 15);
  });

  test('a rating without choices, choices elsewhere, one choice, the same choice twice', () => {
    assert.match(only(problemsOf({ unit: 'rating' })).message, /Add choices/);
    assert.match(only(problemsOf({ choices: '[A, B]' })).message, /Only a rating has choices/);
    assert.match(only(problemsOf({ unit: 'rating', choices: '[A]' })).message, /two or more/);
    const twice = only(problemsOf({ unit: 'rating', choices: '[A, B, A]' }));
    assert.match(twice.message, /“A” stands twice/);
  });

  test('decimals below nought, in halves, or in words', () => {
    for (const decimals of ['-1', '1.5', '7', 'two']) {
      assert.match(only(problemsOf({ decimals })).message, /Write a whole number of decimals/);
    }
  });

  test('a range the wrong way round', () => {
    const problem = only(problemsOf({ range: '{ min: 100, max: 0 }' }));
    assert.match(problem.message, /from 100 to 0, so nothing is in it/);
  });

  test('an unknown kind of subject, and a field of applies-to that is not one', () => {
    const unknown = only(problemsOf({ appliesTo: '{ kinds: [prison] }' }));
    assert.match(unknown.message, /^K01: Item 1 of “kinds” cannot be "prison"/);
    const extra = only(problemsOf({ appliesTo: '{ kinds: [area], exept: [stafford] }' }));
    assert.match(extra.message, /“exept” is not a field here\. Write “except”/);
  });

  test('an id under both only and except', () => {
    const both = '{ kinds: [area], only: [a], except: [a] }';
    assert.match(only(problemsOf({ appliesTo: both })).message, /a stands under both/);
  });

  test('an era that is no financial year', () => {
    const text = metrics({}).replace('2007-08', '2007-09');
    const problem = only(checkDefinitions(folder({ 'd.yaml': domains, 'm.yaml': text })));
    assert.match(problem.message, /“era” cannot be "2007-09"\. Write a financial year/);
    assert.equal(problem.place?.line, 2);
  });

  test('a code that is taken, in another file too and in any case', () => {
    const second = metrics({ code: 'k01', title: 'Other', shortTitle: 'other' });
    const files = { 'd.yaml': domains, 'a.yaml': metrics({}), 'b.yaml': second };
    const problem = only(checkDefinitions(folder(files)));
    assert.match(problem.message, /The code “k01” is taken \(a\.yaml, line 4, column 11\)/);
    assert.equal(problem.place?.file, 'b.yaml');
  });

  test('a title that is another metric’s short title', () => {
    const problem = only(problemsOf({}, { code: 'K02', title: 'escapes', shortTitle: 'Else' }));
    assert.match(problem.message, /The title “escapes” is taken/);
  });

  test('a domain declared twice', () => {
    const problem = only(
      checkDefinitions(folder({ 'a.yaml': domains, 'b.yaml': domains })).slice(1),
    );
    assert.match(problem.message, /The domain code “courts” is taken \(a\.yaml, line 4/);
  });

  test('all of them at once, in the order of files and lines', () => {
    const problems = problemsOf(
      { unit: 'percent', additive: 'true', polarity: 'up', domain: 'nowhere' },
      { range: '{ min: 2, max: 1 }', extra: '1', source: undefined },
    );
    const lines = problems.map(({ place }) => place?.line ?? 0);
    assert.ok(problems.length >= 8, JSON.stringify(problems, null, 2));
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
  });

  test('and still gives what is sound', () => {
    const text = metrics({ unit: 'percents' }, { code: 'K02', title: 'T', shortTitle: 't' });
    const { catalogue } = loadCatalogue(folder({ 'd.yaml': domains, 'm.yaml': text }));
    assert.deepEqual(
      catalogue.metrics.map(({ code }) => code),
      ['K02'],
    );
  });
});
