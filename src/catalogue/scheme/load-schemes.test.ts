import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findScheme, getScheme } from '../find-declared.ts';
import { emptyCatalogue } from '../metric.ts';
import { changed } from '../sample-declarations.ts';
import { only } from '../sample-definitions.ts';
import { lineIn } from '../sample-mistakes.ts';
import { loadSchemeFile, sampleScheme, schemeProblems } from './sample-scheme.ts';

const { catalogue, problems } = loadSchemeFile(sampleScheme);
const least = `kind: schemes
schemes:
  - code: least
    title: As little as can be
    shortTitle: Least
    version: 1
    usedIn: 2007-08
    note: For tests.
    official: Nothing.
    source: Made up
    rated: { kinds: [establishment] }
    periods: [year]
    scale: { from: 0, to: 100 }
    views: [{ measure: attainment, along: [[80, 0], [100, 60]] }]
    inputs: [{ code: escapes, metrics: [K01], weight: 1 }]
    overall: { of: inputs }
`;

/** The item of the sample as another version, under the same list. */
function twoVersions(version: string): string {
  const [head = '', item = ''] = sampleScheme.split('schemes:\n');
  return `${head}schemes:\n${item}${item.replace('version: 1', version)}`;
}

describe('a file of schemes', () => {
  test('with a bit of everything holds no mistakes', () => {
    assert.deepEqual(problems, []);
    assert.deepEqual(
      catalogue.schemes.map(({ code }) => code),
      ['sample'],
    );
  });

  test('says points, gates and roll-ups as an author writes them', () => {
    const { inputs, gates, domains } = getScheme(catalogue, 'sample');
    const [escapes, absconds, work] = inputs;
    assert.deepEqual(escapes?.views, [
      {
        measure: 'outturn',
        share: 100,
        points: { kind: 'lost', start: 100, lost: 10, per: 1, least: 0 },
      },
    ]);
    assert.deepEqual(
      absconds?.views.map(({ points }) => points),
      [
        {
          kind: 'along',
          points: [
            [80, 0],
            [100, 60],
            [120, 100],
          ],
        },
        {
          kind: 'steps',
          below: 0,
          steps: [
            [-10, 30],
            [5, 80],
          ],
        },
      ],
    );
    assert.deepEqual(work?.views[0]?.baseline?.values, { B: 12, C: 8 });
    assert.deepEqual(
      gates.map(({ on, effect }) => [on, effect]),
      [
        ['overall', { kind: 'caps', band: 'Fair' }],
        ['regime', { kind: 'forces', band: 'Low' }],
        ['overall', { kind: 'caps', band: 'Poor' }],
        ['overall', { kind: 'forces', band: 'Poor' }],
      ],
    );
    assert.deepEqual(
      domains.map(({ rollUp }) => rollUp),
      [{ kind: 'weighted mean' }, { kind: 'share met', met: 60 }],
    );
  });

  test('calls an input without a title as its first metric is called', () => {
    const titles = getScheme(catalogue, 'sample').inputs.map(({ title }) => title);
    assert.deepEqual(titles, ['Escapes', 'Absconds', 'Hours at work']);
  });

  test('may leave out what goes without saying', () => {
    const loaded = loadSchemeFile(least);
    assert.deepEqual(loaded.problems, []);
    const { inputs, ...scheme } = getScheme(loaded.catalogue, 'least');
    assert.deepEqual(scheme, {
      code: 'least',
      title: 'As little as can be',
      shortTitle: 'Least',
      version: 1,
      usedIn: '2007-08',
      note: 'For tests.',
      official: 'Nothing.',
      source: 'Made up',
      rated: { kinds: ['establishment'], only: [], except: [] },
      periods: ['year'],
      overQuarters: [],
      scale: { from: 0, to: 100 },
      domains: [],
      overall: { of: 'inputs', rollUp: { kind: 'weighted mean' }, bands: [] },
      gates: [],
      enough: 60,
      rounding: { places: 1, beforeBands: true },
      comparedWith: { by: 'comparator group', atLeast: 3, otherwise: 'everyone rated' },
      reportingGroups: 'apart',
      examples: [],
    });
    assert.equal(inputs[0]?.missing, 'leave out');
  });
});

describe('versions of a scheme', () => {
  const { catalogue: both, problems: none } = loadSchemeFile(twoVersions('version: 2'));

  test('stand side by side, and the highest is taken unless another is named', () => {
    assert.deepEqual(none, []);
    assert.equal(getScheme(both, 'sample').version, 2);
    assert.equal(getScheme(both, 'sample@1').version, 1);
    assert.equal(findScheme(both, 'sample@3'), undefined);
    assert.equal(findScheme(both, 'sample@'), undefined);
    assert.equal(findScheme(both, 'sample@1@1'), undefined);
  });

  test('are taken once each', () => {
    const text = twoVersions('version: 1');
    const problem = only(schemeProblems(text));
    const first = `scheme.yaml, line ${lineIn(text, '- code: sample')}`;
    assert.match(problem.message, /^The scheme version “sample@1” is taken/);
    assert.ok(problem.message.includes(first), problem.message);
    assert.equal(loadSchemeFile(text).catalogue.schemes.length, 1);
  });

  test('are named with the nearest where there is none', () => {
    const wrong = { code: 'CATALOGUE_UNKNOWN_SCHEME', status: 404 };
    assert.throws(() => getScheme(both, 'sampel'), { ...wrong, message: /Did you mean sample\?$/ });
    assert.throws(() => getScheme(both, 'sample@3'), { ...wrong, message: /sample@1, sample@2/ });
    assert.throws(() => getScheme(emptyCatalogue, 'sample'), {
      ...wrong,
      message: /The catalogue holds no scheme\./,
    });
  });
});

describe('the worked examples of schemes', () => {
  const wrong = { path: ['examples', 0, 'expect', 0, 'score'], message: 'The score is 1.' };

  test('run once everything else is sound, and what does not come out is named with its line', () => {
    const seen: string[] = [];
    const loaded = loadSchemeFile(sampleScheme, ({ code }) => {
      seen.push(code);
      return [wrong];
    });
    const problem = only(loaded.problems);
    assert.deepEqual(seen, ['sample']);
    assert.equal(problem.message, 'sample: The score is 1.');
    assert.equal(problem.place?.line, lineIn(sampleScheme, '{ name: First, score: 2'));
  });

  test('do not run beside another mistake', () => {
    const text = changed(sampleScheme, 'metrics: [K03]', 'metrics: [K04]');
    const loaded = loadSchemeFile(text, () => assert.fail('An example ran.'));
    assert.match(only(loaded.problems).message, /There is no metric “K04”/);
  });
});
