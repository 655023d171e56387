import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkSample, tallies } from './sample-declarations.ts';
import { metrics, only } from './sample-definitions.ts';

const more = `${tallies}  - { code: held, title: Held, kind: stock, month: triggered_on }
  - { code: score, title: Score, kind: latest, month: triggered_on }
`;
const formulas = (...given: string[]) => {
  const made = given.map((formula, index) => ({
    code: `K0${index + 1}`,
    title: `T${index}`,
    shortTitle: `t${index}`,
    formula,
  }));
  return checkSample({ 'm.yaml': metrics(...made), 'tallies.yaml': more });
};

describe('loadCatalogue names a mistake in a formula with its line and remedy', () => {
  test('a tally that is not there, with the likely one', () => {
    const problem = only(formulas('{ ratio: [on-time, on-tim], of: due }'));
    assert.match(problem.message, /^K01: There is no tally “on-tim”\. Write “on-time”, or declare/);
    assert.equal(problem.place?.line, 15);
    assert.equal(problem.place?.path, 'metrics[0].formula.ratio[1]');
  });

  test('but not a tally that is declared with a mistake of its own', () => {
    const broken = more.replace('title: Assessments due', 'title: 5');
    const found = checkSample({ 'tallies.yaml': broken });
    assert.match(only(found).message, /“title” cannot be 5/);
  });

  test('a metric that is not there, or has no formula', () => {
    assert.match(only(formulas('{ sum: { metric: K09 } }')).message, /no metric “K09”/);
    const plain = { code: 'K02', title: 'T', shortTitle: 't' };
    const found = checkSample({
      'm.yaml': metrics({ formula: '{ sum: { metric: K02 } }' }, plain),
    });
    assert.match(only(found).message, /“K02” has no formula, so nothing can be made from it/);
  });

  test('a circle of metrics, once', () => {
    const problem = only(
      formulas(
        '{ sum: { metric: K02 } }',
        '{ sum: [due, { metric: K03 }] }',
        '{ ratio: { metric: K01 }, of: due }',
      ),
    );
    assert.match(problem.message, /^K01: The formula leads back to itself: K01 → K02 → K03 → K01/);
    assert.match(only(formulas('{ sum: { metric: K01 } }')).message, /K01 → K01/);
  });

  test('a stock and a flow that are added or taken from one another', () => {
    assert.match(
      only(formulas('{ sum: [due, held] }')).message,
      /kinds flow and stock cannot be added/,
    );
    const problem = only(formulas('{ difference: due, less: held }'));
    assert.match(problem.message, /cannot be taken from one another/);
    assert.deepEqual(formulas('{ ratio: due, of: held }', '{ sum: [held, held] }'), []);
  });

  test('a latest of what is none, and a latest that is added', () => {
    assert.match(
      only(formulas('{ latest: held }')).message,
      /“held” is a stock, of which there is no/,
    );
    assert.match(
      only(formulas('{ sum: score }')).message,
      /“score” is a latest and does not add up/,
    );
    assert.match(only(formulas('{ mean: score, over: due }')).message, /“score” is a latest/);
    assert.deepEqual(formulas('{ latest: score }', '{ mean: score, over: score }'), []);
  });

  test('providers among a fact that they do not have', () => {
    const problem = only(formulas('{ sum: due, among: { fact: categry, in: [D] } }'));
    assert.match(problem.message, /Providers have no fact “categry”\. Write “category”, or/);
  });

  test('a formula that is none, or more than one', () => {
    for (const formula of [
      '{}',
      '{ ratio: due }',
      '{ rate: due, of: due }',
      '{ sum: due, latest: score }',
      '{ sum: [due] }',
      '{ sum: "due; drop" }',
    ]) {
      const problem = only(formulas(formula));
      assert.match(problem.message, /^K01: /, formula);
    }
  });

  test('examples without a formula', () => {
    const examples = '[{ title: E, period: 2007-08, records: [], outturn: null }]';
    const problem = only(checkSample({ 'm.yaml': metrics({ examples }) }));
    assert.match(problem.message, /Examples need a formula/);
  });
});
