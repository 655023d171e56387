import {
  type Document,
  isMap,
  isScalar,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { Place, Problem } from '../errors.ts';

/** A step into a document: a key of a map or an index of a list. */
export type Step = string | number;

/** A YAML text as plain data, with what is wrong with it and where each part stands. */
export type YamlText = {
  value: unknown;
  problems: Problem[];
  /** The place of the part at a path, or of the nearest part around it; with `key`, of that key in it. */
  placeOf(path: readonly Step[], key?: string): Place;
};

const remedies: Record<string, string> = {
  BAD_SCALAR_START: 'A text that starts with a special character must stand in quotes.',
  DUPLICATE_KEY: 'The same key stands twice in one place. Keep one of the two.',
  MULTIPLE_DOCS: 'A file holds one document. Take out the line ---.',
};

/**
 * Reads YAML and never throws: every syntax mistake becomes a problem with its line and column. With the schema
 * `failsafe` every value stays the text that stands there: `844.50` keeps its nought.
 */
export function readYaml(
  text: string,
  file: string,
  schema: 'core' | 'failsafe' = 'core',
): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: String(col) };
  };
  const placeOf = (path: readonly Step[], key?: string) => {
    const place = at(offsetOf(document, path, key));
    const steps = key === undefined ? path : [...path, key];
    return steps.length === 0 ? place : { ...place, path: printPath(steps) };
  };
  const tabs = tabProblems(text, file);
  const mistakes = [...document.errors, ...document.warnings].map((mistake) =>
    syntaxProblem(mistake, at(mistake.pos[0])),
  );
  const problems = tabs.length > 0 ? tabs : mistakes;
  return { ...plainValue(document, problems, file), placeOf };
}

function plainValue(document: Document.Parsed, problems: Problem[], file: string) {
  if (problems.length > 0) return { value: undefined, problems };
  try {
    const value: unknown = document.toJS();
    return { value, problems };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The file cannot be resolved: ${reason}. Write repeated parts out in full.`;
    return { value: undefined, problems: [{ message, place: { file } }] };
  }
}

/** The parser blames the line after an indenting tab, or says nothing; so tabs are looked for first. */
function tabProblems(text: string, file: string): Problem[] {
  return text.split('\n').flatMap((line, index) => {
    const indent = /^ *\t/.exec(line);
    if (!indent || line.trim() === '') return [];
    const place = { file, line: index + 1, column: String(indent[0].length) };
    return [{ message: 'The line is indented with a tab. Use spaces.', place }];
  });
}

function syntaxProblem(mistake: YAMLError, place: Place): Problem {
  const remedy = remedies[mistake.code] ?? 'Check the indentation, colons and quotes here.';
  return { message: `Not valid YAML: ${mistake.message.replace(/\.$/, '')}. ${remedy}`, place };
}

function offsetOf(document: Document.Parsed, path: readonly Step[], key?: string): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown =
      length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const offset = startOf(node, length === path.length ? key : undefined);
    if (offset !== undefined) return offset;
  }
  return 0;
}

function startOf(node: unknown, key?: string): number | undefined {
  const named = isMap<ParsedNode>(node)
    ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
    : undefined;
  const target: unknown = named?.key ?? node;
  if (typeof target !== 'object' || target === null || !('range' in target)) return undefined;
  return Array.isArray(target.range) && typeof target.range[0] === 'number'
    ? target.range[0]
    : undefined;
}

function printPath(path: readonly Step[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index ? '.' : ''}${step}`))
    .join('');
}
