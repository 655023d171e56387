import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getScheme } from '../find-declared.ts';
import { changed } from '../sample-declarations.ts';
import { loadSchemeFile, sampleScheme } from './sample-scheme.ts';
import { explainScheme } from './scheme-words.ts';

/** What is said under each term of the sample, once parts of it are others. */
function said(...changes: ReadonlyArray<readonly [string, string]>): ReadonlyMap<string, string> {
  const text = changes.reduce((so, [part, instead]) => changed(so, part, instead), sampleScheme);
  const { catalogue } = loadSchemeFile(text);
  const lines = explainScheme(getScheme(catalogue, 'sample'), catalogue);
  assert.equal(new Set(lines.map(({ term }) => term)).size, lines.length);
  return new Map(lines.map((line) => [line.term, line.text]));
}

describe('a scheme in words', () => {
  const words = said();

  test('says who is rated, who is not, and why', () => {
    assert.equal(
      words.get('Who is rated'),
      'Establishments. Only where the management is public: Contracted prisons were not rated. Where no source says, it is rated.',
    );
    assert.equal(
      words.get('Who is left out'),
      'Where the function is Court: A court holds nobody overnight.',
    );
    assert.equal(words.get('Periods'), 'Quarters and years.');
  });

  test('says every input with its metrics, weight and share', () => {
    assert.match(
      words.get('Input: Escapes') ?? '',
      /^K01, else K02 \(Absconds\)\. In Security\. Weighs 6 where the category is A or B, otherwise 2\. /,
    );
    assert.match(words.get('Input: Absconds') ?? '', /^K02\. In Security\. Weighs 1\. The/);
    assert.match(
      words.get('Input: Hours at work') ?? '',
      /^K03 \(Hours\)\. In Regime\. Weighs 1, 100% of the domain\. /,
    );
    const unconditional = said([
      '        weights:\n          - { when: [{ fact: category, in: [A, B] }], weight: 6 }\n',
      '',
    ]);
    // 1 of 2 + 1, to a decimal.
    assert.match(
      unconditional.get('Input: Absconds') ?? '',
      /^K02\. In Security\. Weighs 1, 33\.3% of the domain\. /,
    );
  });

  test('says how each is scored', () => {
    assert.match(
      words.get('Input: Escapes') ?? '',
      /The figure itself: 100 points to begin with, less 10 for each 1 that it falls short of 0, and never less than 0\. Without a figure: It counts with the least points\.$/,
    );
    assert.match(
      words.get('Input: Hours at work') ?? '',
      /more is better: 0 points at 50 and 100 at 100, in proportion between them and no more beyond\. Expected by category: B 12, C 8, any other 10\.$/,
    );
    const alike = said(
      ['metrics: [K03]', 'metrics: [K02]'],
      [
        `        views:
          - measure: baseline
            baseline: { fact: category, values: { B: 12, C: 8 }, otherwise: 10 }
            along: [[50, 0], [100, 100]]
`,
        '',
      ],
    );
    assert.equal(
      alike.get('How inputs are scored'),
      'Each input has from 0 to 100 points. Unless it says otherwise: The figure against its level, in percent, where 100 is on the level and more is better: 0 points at 80, 60 at 100 and 100 at 120, in proportion between them and no more beyond. It counts 60%. The change on the period before, in percent, where more is better: 0 points below -10, 30 from -10 and 80 from 5. It counts 40%.',
    );
  });

  test('says the domains, the whole and their bands', () => {
    assert.equal(
      words.get('Domain: Security'),
      'The mean of its inputs, each by its weight. Bands: Low below 50, High from 50. It weighs 3 among the domains.',
    );
    assert.equal(
      words.get('Domain: Regime'),
      'How much of the weight of its inputs has a score of at least 60, in percent. Bands: Low below 60, High from 60. It weighs 1 among the domains.',
    );
    assert.equal(
      words.get('The whole'),
      'The mean of its domains, each by its weight. A domain counts by its band: Low is 1, High is 2. Bands: Poor below 1.5, Fair from 1.5, Good from 1.8.',
    );
    assert.equal(
      words.get('Over quarters'),
      'The points of an input are the mean over 2 quarters. Of 3 parts the quarters count 1, 2, the quarter rated last.',
    );
  });

  test('says what each gate looks at and does, and why', () => {
    assert.deepEqual(
      ['An escape', 'No work', 'Low security', 'Two low'].map((title) =>
        words.get(`Gate: ${title}`),
      ),
      [
        'Where K01 (Escapes) is more than 0, the whole is Fair at best. Nobody escapes.',
        'Where the score of Hours at work is below 10 and the openness is Open, Regime is Low. An open prison works.',
        'Where Security is Low, the whole is Poor at best. Security first.',
        'Where 2 domains are Low, the whole is Poor. One is enough.',
      ],
    );
  });

  test('says what is missing, rounded, moderated and published', () => {
    assert.equal(
      words.get('Without a figure'),
      'It is left out, and the others share its weight. At least 60% of the weight must be known, of each domain and of the whole. With less there is no rating.',
    );
    assert.equal(
      words.get('Rounding'),
      'Scores are rounded to 1 decimal, half away from zero. The band is read off the rounded score.',
    );
    assert.equal(words.get('Regions'), 'A region has no rating of its own.');
    assert.equal(
      words.get('Moderation'),
      'The director may put the next band up or down in place of the computed one, with a reason. Both are shown.',
    );
    assert.equal(
      words.get('Published'),
      'What was published stands beside: the whole R01 (Rated), places W01 (Place) and Security R02 (Secure).',
    );
  });

  test('says whom a provider is compared with, only where it is', () => {
    assert.equal(words.get('Compared with'), undefined);
    const compared = said(['measure: improvement', 'measure: percentile']);
    assert.equal(
      compared.get('Compared with'),
      'A provider is compared with its comparator group. Where fewer than 3 have a figure, it is compared with everyone rated.',
    );
  });
});
