/** A part of a formula: a tally, a sum of parts, or what another metric's formula gives. */
export type Operand = { tally: string } | { sum: readonly Operand[] } | { metric: string };

/** Only providers of which a fact has one of these values on the last day of the period. */
export type Among = { fact: string; in: readonly string[] };

/** What is done with the parts. */
export type Calculation =
  | { kind: 'ratio' | 'mean' | 'difference'; top: Operand; bottom: Operand }
  | { kind: 'rate'; top: Operand; bottom: Operand; per: number }
  | { kind: 'sum' | 'latest'; top: Operand };

/**
 * How a metric is made from tallies. `ratio` is top of bottom (times 100 when the unit is percent), `rate`
 * top per so many of bottom, `mean` top over bottom; `sum` and `latest` are the top alone, `difference` top
 * less bottom. `annual` scales a shorter or longer period to twelve months.
 */
export type Formula = Calculation & { among?: Among | undefined; annual: boolean };

/** Records in, outturn out: `null` is no outturn. The records need only the fields that matter. */
export type Example = {
  title: string;
  period: string;
  records: ReadonlyArray<{
    record: string;
    with: Readonly<Record<string, string | number | boolean>>;
    /** So many records alike; one unless it says otherwise. */
    times?: number | undefined;
  }>;
  outturn: number | null;
};

/** Top and bottom of a formula, as far as it has them. */
export function operandsOf(formula: Formula): readonly Operand[] {
  return 'bottom' in formula ? [formula.top, formula.bottom] : [formula.top];
}

/** Every tally that an operand names itself, without those of metrics it refers to. */
export function talliesOf(operand: Operand): readonly string[] {
  if ('tally' in operand) return [operand.tally];
  return 'sum' in operand ? operand.sum.flatMap(talliesOf) : [];
}

/** Every metric that an operand names itself. */
export function metricsOf(operand: Operand): readonly string[] {
  if ('metric' in operand) return [operand.metric];
  return 'sum' in operand ? operand.sum.flatMap(metricsOf) : [];
}
