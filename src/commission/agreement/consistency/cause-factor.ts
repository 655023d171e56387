import { divide, type Exact, exactOf, multiply, subtract } from '../../../catalogue/index.ts';
import { printFigure } from '../cell-value.ts';
import { compareExact } from '../interval.ts';
import { type Candidate, type Disagreement, fits, grainOf, printProof } from './candidate.ts';
import { misread } from './cause-clock.ts';
import { computeExact, type Operand } from './operand.ts';

/** A factor that is further off than this share of itself is another figure, not a slip. */
const slightly: Exact = { top: 1n, bottom: 20n };
/** Products of neighbouring factors lie at least so many prints apart, or nearly any figure would fit one. */
const printsApart = exactOf(50);

/** The factors as they are written, or with durations misread. */
type Factors = { texts: readonly string[]; values: readonly Exact[]; misreading: string | null };

/** A factor slightly off: 548.92 is 19.5 × 28.15, where 20 × 28:15 is stated. */
export function factorCauses(disagreement: Disagreement): Candidate[] {
  const { how, operands } = disagreement.made;
  if (how !== 'product') return [];
  return waysToRead(operands).flatMap((factors) =>
    operands.flatMap((operand, at) => slightlyOff(disagreement, operand, at, factors)),
  );
}

/** The factors as they are, and with durations read as decimals. */
function waysToRead(operands: readonly Operand[]): Factors[] {
  const texts = operands.map(({ text }) => text);
  const values = operands.map(({ interval }) => interval.value);
  const readings = operands.map(misread);
  const [first] = readings.filter((reading) => reading !== undefined);
  const plain = { texts, values, misreading: null };
  if (!first) return [plain];
  const misreadOnes = {
    texts: texts.map((text, at) => readings[at]?.decimal ?? text),
    values: values.map((value, at) => readings[at]?.value ?? value),
    misreading: `${first.clock} read as ${first.decimal}`,
  };
  return [plain, misreadOnes];
}

function slightlyOff(
  { stated }: Disagreement,
  operand: Operand,
  at: number,
  { texts, values, misreading }: Factors,
): Candidate[] {
  // Of a duration that is off, 28:09 for 28:15, misreading its minutes is the better explanation.
  if (operand.style.clock) return [];
  const others = computeExact('product', values.toSpliced(at, 1));
  const wanted = others && divide(stated.interval.value, others);
  const step = stepOf(operand);
  if (!others || !wanted || tooFine(multiply(step, others), stated)) return [];
  const factor = nearest(wanted, step);
  const product = multiply(factor, others);
  if (!isSlip(factor, operand) || !fits(product, stated)) return [];
  const text = printFactor(factor, operand);
  const reading = misreading === null ? '' : `, with ${misreading}`;
  const proof = `${texts.with(at, text).join(' × ')} is ${printProof(product, stated)}`;
  const words = `As if ${text} for ${operand.text}${reading}: ${proof}.`;
  return [{ assumptions: misreading === null ? 1 : 2, words }];
}

/** The least by which a factor can be off: half a place, or the last place that is printed. */
function stepOf(operand: Operand): Exact {
  return operand.unit === 'count' ? { top: 1n, bottom: 2n } : grainOf(operand);
}

function tooFine(apart: Exact, stated: Operand): boolean {
  return compareExact(apart, multiply(grainOf(stated), printsApart)) < 0;
}

function nearest(value: Exact, step: Exact): Exact {
  const top = 2n * value.top * step.bottom + value.bottom * step.top;
  return multiply(exactOf({ top: top / (2n * value.bottom * step.top), bottom: 1n }), step);
}

/** Not the factor itself, and no further from it than a slip: a twentieth, or one. */
function isSlip(factor: Exact, operand: Operand): boolean {
  const { value } = operand.interval;
  const apart = subtract(factor, value);
  const size = apart.top < 0n ? { ...apart, top: -apart.top } : apart;
  if (size.top === 0n) return false;
  const most = multiply(value, slightly);
  return compareExact(size, most) <= 0 || compareExact(size, exactOf(1)) <= 0;
}

function printFactor(factor: Exact, { unit, style, metric }: Operand): string {
  const halves = unit === 'count' && factor.top % factor.bottom !== 0n;
  return printFigure(factor, unit, halves ? { ...style, decimals: 1 } : style, metric);
}
