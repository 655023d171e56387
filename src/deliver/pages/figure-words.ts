import type { Nothing } from '../../catalogue/index.ts';
import type { StatedFigure } from '../../commission/index.ts';
import type { FigureKind } from './addresses.ts';
import { oneLine, type TableCell } from './table-view.ts';

/** Why there is no value, in a sentence. */
export const nothingNotes: Readonly<Record<Nothing, string>> = {
  'not applicable': 'The metric is not asked of this provider.',
  'not supplied': 'The source gives no figure.',
  'not open': 'The provider was not open.',
  suppressed: 'The figure is withheld, usually because it is about few people.',
  'no target set': 'No target was set.',
};

/** What kind of statement a figure is. */
export function kindWords(
  kind: FigureKind,
  { mentionedIn }: Pick<StatedFigure, 'mentionedIn'>,
): string {
  if (kind === 'level') return 'Level';
  return mentionedIn === '' ? 'Outturn' : 'Outturn, stated once more';
}

/** A value as printed; where there is none, which kind of nothing. */
export function valueCell(
  stated: StatedFigure['stated'],
  link?: { href: string; label: string },
): TableCell {
  const text = valueText(stated);
  if (stated.nothing === null) return { text, numeric: true, classes: oneLine, ...link };
  // A marked nothing cannot be a link as well, so it is linked as a text.
  return link ? { text, numeric: true, ...link } : { text, nothing: stated.nothing, numeric: true };
}

/** The same as a text: `95%`, `not supplied`, `n/a (not applicable)`. */
export function valueText({ text, nothing }: StatedFigure['stated']): string {
  if (nothing === null) return text;
  return text === '' || text === nothing ? nothing : `${text} (${nothing})`;
}
