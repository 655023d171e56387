import type { Formula, Metric } from '../catalogue/index.ts';

/** Made once: making one costs far more than using it, and a list of figures has thousands of parts. */
const partFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });
const monthsOfYear = 12;

/** A part of a formula as it is written: with commas between thousands, and at most four decimals. */
export function partText(value: number): string {
  return partFormat.format(value);
}

/** The parts of a formula: what stands on top, and below it where it has a bottom. */
export type Parts = { top: number | null; bottom: number | null };

/** How an outturn comes about, with its numbers: `45 ÷ 50 × 100`; null while a part is not known. */
export function workingOf(
  formula: Formula,
  unit: Metric['unit'],
  { top, bottom }: Parts,
  months: number,
): string | null {
  if (top === null) return null;
  const scale = [
    ...(formula.kind === 'ratio' && unit === 'percent' ? [100] : []),
    ...(formula.kind === 'rate' && formula.per !== 1 ? [formula.per] : []),
  ];
  const times = scale.map((factor) => ` × ${partText(factor)}`).join('');
  const annual = formula.annual && months !== monthsOfYear ? ` × ${monthsOfYear} ÷ ${months}` : '';
  if (!('bottom' in formula)) return `${partText(top)}${annual}`;
  if (bottom === null) return null;
  const between = formula.kind === 'difference' ? '−' : '÷';
  const core = `${partText(top)} ${between} ${partText(bottom)}`;
  const whole = formula.kind === 'difference' && annual !== '' ? `(${core})` : core;
  return `${whole}${times}${annual}`;
}

/** Says that records were counted which whoever asks may not see; undefined where there are none. */
export function hiddenWords(providers: number): string | undefined {
  if (providers === 0) return undefined;
  const whose = providers === 1 ? 'one provider' : `${providers} providers`;
  return `The records of ${whose} are counted and not listed: your roles do not let you see them.`;
}
