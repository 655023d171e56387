import { type Formula, type Operand, talliesOf } from './formula.ts';
import type { Mistake } from './mistake.ts';
import type { Tally, TallyKind } from './tally.ts';
import type { Step } from './yaml-text.ts';

type Part = { operand: Operand; path: Step[] };

/**
 * Mistakes of putting together what does not go together over months: a flow and a stock cannot be added;
 * latest values are only taken as they are, or divided by one another.
 */
export function kindMistakes(
  formula: Formula,
  tallies: readonly Tally[],
  parts: readonly Part[],
): Mistake[] {
  const known = new Map(tallies.map(({ code, kind }) => [code, kind]));
  const kinds = new Set(parts.flatMap(({ operand }) => kindsOf(operand, known)));
  return [
    ...parts.flatMap(({ operand, path }) => sumMistakes(operand, path, known)),
    ...(formula.kind === 'difference' && kinds.size > 1
      ? [{ path: ['less'], message: mixed('taken from one another', kinds) }]
      : []),
    ...latestMistakes(formula, parts, known),
  ];
}

type Kinds = ReadonlyMap<string, TallyKind>;

function kindsOf(operand: Operand, known: Kinds): TallyKind[] {
  return talliesOf(operand).flatMap((code) => known.get(code) ?? []);
}

function sumMistakes(operand: Operand, path: Step[], known: Kinds): Mistake[] {
  if (!('sum' in operand)) return [];
  const kinds = new Set(kindsOf(operand, known));
  return kinds.size > 1 ? [{ path, message: mixed('added', kinds) }] : [];
}

function mixed(done: string, kinds: ReadonlySet<TallyKind>): string {
  const words = [...kinds].join(' and ');
  return `Tallies of the kinds ${words} cannot be ${done}: over months they are made differently. Use one kind.`;
}

function latestMistakes(formula: Formula, parts: readonly Part[], known: Kinds): Mistake[] {
  const divides = ['ratio', 'rate', 'mean'].includes(formula.kind);
  const all = parts.flatMap(({ operand }) => kindsOf(operand, known));
  const only = all.every((kind) => kind === 'latest');
  return parts.flatMap(({ operand, path }): Mistake[] => {
    const wrong = talliesOf(operand).find((code) => {
      const kind = known.get(code);
      if (kind === undefined) return false;
      return (kind === 'latest') !== (formula.kind === 'latest') && !(divides && only);
    });
    if (wrong === undefined) return [];
    const message =
      formula.kind === 'latest'
        ? `“${wrong}” is a ${known.get(wrong)}, of which there is no latest. Write sum, or name a tally of the kind latest.`
        : `“${wrong}” is a latest and does not add up. Write latest, or name a flow or a stock.`;
    return [{ path, message }];
  });
}
