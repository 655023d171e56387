import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../errors.ts';
import { changed } from './sample-declarations.ts';

/** A sound file of one declared thing, how it is loaded, and the code that its mistakes begin with. */
export type Sample = {
  text: string;
  file: string;
  code: string;
  problems: (text: string) => Problem[];
  /** How many lines below the words that were replaced a mistake may be placed; none without it. */
  below?: number;
};

/** What is put wrong, the part of the sample, what stands there instead, and what is said. */
export type PutWrong = readonly [string, string, string, RegExp];

/** A test for each part put wrong: the mistake is named, at its line. */
export function testMistakesIn(sample: Sample, mistakes: readonly PutWrong[]): void {
  for (const [what, part, replacement, message] of mistakes) {
    test(what, () => {
      const problems = sample.problems(changed(sample.text, part, replacement));
      const said = problems.find((problem) => message.test(problem.message));
      assert.ok(said, JSON.stringify(problems, null, 2));
      assert.equal(said.place?.file, sample.file);
      assert.ok(said.message.startsWith(`${sample.code}: `));
      const distance = (said.place?.line ?? 0) - lineIn(sample.text, part);
      assert.ok(distance >= 0 && distance <= (sample.below ?? 0), `line ${said.place?.line}`);
    });
  }
}

/** The line on which a part of a text stands. */
export function lineIn(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
