import { dirname, join } from 'node:path/posix';

/** What one file imports: a path of the house or a package, and the names it takes from there. */
export type Import = { from: string; names: string[] };

/** Each file of the house, by its path from the root, with what it imports. */
export type ImportGraph = Map<string, Import[]>;

const withNames = /^[ \t]*(?:import|export)\b([^;'"]*?)\bfrom\s+['"]([^'"]+)['"]/gm;
const bare = /^[ \t]*import\s+['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g;

function namesIn(clause: string): string[] {
  const braces = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  return braces
    .split(',')
    .map((name) => name.trim().split(/\s+as\s+/)[0] ?? '')
    .filter((name) => name !== '');
}

/** The imports that a source text declares, type-only and dynamic ones included. */
export function importsIn(source: string): Import[] {
  const found: Import[] = [];
  for (const [, clause = '', from = ''] of source.matchAll(withNames)) {
    found.push({ from, names: namesIn(clause) });
  }
  for (const [, from = ''] of source.matchAll(bare)) found.push({ from, names: [] });
  for (const [, from = ''] of source.matchAll(dynamic)) found.push({ from, names: [] });
  return found;
}

/** The graph of files given as path and text; relative imports become paths from the root. */
export function importGraph(sources: ReadonlyMap<string, string>): ImportGraph {
  const graph: ImportGraph = new Map();
  for (const [path, source] of sources) {
    const resolve = (from: string) => (from.startsWith('.') ? join(dirname(path), from) : from);
    graph.set(
      path,
      importsIn(source).map(({ from, names }) => ({ from: resolve(from), names })),
    );
  }
  return graph;
}

/** One cycle of imports as the files along it, the first repeated at the end; or undefined. */
export function findCycle(graph: ImportGraph): string[] | undefined {
  const done = new Set<string>();
  const trail: string[] = [];
  function visit(path: string): string[] | undefined {
    const at = trail.indexOf(path);
    if (at >= 0) return [...trail.slice(at), path];
    if (done.has(path)) return undefined;
    trail.push(path);
    for (const { from } of graph.get(path) ?? []) {
      const cycle = visit(from);
      if (cycle) return cycle;
    }
    trail.pop();
    done.add(path);
    return undefined;
  }
  for (const path of graph.keys()) {
    const cycle = visit(path);
    if (cycle) return cycle;
  }
  return undefined;
}
