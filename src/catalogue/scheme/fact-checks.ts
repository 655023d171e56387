import { factNames } from '../../estate/index.ts';
import { unknownName } from '../declared.ts';
import { type Mistake, within } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';

/** A mistake for every rule on a fact that nothing in the estate may state. */
export function factMistakes(rules: ReadonlyArray<{ fact: string }>, path: Step[]): Mistake[] {
  return rules.flatMap(({ fact }, index) => within([...path, index], factMistake(fact)));
}

/** The mistake of a fact that nothing in the estate may state. */
export function factMistake(name: string): Mistake[] {
  return unknownName({ what: 'fact', name, there: [...factNames.keys()], path: ['fact'] });
}
