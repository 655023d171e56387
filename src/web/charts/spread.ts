import { rounded } from './scale.ts';

type Wanted = { centre: number; size: number };
type Pile = { members: Wanted[]; centre: number; size: number };

/**
 * Where labels of these sizes stand in a row so that none overlaps: each as near as may be to the centre
 * it wants, in the order of those centres, between 0 and `length` where they fit there.
 * Neighbours that would overlap are piled up around their common middle, as in isotonic regression.
 */
export function spreadApart(wanted: readonly Wanted[], length: number): number[] {
  const order = wanted.map((_, index) => index);
  const centreOf = (index: number) => wanted[index]?.centre ?? 0;
  order.sort((a, b) => centreOf(a) - centreOf(b) || a - b);
  const piles: Pile[] = [];
  for (const index of order) {
    const one = wanted[index];
    if (one === undefined) continue;
    let pile: Pile = { members: [one], ...kept(one, length) };
    for (let last = piles.at(-1); last && overlap(last, pile); last = piles.at(-1)) {
      piles.pop();
      pile = joined(last, pile, length);
    }
    piles.push(pile);
  }
  const centres = piles.flatMap(centresOf);
  const placed = new Array<number>(wanted.length).fill(0);
  order.forEach((index, place) => {
    placed[index] = rounded(centres[place] ?? 0);
  });
  return placed;
}

function overlap(before: Pile, after: Pile): boolean {
  return before.centre + before.size / 2 > after.centre - after.size / 2;
}

function joined(before: Pile, after: Pile, length: number): Pile {
  const members = [...before.members, ...after.members];
  const size = before.size + after.size;
  let top = 0;
  let sum = 0;
  for (const member of members) {
    sum += member.centre - (top + member.size / 2);
    top += member.size;
  }
  return { members, ...kept({ centre: sum / members.length + size / 2, size }, length) };
}

/** Moved inside; what is longer than the whole length begins at 0. */
function kept({ centre, size }: Wanted, length: number): Wanted {
  return { centre: Math.max(size / 2, Math.min(centre, length - size / 2)), size };
}

function centresOf({ members, centre, size }: Pile): number[] {
  let top = centre - size / 2;
  return members.map((member) => {
    top += member.size;
    return top - member.size / 2;
  });
}
