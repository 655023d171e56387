import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../errors.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { changed } from '../sample-declarations.ts';
import { domains, folder, metrics } from '../sample-definitions.ts';
import { sampleTemplate } from './sample-template.ts';

const twoMetrics = metrics({}, { code: 'K02', title: 'Prisoners held', shortTitle: 'Held' });

/** The catalogue of two metrics and such a file of templates. */
export function loadTemplate(text: string) {
  return loadCatalogue(
    folder({ 'domains.yaml': domains, 'm.yaml': twoMetrics, 'annex.yaml': text }),
  );
}

/** What is wrong with the sample once a part of it is another. */
export function problemsWith(part: string, replacement: string): Problem[] {
  return loadTemplate(changed(sampleTemplate, part, replacement)).problems;
}

/** The line on which a part of the sample stands. */
export function lineOf(part: string): number {
  return sampleTemplate.slice(0, sampleTemplate.indexOf(part)).split('\n').length;
}

/** What is put wrong, the part of the sample, what stands there instead, and what is said. */
export type PutWrong = readonly [string, string, string, RegExp];

/** The place is that of the wrong part itself, at most so many lines below the words that were replaced. */
const lineTolerance = 2;

/** A test for each part put wrong: the mistake is named, at its line. */
export function testMistakes(mistakes: readonly PutWrong[]): void {
  for (const [what, part, replacement, message] of mistakes) {
    test(what, () => {
      const problems = problemsWith(part, replacement);
      const said = problems.find((problem) => message.test(problem.message));
      assert.ok(said, JSON.stringify(problems, null, 2));
      assert.equal(said.place?.file, 'annex.yaml');
      assert.ok(said.message.startsWith('annex: '));
      const distance = (said.place?.line ?? 0) - lineOf(part);
      assert.ok(distance >= 0 && distance <= lineTolerance, `line ${said.place?.line}`);
    });
  }
}
