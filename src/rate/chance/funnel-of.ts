import { type Counts, refuseBadCounts } from './counts.ts';
import type { Funnel, FunnelPoint, FunnelQuestion } from './funnel.ts';
import { type FunnelCentre, limitCurves, limitsAt } from './funnel-limits.ts';
import { funnelSentence, pointSentence } from './funnel-words.ts';
import { overdispersionOf } from './overdispersion.ts';
import { surenesses } from './sureness.ts';

type Counted = FunnelQuestion['points'][number];

/**
 * Whom chance does not explain, against all together or a level: Spiegelhalter, "Funnel plots for comparing
 * institutional performance", Statistics in Medicine 24 (2005), pages 1185 to 1202. Throws RATE_BAD_COUNTS
 * with every count that cannot be.
 */
export function funnelOf(question: FunnelQuestion): Funnel {
  const { kind, per, points, target } = question;
  refuseBadCounts(points.map((point) => ({ kind, ...point })));
  const counted = points.filter(({ bottom }) => bottom > 0);
  const { centre, reason } = centreOf(question, counted);
  const scores = reason === null ? counted.map((one) => scoreOf(one, kind, centre)) : [];
  const spread = overdispersionOf(scores);
  const widened = spread?.significant ? Math.sqrt(spread.phi) : 1;
  const around = { kind, centre, widened };
  const funnel = {
    kind,
    per,
    target: { kind: target.kind, value: counted.length === 0 ? null : centre * per },
    points: counted.map((one, index) => {
      const z = scores[index];
      return z === undefined ? within(one, per, null) : judge(question, one, { around, z });
    }),
    leftOut: points
      .filter(({ bottom }) => bottom === 0)
      .map(({ id, name }) => ({
        id,
        name,
        because: 'Nothing stands below, so there is no figure.',
      })),
    limits:
      reason === null
        ? limitCurves(
            around,
            counted.map(({ bottom }) => bottom),
            per,
          )
        : [],
    reason,
    phi: spread?.phi ?? null,
    widened,
  };
  return { ...funnel, sentence: funnelSentence(funnel) };
}

/** The target as a share or rate per one; a reason where chance leaves nothing to tell apart around it. */
function centreOf(
  { kind, per, target, print }: FunnelQuestion,
  counted: readonly Counted[],
): { centre: number; reason: string | null } {
  const [first] = counted;
  const centre = target.kind === 'level' ? target.value / per : pooled(counted);
  if (first === undefined) return { centre, reason: 'There is no figure to compare.' };
  const inside = centre > 0 && (kind === 'rate' || centre < 1);
  if (target.kind === 'level') {
    const level = `A level of ${print(target.value)} leaves no room for chance`;
    return { centre, reason: inside ? null : `${level}: each figure either meets it or does not.` };
  }
  if (counted.length === 1) {
    return { centre, reason: `${first.name} is a group of one and compares with nobody.` };
  }
  const all = `All are at ${print(centre * per)}: there is nothing to tell apart.`;
  return { centre, reason: inside ? null : all };
}

function pooled(counted: readonly Counted[]): number {
  const sum = (key: 'top' | 'bottom') => counted.reduce((total, one) => total + one[key], 0);
  return counted.length === 0 ? 0 : sum('top') / sum('bottom');
}

/** Standard deviations from what the target leads to expect. */
function scoreOf({ top, bottom }: Counted, kind: Counts['kind'], centre: number): number {
  const expected = centre * bottom;
  return (top - expected) / Math.sqrt(kind === 'rate' ? expected : expected * (1 - centre));
}

function within(counted: Counted, per: number, z: number | null): FunnelPoint {
  const { id, name, top, bottom } = counted;
  const value = (top * per) / bottom;
  return { id, name, top, bottom, value, z, beyond: null, judged: null, sentence: null };
}

function judge(
  { per, polarity, print, target }: FunnelQuestion,
  counted: Counted,
  { around, z }: { around: FunnelCentre; z: number },
): FunnelPoint {
  const point = within(counted, per, z);
  const value = counted.top / counted.bottom;
  const limit = surenesses.findLast((one) => {
    const { lower, upper } = limitsAt(around, counted.bottom, one);
    return value < lower || value > upper;
  });
  if (limit === undefined) return point;
  const side = value > around.centre ? 'above' : 'below';
  const better = polarity === 'higher' ? 'above' : 'below';
  const judged = polarity === 'on target' ? null : side === better ? 'better' : 'worse';
  const found = { ...point, beyond: { limit, side }, judged } as const;
  const aim = { kind: target.kind, text: print(around.centre * per) };
  return { ...found, sentence: pointSentence(found, print(point.value), aim) };
}
