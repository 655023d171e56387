import { printPeriod } from '../calendar/index.ts';
import { minus, roundHalfAway } from '../catalogue/index.ts';
import type { KeptFigure } from '../commission/index.ts';
import { printPlace } from '../errors.ts';
import type { FiledFinding } from './proposal.ts';

/**
 * Figures that their own source states otherwise in another place. A mention with fewer decimals agrees
 * when the figure rounds to it (half away from zero).
 */
export function findContradictions(
  mentions: readonly KeptFigure[],
  outturns: readonly KeptFigure[],
): FiledFinding[] {
  const outturnOf = new Map(outturns.map((figure) => [keyOf(figure), figure]));
  return mentions.flatMap((mention) => {
    const outturn = outturnOf.get(keyOf(mention));
    if (!outturn || agree(mention, outturn)) return [];
    return [contradiction(mention, outturn)];
  });
}

function keyOf({ providerId, metric, period }: KeptFigure): string {
  return `${providerId}|${metric}|${printPeriod(period)}`;
}

function agree(mention: KeptFigure, outturn: KeptFigure): boolean {
  const [one, other] = [mention.stated, outturn.stated];
  if (one.value === null || other.value === null) {
    return (
      one.value === other.value && one.choice === other.choice && one.nothing === other.nothing
    );
  }
  const decimals = Math.min(one.decimals, other.decimals);
  return roundHalfAway(one.value, decimals) === roundHalfAway(other.value, decimals);
}

function contradiction(mention: KeptFigure, outturn: KeptFigure): FiledFinding {
  const [one, other] = [mention.stated.value, outturn.stated.value];
  return {
    rule: 'stated otherwise elsewhere',
    providerId: mention.providerId,
    metric: mention.metric,
    period: printPeriod(mention.period),
    place: mention.place,
    stated: printed(mention),
    computed: printed(outturn),
    difference: one === null || other === null ? null : minus(one, other),
    explanation: `${printed(mention)} is stated here: ${whereOf(mention)}. ${printed(outturn)} is stated here: ${whereOf(outturn)}.`,
    batchId: mention.batchId,
    fileName: mention.fileName,
    revisionId: mention.revisionId,
  };
}

function printed({ stated }: KeptFigure): string {
  return stated.text || (stated.nothing ?? '');
}

function whereOf({ mentionedIn, note, fileName, place }: KeptFigure): string {
  const { sheet, row, column } = place;
  return (
    mentionedIn || note || printPlace({ file: fileName, ...(sheet ? { sheet } : {}), row, column })
  );
}
