import type { FunnelPlot, KnownDot } from './funnel-dot.ts';

const namedAtMost = 4;

/** The one sentence for everyone, and what else the drawing says. */
export function funnelSentence(
  options: FunnelPlot,
  known: readonly KnownDot[],
): { sentence: string; details: string } {
  const { dots, adjusted, target } = options;
  if (known.length === 0) return { sentence: 'There are no figures to show.', details: '' };
  const outer = known.filter((dot) => dot.beyond?.limit === 99.8);
  const inner = known.filter((dot) => dot.beyond?.limit === 95);
  return {
    sentence: options.sentence ?? made(known, outer),
    details: [
      `The line stands at ${target.text}, ${target.words}.`,
      inner.length > 0 ? `Beyond the 95% limits alone: ${names(inner)}.` : '',
      adjusted === undefined ? '' : `The limits are ${adjusted}.`,
      known.length < dots.length
        ? `${dots.length - known.length} of ${dots.length} have no figure.`
        : '',
    ]
      .filter((one) => one !== '')
      .join(' '),
  };
}

/** Of the 99.8% limits: chance alone leaves them twice in a thousand. */
function made(known: readonly KnownDot[], outer: readonly KnownDot[]): string {
  const all = known.length;
  const [only] = known;
  if (outer.length === 0 && all === 1 && only !== undefined) {
    return `${only.name} (${only.valueText}) lies where chance alone could bring it.`;
  }
  if (outer.length === 0) {
    return `Chance alone could explain how all ${all} differ: none lies beyond the outer limits.`;
  }
  const verb = outer.length === 1 ? 'differs' : 'differ';
  return `${outer.length} of ${all} ${verb} by more than chance alone is likely to bring: ${names(outer)}.`;
}

function names(dots: readonly KnownDot[]): string {
  const said = dots
    .slice(0, namedAtMost)
    .map((dot) => `${dot.name} (${dot.valueText}, ${dot.beyond?.side})`)
    .join(', ');
  const more = dots.length - namedAtMost;
  return more > 0 ? `${said} and ${more} more` : said;
}
