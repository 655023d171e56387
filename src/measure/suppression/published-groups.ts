import { contains, findPeriod, type Period, printPeriod } from '../../calendar/index.ts';
import type { Breakdown, Metric } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import type { GroupedFigure } from '../grouped-figure.ts';
import type { GroupRow, WholeFigure } from '../groups.ts';
import { type HiddenParts, readHiddenGroups } from './hidden-groups.ts';
import { suppressionNote } from './suppression-words.ts';

/**
 * A figure by groups as it may be published, whoever asks. Throws MEASURE_NOT_A_YEAR: a quarter beside its year gives
 * away the other three, so that one length of period is published; and MEASURE_NO_SUPPRESSION_RULE.
 */
export async function publishGroups(
  hub: Hub,
  figure: GroupedFigure,
  asked: { subject: Subject; metric: Metric; period: Period; breakdown: Breakdown },
): Promise<GroupedFigure> {
  requireYear(asked.period);
  const hidden = await readHiddenGroups(hub, asked);
  return publishedGroups(figure, hidden, suppressionNote(hidden.figures.rule));
}

function requireYear(period: Period): void {
  const text = printPeriod(period);
  const year = findPeriod(text.slice(0, 7));
  if (year && period.months === 12 && contains(year, period)) return;
  throw new GatehouseError(
    'MEASURE_NOT_A_YEAR',
    `Figures by group are published by financial year, and ${text} is none: months and quarters beside their year would give small numbers away. Write a year such as 2007-08.`,
    { status: 404 },
  );
}

/** The figure without what is hidden, and without whatever would tell of it. */
export function publishedGroups(
  figure: GroupedFigure,
  { hides }: Pick<HiddenParts, 'hides'>,
  note: string,
): GroupedFigure {
  const all = withoutHidden(figure.all, { hides });
  const reference = figure.groups.find(({ isReference }) => isReference);
  const tellsReference = reference === undefined || isHidden({ hides }, reference.group);
  return {
    ...figure,
    all,
    groups: figure.groups.map((row) => {
      const own = withoutHidden(row, { hides }, row.group);
      const isTold = !own.suppressed && (row.ratio === null || !tellsReference);
      return {
        ...row,
        ...own,
        numeratorShare: shareOf(own.numerator, all.numerator, row.numeratorShare),
        denominatorShare: shareOf(own.denominator, all.denominator, row.denominatorShare),
        ...(isTold ? {} : withoutComparison(own.suppressed, figure.referenceTitle)),
      };
    }),
    suppression: note,
  };
}

type Hiding = Pick<HiddenParts, 'hides'>;

function isHidden({ hides }: Hiding, group?: string): boolean {
  return hides('top', group) || hides('bottom', group);
}

/** A rate beside one of its parts would give the other away. */
function withoutHidden(row: WholeFigure, hiding: Hiding, group?: string): WholeFigure {
  if (!isHidden(hiding, group)) {
    const { outturn, outturnText, suppressed, numerator, denominator } = row;
    return { outturn, outturnText, suppressed, numerator, denominator };
  }
  return {
    ...{ outturn: null, outturnText: 'suppressed', suppressed: true },
    numerator: hiding.hides('top', group) ? null : row.numerator,
    denominator: hiding.hides('bottom', group) ? null : row.denominator,
  };
}

function shareOf(part: number | null, all: number | null, share: number | null): number | null {
  return part === null || all === null ? null : share;
}

function withoutComparison(
  suppressed: boolean,
  reference: string,
): Pick<GroupRow, 'ratio' | 'lower' | 'upper' | 'standing' | 'words' | 'cautions'> {
  const words = suppressed ? 'Suppressed' : `No ratio: ${reference} is suppressed`;
  return { ratio: null, lower: null, upper: null, standing: null, words, cautions: [] };
}
