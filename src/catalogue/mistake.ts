import type { Problem } from '../errors.ts';
import type { Definition } from './definition.ts';
import type { Step } from './yaml-text.ts';

/** A mistake at a path within a declared thing. */
export type Mistake = { path: Step[]; message: string; expected?: string };

/** Something that a definitions file declares, and where it stands there. */
export type Declared<Value> = { value: Value; file: Definition; path: Step[] };

/** Mistakes as problems with their places; each begins with the code of what it is about. */
export function problemsAt(
  { file, path }: Omit<Declared<unknown>, 'value'>,
  code: string | undefined,
  mistakes: readonly Mistake[],
): Problem[] {
  return mistakes.map((mistake) => ({
    message: code ? `${code}: ${mistake.message}` : mistake.message,
    place: file.yaml.placeOf([...path, ...mistake.path]),
    ...(mistake.expected === undefined ? {} : { expected: mistake.expected }),
  }));
}

/** The same mistakes, further in. */
export function within(path: readonly Step[], mistakes: readonly Mistake[]): Mistake[] {
  return mistakes.map((mistake) => ({ ...mistake, path: [...path, ...mistake.path] }));
}
