import { type Arrow, arrowsOf, type CountTable, keyOf, type Spot } from './count-table.ts';
import { goRound, type Network, networkOf, type Stepping, tiny } from './flow.ts';

/** What of a table may be shown. */
export type Suppressed = {
  /** The keys of every count that is hidden, small or not. */
  hidden: ReadonlySet<string>;
  /** Small counts that cannot be kept from being worked out while what is settled elsewhere stays shown. */
  exposed: readonly Spot[];
};

type Way = 'grows' | 'shrinks';

/**
 * Which counts of a table to hide: those that are small, and as many others as it takes that whoever knows every
 * shown count, every sum and the limits of every hidden one must think possible of each small count all that it
 * needs. A count to hide besides is the cheapest on a way round the small one: few, and of small value. Few are
 * hidden, though not always the fewest: to find those is a hard problem.
 */
export function suppressTable(table: CountTable): Suppressed {
  const network = networkOf(arrowsOf(table));
  const hidden = new Set(
    network.arrows.filter(({ cell }) => isHiddenFirst(cell)).map(({ key }) => key),
  );
  const all = network.arrows.reduce((sum, { cell }) => sum + Math.abs(cell.value), 1);
  const small = network.arrows.filter(({ cell }) => cell.needed !== undefined);
  const inTurn = small.toSorted((one, other) => other.cell.value - one.cell.value);
  return {
    exposed: inTurn
      .filter((one) => !protect(network, one, { hidden, all }))
      .map(({ spot }) => spot),
    hidden,
  };
}

function isHiddenFirst({ needed, settled }: Arrow['cell']): boolean {
  return needed !== undefined || settled === 'hidden';
}

/**
 * Hides what it takes that a small count could be anything that it needs. A total cannot be as small as 1 where two
 * parts are known to be somebody: then it must be able to be as much more. False where that cannot be had.
 */
function protect(network: Network, arrow: Arrow, hiding: Hiding): boolean {
  const { value, needed } = arrow.cell;
  if (!needed) return true;
  const less = value - needed.from;
  const missing = less - open(network, { arrow, way: 'shrinks', wanted: less }, hiding);
  const more = needed.to - value + missing;
  return more - open(network, { arrow, way: 'grows', wanted: more }, hiding) <= tiny;
}

type Hiding = { hidden: Set<string>; all: number };

/** Hides ways round a count until it can change as far as wanted; gives how far it can. */
function open(
  network: Network,
  asked: { arrow: Arrow; way: Way; wanted: number },
  { hidden, all }: Hiding,
): number {
  const { wanted } = asked;
  if (wanted <= tiny) return wanted;
  // A single way round that is wide enough hides fewer than several narrow ones.
  const wide = goRound(network, asked, hidingSteps(hidden, all, wanted));
  const found =
    wanted - wide.reached <= tiny ? wide : goRound(network, asked, hidingSteps(hidden, all, 0));
  for (const { key } of found.changed) hidden.add(key);
  return found.reached;
}

/** Steps over hidden counts at no cost, and over others that may be hidden, with so much room, at the cost of one more. */
function hidingSteps(hidden: ReadonlySet<string>, all: number, wide: number): Stepping {
  return ({ key, cell, height }, way) => {
    const room = roomOf(cell, way);
    if (hidden.has(key)) return { room, cost: 0 };
    const inLimits = cell.value >= cell.least && cell.value <= cell.most;
    if (cell.settled === 'shown' || !inLimits || room < wide) return undefined;
    return { room, cost: totalCosts ** height + Math.abs(cell.value) / all };
  };
}

/** A total is missed by more readers than a part: it goes rather than so many parts, and no sooner. */
const totalCosts = 3;

function roomOf({ value, least, most }: Arrow['cell'], way: Way): number {
  return Math.max(0, way === 'grows' ? most - value : value - least);
}

/** What a reader can tell of a hidden count: it lies between these, and could be either. */
export type Bounds = { lowest: number; highest: number };

/**
 * The exact bounds of a hidden count for whoever knows all that is shown, the sums, and the limits of what is
 * hidden. Where all counts are whole, so are the bounds, and every whole number between is possible (the
 * constraints of a network are totally unimodular).
 */
export function boundsOf(table: CountTable, hidden: ReadonlySet<string>, spot: Spot): Bounds {
  const network = networkOf(arrowsOf(table));
  const arrow = network.arrows.find(({ key }) => key === keyOf(spot));
  if (!arrow) throw new Error(`The table has no count ${keyOf(spot)}.`);
  const { value } = arrow.cell;
  if (!hidden.has(arrow.key)) return { lowest: value, highest: value };
  const stepping: Stepping = ({ key, cell }, way) =>
    hidden.has(key) ? { room: roomOf(cell, way), cost: 0 } : undefined;
  const reach = (way: Way) => {
    const own = Math.min(roomOf(arrow.cell, way), knownAtMost);
    return goRound(network, { arrow, way, wanted: own }, stepping).reached;
  };
  const highest = reach('grows');
  return {
    lowest: value - reach('shrinks'),
    highest: highest >= knownAtMost ? Infinity : value + highest,
  };
}

/** Further than this a count is as good as without a limit. */
const knownAtMost = 1e12;
