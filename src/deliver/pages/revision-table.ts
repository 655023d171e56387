import { instantWords } from '../../calendar/index.ts';
import type { KeptFigure } from '../../commission/index.ts';
import { type FigureKind, figureAddress, sourceAddress } from './addresses.ts';
import { valueCell } from './figure-words.ts';
import { placeWords } from './finding-table.ts';
import type { TableView } from './table-view.ts';

/** Every revision of a figure, the latest first; the one shown is no link. */
export function revisionTable(
  kind: FigureKind,
  revisions: readonly KeptFigure[],
  shown: KeptFigure,
): TableView {
  return {
    id: 'revisions',
    caption: 'Revisions, the latest first',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Revision' },
      { text: 'Value', numeric: true },
      { text: 'Recorded' },
      { text: 'File' },
    ],
    rows: revisions.map((figure, index) => {
      const number = revisions.length - index;
      const standing = index === 0 ? 'Current' : 'Superseded';
      const link = { href: figureAddress(kind, figure.revisionId), label: `revision ${number}` };
      return [
        { text: String(number), detail: figure === shown ? `${standing}, shown here` : standing },
        valueCell(figure.stated, figure === shown ? undefined : link),
        { text: instantWords(figure.recordedAt), detail: `by ${figure.recordedBy}` },
        {
          text: figure.fileName,
          href: sourceAddress(figure.batchId),
          detail: placeWords(figure.place),
        },
      ];
    }),
  };
}
