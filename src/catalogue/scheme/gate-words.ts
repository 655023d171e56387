import type { Explanation } from '../explanation.ts';
import type { Catalogue } from '../metric.ts';
import { factWords, figureWords, metricWords } from './plain-words.ts';
import type { Gate, GateCondition, Scheme } from './scheme.ts';

/** What each gate looks at, what it does and why. */
export function explainGates(
  scheme: Pick<Scheme, 'gates' | 'inputs' | 'domains'>,
  catalogue: Pick<Catalogue, 'metrics'>,
): Explanation[] {
  return scheme.gates.map((gate) => ({
    term: `Gate: ${gate.title}`,
    text: `${gateWords(gate, scheme, catalogue)} ${gate.because}`,
  }));
}

type Named = Pick<Scheme, 'inputs' | 'domains'>;

function gateWords(
  { when, among, on, effect }: Gate,
  named: Named,
  catalogue: Pick<Catalogue, 'metrics'>,
): string {
  const whom = among.length === 0 ? '' : ` and ${factWords(among)}`;
  const part = on === 'overall' ? 'the whole' : titleOf(on, named.domains);
  const does = effect.kind === 'caps' ? `is ${effect.band} at best` : `is ${effect.band}`;
  return `Where ${conditionWords(when, named, catalogue)}${whom}, ${part} ${does}.`;
}

function conditionWords(
  when: GateCondition,
  { inputs, domains }: Named,
  catalogue: Pick<Catalogue, 'metrics'>,
): string {
  if ('metrics' in when) {
    return `${metricWords(when.metrics, catalogue)} is ${when.is} ${figureWords(when.number)}`;
  }
  if ('input' in when) {
    return `the score of ${titleOf(when.input, inputs)} is below ${figureWords(when.scoreBelow)}`;
  }
  const part = 'domain' in when ? domains.find(({ code }) => code === when.domain) : domains[0];
  const band = part?.bands[0]?.label === when.atMost ? when.atMost : `${when.atMost} or worse`;
  if ('domain' in when) return `${titleOf(when.domain, domains)} is ${band}`;
  return `${when.domains === 1 ? 'a domain is' : `${when.domains} domains are`} ${band}`;
}

function titleOf(code: string, among: ReadonlyArray<{ code: string; title: string }>): string {
  return among.find((one) => one.code === code)?.title ?? code;
}
