import type { FigureDefinition, LineDefinition, ReturnDefinition } from './return-definition.ts';
import type { FigureRole, ReturnFigure, ReturnLine, ReturnTemplate } from './return-template.ts';

/** The template that a definition makes. */
export function returnOf(definition: ReturnDefinition): ReturnTemplate {
  return { ...definition, lines: definition.lines.map(lineOf) };
}

function lineOf({ figure, numerator, denominator, within, ...line }: LineDefinition): ReturnLine {
  const parts: ReadonlyArray<[FigureRole, FigureDefinition | undefined]> = [
    ['figure', figure],
    ['numerator', numerator],
    ['denominator', denominator],
  ];
  return {
    ...line,
    within: numerator !== undefined && (within ?? true),
    figures: parts.flatMap(([role, given]) => (given ? [figureOf(role, given)] : [])),
  };
}

function figureOf(role: FigureRole, { min, max, ...figure }: FigureDefinition): ReturnFigure {
  return { ...figure, role, range: { min, max } };
}
