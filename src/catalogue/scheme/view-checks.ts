import { addDecimals, decimalOf, numberOf } from '../decimal.ts';
import { type Mistake, within } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';
import { factMistake } from './fact-checks.ts';
import type { Points, Scheme, View } from './scheme.ts';

/** The mistakes of the views of an input: shares that do not add up, points and baselines. */
export function viewMistakes(
  views: readonly View[],
  scale: Scheme['scale'],
  path: Step[],
): Mistake[] {
  return within(path, [
    ...shareMistakes(views),
    ...views.flatMap((view, index) =>
      within(
        [index],
        [...baselineMistakes(view), ...riseMistakes(view.points), ...outside(view.points, scale)],
      ),
    ),
  ]);
}

function shareMistakes(views: readonly View[]): Mistake[] {
  const shares = views.map(({ share }) => share);
  const sum = numberOf(shares.map(decimalOf).reduce(addDecimals));
  if (sum === 100) return [];
  const added = shares.length === 1 ? `is ${sum}` : `${shares.join(' + ')} is ${sum}`;
  const message = `The shares of the views must add up to 100, and ${added}. Mend the shares.`;
  return [{ path: [], message }];
}

function baselineMistakes({ measure, baseline }: View): Mistake[] {
  if (!baseline) {
    const message =
      'The measure baseline needs what is expected. Add baseline: { fact: category, values: { B: 12 } }.';
    return measure === 'baseline' ? [{ path: ['measure'], message }] : [];
  }
  const path = ['baseline'];
  if (measure !== 'baseline') {
    const message = `The measure ${measure} takes no baseline. Take it out, or write measure: baseline.`;
    return [{ path, message }];
  }
  const empty = Object.keys(baseline.values).length === 0 && baseline.otherwise === undefined;
  const message =
    'The baseline has no number. Add the values of the fact, each with a number, or “otherwise”.';
  return [
    ...within(path, factMistake(baseline.fact)),
    ...(empty ? [{ path: [...path, 'values'], message }] : []),
  ];
}

type Pairs = ReadonlyArray<readonly [number, number]>;

/** The pairs of a measure and its points, and where an author wrote them. */
function pairsOf(points: Points): { pairs: Pairs; path: Step[] } {
  if (points.kind === 'along') return { pairs: points.points, path: ['along'] };
  return { pairs: points.kind === 'steps' ? points.steps : [], path: ['steps', 'from'] };
}

function riseMistakes(points: Points): Mistake[] {
  const { pairs, path } = pairsOf(points);
  return pairs.flatMap(([at], index): Mistake[] => {
    const before = pairs[index - 1]?.[0];
    if (before === undefined || at > before) return [];
    const message = `The measures must rise, and ${at} follows ${before}. Put them in order, each once.`;
    return [{ path: [...path, index], message }];
  });
}

/** Points that no input can have on the scale of the scheme. */
function outside(points: Points, { from, to }: Scheme['scale']): Mistake[] {
  const { pairs, path } = pairsOf(points);
  return [
    ...pairs.map((pair, index) => ({ value: pair[1], path: [...path, index, 1] })),
    ...alone(points),
  ]
    .filter(({ value }) => value < from || value > to)
    .map(({ value, path: at }) => ({
      path: at,
      message: `${value} points lie outside the scale, ${from} to ${to}. Mend the points or the scale.`,
    }));
}

function alone(points: Points): Array<{ value: number; path: Step[] }> {
  if (points.kind === 'along') return [];
  if (points.kind === 'steps') return [{ value: points.below, path: ['steps', 'below'] }];
  return [
    { value: points.start, path: ['lost', 'start'] },
    { value: points.least, path: ['lost', 'least'] },
  ];
}
