import {
  type Catalogue,
  type Formula,
  getTally,
  type Metric,
  metricsOf,
  operandsOf,
  type Tally,
  talliesOf,
} from '../catalogue/index.ts';

/**
 * How chance enters a metric that is counted: as a part of records (`proportion`), as events that happen each
 * on its own (`events`), or not at all, since somebody judged (`judgement`). Null where that cannot be told
 * from the tallies; the note, a sentence, says why.
 */
export type ChanceKind =
  | { kind: 'proportion' | 'events' | 'judgement'; note: null }
  | { kind: null; note: string };

/** The tallies that stand on top of a formula, and below. */
export type Sides = { top: readonly Tally[]; bottom: readonly Tally[] };

type CountedChance =
  | { kind: 'proportion' | 'events'; reason: null }
  | { kind: null; reason: string };

/** How chance enters a metric, by its formula. */
export function chanceKindOf(catalogue: Catalogue, { code, formula }: Metric): ChanceKind {
  if (!formula) return unsure(code, 'its figures are known only as they were published');
  if (isJudgement(catalogue, formula)) return { kind: 'judgement', note: null };
  const { kind, reason } = countedChance(catalogue, code, formula);
  return kind === null ? unsure(code, reason) : { kind, note: null };
}

function unsure(code: string, reason: string): ChanceKind {
  return { kind: null, note: `How sure one can be of ${code} cannot be given: ${reason}.` };
}

/** What last stood, or the mean of scores as they last stood: none of it is counted anew each month. */
function isJudgement(catalogue: Catalogue, formula: Formula): boolean {
  if (formula.kind !== 'mean') return formula.kind === 'latest';
  const { top, bottom } = sidesOf(catalogue, formula);
  return !isOfMetrics(formula) && [...top, ...bottom].every(({ kind }) => kind === 'latest');
}

function isOfMetrics(formula: Formula): boolean {
  return operandsOf(formula).some((operand) => metricsOf(operand).length > 0);
}

/** How chance enters what is counted from records; the reason, without one, is half a sentence. */
export function countedChance(catalogue: Catalogue, code: string, formula: Formula): CountedChance {
  if (isOfMetrics(formula)) {
    return untold(`${code} is made of other metrics`);
  }
  if (formula.kind === 'difference') return untold(`${code} is a difference of two counts`);
  const { top, bottom } = sidesOf(catalogue, formula);
  if (!top.every(countsRecords)) {
    return untold(`the top of ${code} is no count of records, and how it is spread is not kept`);
  }
  const wholes = top.map(
    (tally) =>
      bottom.find((whole) => countsRecords(whole) && isPartOf(catalogue, tally, whole.code))?.code,
  );
  const apart = wholes.every((whole) => whole === undefined);
  const keptApart = apart ? top.map(({ record }) => record) : wholes;
  if (keptApart.includes(undefined) || new Set(keptApart).size < keptApart.length) {
    return untold(`a record may count several times on top of ${code}`);
  }
  return { kind: !apart && bottom.every(countsRecords) ? 'proportion' : 'events', reason: null };
}

function untold(reason: string): CountedChance {
  return { kind: null, reason };
}

/** The tallies that a formula names itself. */
export function sidesOf(catalogue: Catalogue, formula: Formula): Sides {
  const read = (codes: readonly string[]) => codes.map((code) => getTally(catalogue, code));
  return {
    top: read(talliesOf(formula.top)),
    bottom: 'bottom' in formula ? read(talliesOf(formula.bottom)) : [],
  };
}

function countsRecords({ kind, adds }: Tally): boolean {
  return kind === 'flow' && adds.kind === 'one';
}

function isPartOf(catalogue: Catalogue, tally: Tally, whole: string): boolean {
  if (tally.of === undefined) return tally.code === whole;
  return tally.code === whole || isPartOf(catalogue, getTally(catalogue, tally.of), whole);
}
