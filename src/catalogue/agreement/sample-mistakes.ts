import type { Problem } from '../../errors.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { changed } from '../sample-declarations.ts';
import { domains, folder, metrics } from '../sample-definitions.ts';
import { lineIn, type PutWrong, testMistakesIn } from '../sample-mistakes.ts';
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
  return lineIn(sampleTemplate, part);
}

/** A test for each part put wrong: the mistake is named, at its line. */
export function testMistakes(mistakes: readonly PutWrong[]): void {
  const problems = (text: string) => loadTemplate(text).problems;
  const sample = { text: sampleTemplate, file: 'annex.yaml', code: 'annex', problems, below: 2 };
  testMistakesIn(sample, mistakes);
}
