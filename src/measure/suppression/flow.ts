import type { Arrow } from './count-table.ts';

/** What a step along or against an arrow may change at most, and what it costs; undefined where it may not be taken. */
export type Step = { room: number; cost: number };
/** How an arrow may be changed: along it the count grows, against it the count shrinks. */
export type Stepping = (arrow: Arrow, way: 'grows' | 'shrinks') => Step | undefined;

type Move = { arrow: Arrow; way: 'grows' | 'shrinks'; room: number };
type Reached = { cost: number; by: Move | undefined; done: boolean };

/** Arrows by their ends, for one table. */
export type Network = { arrows: readonly Arrow[]; at: ReadonlyMap<string, readonly Arrow[]> };

/** A network of arrows. */
export function networkOf(arrows: readonly Arrow[]): Network {
  const at = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    for (const end of new Set([arrow.from, arrow.to])) {
      at.set(end, [...(at.get(end) ?? []), arrow]);
    }
  }
  return { arrows, at };
}

/** What has been changed so far, by the key of an arrow: positive where the count grew. */
export type Changes = Map<string, number>;

/**
 * How far an arrow's count can grow (or shrink) when others change so that every sum stays, up to `wanted`: the
 * cheapest ways round first (successive shortest paths, by Dijkstra). Gives the arrows that were changed.
 */
export function goRound(
  network: Network,
  asked: { arrow: Arrow; way: 'grows' | 'shrinks'; wanted: number },
  stepping: Stepping,
): { reached: number; changed: Arrow[] } {
  const { arrow, way, wanted } = asked;
  const [start, end] = way === 'grows' ? [arrow.to, arrow.from] : [arrow.from, arrow.to];
  if (start === end) return { reached: wanted, changed: [] };
  const changes: Changes = new Map();
  let reached = 0;
  while (wanted - reached > tiny) {
    const path = cheapestPath(network, { start, end, without: arrow }, changes, stepping);
    if (!path) break;
    const room = Math.min(wanted - reached, ...path.map((move) => move.room));
    for (const move of path) {
      const before = changes.get(move.arrow.key) ?? 0;
      changes.set(move.arrow.key, before + (move.way === 'grows' ? room : -room));
    }
    reached += room;
  }
  const changed = network.arrows.filter(({ key }) => Math.abs(changes.get(key) ?? 0) > tiny);
  return { reached, changed };
}

/** Counts may be averages over months, which have no end of digits. */
export const tiny = 1e-9;

function cheapestPath(
  network: Network,
  asked: { start: string; end: string; without: Arrow },
  changes: Changes,
  stepping: Stepping,
): Move[] | undefined {
  const known = new Map<string, Reached>([[asked.start, { cost: 0, by: undefined, done: false }]]);
  for (let node = nearestOf(known); node !== undefined; node = nearestOf(known)) {
    if (node === asked.end) return pathTo(node, known);
    const here = known.get(node);
    if (!here) break;
    here.done = true;
    for (const arrow of network.at.get(node) ?? []) {
      if (arrow.key !== asked.without.key) visit(known, { node, arrow }, changes, stepping);
    }
  }
  return undefined;
}

function visit(
  known: Map<string, Reached>,
  { node, arrow }: { node: string; arrow: Arrow },
  changes: Changes,
  stepping: Stepping,
): void {
  const way = arrow.from === node ? 'grows' : 'shrinks';
  const next = way === 'grows' ? arrow.to : arrow.from;
  const change = changes.get(arrow.key) ?? 0;
  const step = stepping(arrow, way);
  if (!step || next === node) return;
  const room = step.room + (way === 'grows' ? -change : change);
  if (room <= tiny) return;
  // What is changed already costs nothing more.
  const cost = (known.get(node)?.cost ?? 0) + (Math.abs(change) > tiny ? 0 : step.cost);
  const before = known.get(next);
  if (before && (before.done || before.cost <= cost)) return;
  known.set(next, { cost, by: { arrow, way, room }, done: false });
}

function nearestOf(known: ReadonlyMap<string, Reached>): string | undefined {
  let nearest: string | undefined;
  let least = Infinity;
  for (const [node, { cost, done }] of known) {
    if (!done && cost < least) [nearest, least] = [node, cost];
  }
  return nearest;
}

function pathTo(end: string, known: ReadonlyMap<string, Reached>): Move[] {
  const path: Move[] = [];
  let move = known.get(end)?.by;
  while (move) {
    path.unshift(move);
    move = known.get(move.way === 'grows' ? move.arrow.from : move.arrow.to)?.by;
  }
  return path;
}
