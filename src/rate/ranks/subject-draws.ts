import type { PreparedScheme } from '../scheme/prepared-scheme.ts';
import { rollUp } from '../scheme/roll-up.ts';
import type { ReadySubject } from '../scheme/subject-roll-up.ts';
import { addUp } from './adding.ts';
import { DomainBands } from './domain-bands.ts';
import { bitsOf, type Closed, type Drawing } from './drawing.ts';
import { keepScores } from './keep-scores.ts';
import { rollUpArrays } from './roll-up-arrays.ts';

/** What a provider's points come to in every draw, by the scheme's own roll-up, bands and gates; the scores are put in `into`. */
export function drawSubject(drawing: Drawing, into: Float64Array): Closed {
  const { prepared, subject } = drawing;
  const { overall, rounding } = prepared.scheme;
  const ready = prepared.readyOf(subject);
  const onWhole = ready.gates.filter(({ on }) => on < 0);
  const fixed = onWhole.every(({ index }) => isByFigure(prepared, index));
  if (overall.of === 'inputs') {
    const points = prepared.pointsAsTheyAre(subject);
    addUp(overall.rollUp, { parts: ready.inputs, points }, drawing, into);
    keepScores(into, rounding);
    if (fixed) return bitsOf(onWhole);
  }
  const domains = scoresOfDomains(drawing, ready);
  const bands =
    fixed && overall.of !== 'domain bands' ? undefined : new DomainBands(drawing, domains);
  if (overall.of === 'domain bands') bands?.putScores(into);
  if (overall.of === 'domain scores') {
    rollUpArrays(overall.rollUp, ready.whole, domains, into);
    keepScores(into, rounding);
  }
  return fixed || !bands ? bitsOf(onWhole) : bands.closed();
}

/** A gate on a metric asks what happened: it stays as it is, whatever is drawn. */
function isByFigure({ scheme }: PreparedScheme, gate: number): boolean {
  const when = scheme.gates[gate]?.when;
  return when !== undefined && 'metrics' in when;
}

/** Of the domains that have a score by the figures as they are; whatever is drawn, the same are missing. */
function scoresOfDomains(drawing: Drawing, ready: ReadySubject): Array<Float64Array | undefined> {
  const { prepared, subject, scratch } = drawing;
  const points = prepared.pointsAsTheyAre(subject);
  return ready.domains.map(({ by, parts }, at) => {
    if (Number.isNaN(rollUp(by, parts, points).score)) return undefined;
    const scores = scratch.array(at);
    addUp(by, { parts, points }, drawing, scores);
    keepScores(scores, prepared.scheme.rounding);
    return scores;
  });
}
