import { printPeriod } from '../calendar/index.ts';
import { appliesTo, type Metric } from '../catalogue/index.ts';
import type { KeptFigure } from '../commission/index.ts';
import { type Estate, findProvider, isSimulated, originalId } from '../estate/index.ts';

/** Whose levels have to be read for some subjects: of a simulated twin its original's, and those of the nation. */
export function levelHolders(estate: Estate, ids: readonly string[]): string[] {
  const twins = ids.filter(isSimulated);
  if (twins.length === 0) return [...ids];
  return [...new Set([...ids, ...twins.map(originalId), estate.nation.id])];
}

/**
 * The levels that simulated twins are held to, so that there is something to compare them with: the original's,
 * and where that has none, the nation's, unless that is a sum over everyone. They keep the source that they have.
 */
export function twinLevels(
  estate: Estate,
  ids: readonly string[],
  metrics: readonly Metric[],
  agreed: readonly KeptFigure[],
): KeptFigure[] {
  const nation = agreed.filter(({ providerId }) => providerId === estate.nation.id);
  return ids.filter(isSimulated).flatMap((id) => {
    const own = agreed.filter(({ providerId }) => providerId === originalId(id));
    const provider = findProvider(estate, id);
    const known = new Set(own.map(keyOf));
    const national = nation.filter((figure) => {
      const metric = metrics.find(({ code }) => code === figure.metric);
      const asked = provider && metric && !metric.additive && appliesTo(metric, provider);
      return asked && !known.has(keyOf(figure));
    });
    return [...own, ...national].map((figure) => ({ ...figure, providerId: id }));
  });
}

function keyOf({ metric, period }: KeptFigure): string {
  return `${metric}|${printPeriod(period)}`;
}
