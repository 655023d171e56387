import type { AgreementTemplate } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import { placeWords } from '../agreement/change-words.ts';
import type { Content } from '../agreement/content.ts';

/** Problems of cells that a page does not show: they say where they stand, each once. */
export function problemsInWords(
  template: AgreementTemplate,
  content: Content,
  problems: readonly Problem[],
): Problem[] {
  const told = problems.map((problem) => inWords(template, content, problem));
  return told.filter(
    ({ message }, index) => told.findIndex((other) => other.message === message) === index,
  );
}

function inWords(template: AgreementTemplate, content: Content, problem: Problem): Problem {
  const { place, ...rest } = problem;
  const [table = '', row, column] = place?.path?.split('/') ?? [];
  if (row === undefined) return problem;
  const words = placeWords(template, content, { table, row, column });
  return { ...rest, message: `${words}: ${problem.message}` };
}
