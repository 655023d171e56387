import type { Mistake } from '../mistake.ts';
import type { Reach } from './reach.ts';
import type { Band } from './scheme.ts';

/**
 * The mistakes of bands, at paths within their list: ends that do not rise, a gap or an overlap between two, labels
 * and values, and scores within reach that no band holds.
 */
export function bandMistakes(bands: readonly Band[], reach: Reach): Mistake[] {
  return [
    ...bands.flatMap((band, index) => [
      ...endMistakes(band, index),
      ...labelMistakes(band, index, bands),
      ...meetMistakes(band, index, bands[index - 1]),
      ...valueMistakes(band, index, bands[index - 1]),
    ]),
    ...coverMistakes(bands, reach),
  ];
}

function endMistakes({ label, from, to }: Band, index: number): Mistake[] {
  if (from < to) return [];
  const message = `“${label}” goes from ${from} to ${to} and holds nothing. Write a “to” above its “from”.`;
  return [{ path: [index, 'to'], message }];
}

function labelMistakes({ label }: Band, index: number, bands: readonly Band[]): Mistake[] {
  const same = (other: Band) => other.label.toLowerCase() === label.toLowerCase();
  if (bands.findIndex(same) === index) return [];
  const message = `The band “${label}” stands twice. Give one of the two another label.`;
  return [{ path: [index, 'label'], message }];
}

function meetMistakes({ label, from }: Band, index: number, before?: Band): Mistake[] {
  if (!before || from === before.to) return [];
  const path = [index, 'from'];
  const ends = `“${before.label}” ends at ${before.to} and “${label}” begins at ${from}`;
  const remedy = `Let both say the same, such as from: ${before.to}`;
  const message =
    from > before.to
      ? `There is a gap: ${ends}. ${remedy}.`
      : `There is an overlap: ${ends}. ${remedy}, the worst band first.`;
  return [{ path, message }];
}

function valueMistakes({ label, value }: Band, index: number, before?: Band): Mistake[] {
  if (!before || value > before.value) return [];
  const message = `The value of “${label}”, ${value}, must be more than ${before.value}, that of “${before.label}”. The worst band comes first.`;
  return [{ path: [index, 'value'], message }];
}

function coverMistakes(bands: readonly Band[], reach: Reach): Mistake[] {
  const [worst, best] = [bands[0], bands.at(-1)];
  if (!worst || !best) return [];
  const reaches = `Scores reach from ${reach.from} to ${reach.to}`;
  const mistakes: Mistake[] = [];
  if (worst.from > reach.from) {
    const message = `${reaches}, and no band holds those below ${worst.from}. Let “${worst.label}” begin at ${reach.from}.`;
    mistakes.push({ path: [0, 'from'], message });
  }
  if (best.to < reach.to) {
    const message = `${reaches}, and no band holds those above ${best.to}. Let “${best.label}” end at ${reach.to}.`;
    mistakes.push({ path: [bands.length - 1, 'to'], message });
  }
  return mistakes;
}
