import { checkDefinitions, loadCatalogue, type SchemeExamples } from '../load-catalogue.ts';
import { changed } from '../sample-declarations.ts';
import { domains, folder, metrics } from '../sample-definitions.ts';
import type { Sample } from '../sample-mistakes.ts';

/** A file of one scheme that has a bit of everything, as far as can be one mistake a line. */
export const sampleScheme = `kind: schemes
schemes:
  - code: sample
    title: Sample scheme
    shortTitle: Sample
    version: 1
    usedIn: 2007-08
    note: For tests.
    official: Nothing.
    source: Made up
    rated:
      kinds: [establishment]
      only:
        - { fact: management, in: [public], because: Contracted prisons were not rated. }
      except:
        - { fact: function, in: [Court], because: A court holds nobody overnight. }
    periods: [quarter, year]
    overQuarters: [1, 2]
    scale: { from: 0, to: 100 }
    views:
      - measure: attainment
        share: 60
        along: [[80, 0], [100, 60], [120, 100]]
      - { measure: improvement, share: 40, steps: { below: 0, from: [[-10, 30], [5, 80]] } }
    inputs:
      - code: escapes
        metrics: [K01, K02]
        domain: security
        weight: 2
        weights:
          - { when: [{ fact: category, in: [A, B] }], weight: 6 }
        views:
          - { measure: outturn, lost: { start: 100, lost: 10, per: 1, least: 0 } }
        missing: count as lowest
      - { code: absconds, metrics: [K02], domain: security, weight: 1 }
      - code: work
        title: Hours at work
        metrics: [K03]
        domain: regime
        weight: 1
        views:
          - measure: baseline
            baseline: { fact: category, values: { B: 12, C: 8 }, otherwise: 10 }
            along: [[50, 0], [100, 100]]
    domains:
      - code: security
        title: Security
        weight: 3
        bands:
          - { label: Low, value: 1, from: 0, to: 50 }
          - { label: High, value: 2, from: 50, to: 100 }
      - { code: regime, title: Regime, rollUp: { shareMet: 60 }, bands: [{ label: Low, value: 1, from: 0, to: 60 }, { label: High, value: 2, from: 60, to: 100 }] }
    overall:
      of: domain bands
      bands:
        - { label: Poor, value: 1, from: 1, to: 1.5 }
        - { label: Fair, value: 2, from: 1.5, to: 1.8 }
        - { label: Good, value: 3, from: 1.8, to: 2 }
    gates:
      - { code: escape, title: An escape, when: { metrics: [K01], is: more than, number: 0 }, caps: Fair, because: Nobody escapes. }
      - code: idle
        title: No work
        when: { input: work, scoreBelow: 10 }
        among: [{ fact: openness, in: [Open] }]
        on: regime
        forces: Low
        because: An open prison works.
      - { code: unsafe, title: Low security, when: { domain: security, atMost: Low }, caps: Poor, because: Security first. }
      - { code: twice, title: Two low, when: { domains: 2, atMost: Low }, forces: Poor, because: One is enough. }
    moderation: { by: the director, mostBands: 1 }
    published:
      overall: R01
      position: W01
      domains: { security: R02 }
    examples:
      - title: One provider
        providers:
          - name: First
            facts: { category: B }
            figures: { escapes: { outturn: 0, level: 0 } }
            quartersBefore: [{ work: { outturn: 12 } }]
        expect:
          - { name: First, score: 2, band: Good, domains: { security: High } }
`;

const rating = { unit: 'rating', decimals: '0' };
const known = metrics(
  {},
  { code: 'K02', title: 'Absconds of prisoners', shortTitle: 'Absconds' },
  { code: 'K03', title: 'Hours worked', shortTitle: 'Hours', unit: 'hours', polarity: 'higher' },
  { code: 'P01', title: 'Reports', shortTitle: 'Reports', appliesTo: '{ kinds: [area] }' },
  { code: 'R01', title: 'Rating', shortTitle: 'Rated', ...rating, choices: '[Poor, Fair, Good]' },
  { code: 'R02', title: 'Security', shortTitle: 'Secure', ...rating, choices: '[Low, High]' },
  { code: 'R03', title: 'Level', shortTitle: 'Level', unit: 'score', range: '{ min: 1, max: 3 }' },
  { code: 'W01', title: 'Place', shortTitle: 'Place', unit: 'position' },
);
const files = { 'domains.yaml': domains, 'm.yaml': known };

/** The catalogue of a few metrics and such a file of schemes. */
export function loadSchemeFile(text: string, schemeExamples?: SchemeExamples) {
  return loadCatalogue(folder({ ...files, 'scheme.yaml': text }), undefined, schemeExamples);
}

/** What is wrong with such a file of schemes. */
export function schemeProblems(text: string) {
  return checkDefinitions(folder({ ...files, 'scheme.yaml': text }));
}

/** The sample as something to put wrong. */
export const sample: Sample = {
  text: sampleScheme,
  file: 'scheme.yaml',
  code: 'sample',
  problems: schemeProblems,
};

/** What is wrong with the sample once parts of it are others. */
export function problemsWith(...changes: ReadonlyArray<readonly [string, string]>) {
  const text = changes.reduce((so, [part, instead]) => changed(so, part, instead), sampleScheme);
  return schemeProblems(text);
}
