import { printPeriod } from '../../calendar/index.ts';
import { type KeptFigure, levels } from '../../commission/index.ts';
import type { Hub } from '../../hub.ts';
import { findContradictions } from '../contradictions.ts';
import { publishedFigures } from '../store.ts';
import { type FigureKind, figureAddress } from './addresses.ts';
import { valueCell, valueText } from './figure-words.ts';
import { differenceText } from './finding-table.ts';
import type { TableView } from './table-view.ts';

/** What else is stated of the same provider, metric and period. */
export type OtherStatements = {
  /** Where the source states the outturn once more, and whether it agrees. */
  mentions?: TableView | undefined;
  /** For a statement that is made once more: the outturn itself. */
  outturn?: { text: string; href: string; difference: string } | undefined;
  /** The level of an outturn, the outturn of a level. */
  counterpart?: { kind: string; text: string; href: string } | undefined;
};

/** Looks up what stands beside a figure. */
export async function otherStatements(
  { database }: Pick<Hub, 'database'>,
  kind: FigureKind,
  figure: KeptFigure,
): Promise<OtherStatements> {
  const same = {
    providerIds: [figure.providerId],
    metrics: [figure.metric],
    periods: [figure.period],
  };
  const stated = await publishedFigures.listCurrent(database, same);
  const outturn = stated.find(({ mentionedIn }) => mentionedIn === '');
  const mentions = stated.filter(({ mentionedIn }) => mentionedIn !== '');
  if (kind === 'level') return { counterpart: outturn && counterpartOf('published', outturn) };
  if (figure.mentionedIn !== '') return { outturn: outturn && outturnOf(figure, outturn) };
  const [level] = await levels.listCurrent(database, same);
  return {
    counterpart: level && counterpartOf('level', level),
    mentions: outturn && mentions.length > 0 ? mentionTable(mentions, outturn) : undefined,
  };
}

function counterpartOf(kind: FigureKind, { stated, revisionId }: KeptFigure) {
  const words = kind === 'level' ? 'Level' : 'Outturn';
  return { kind: words, text: valueText(stated), href: figureAddress(kind, revisionId) };
}

function outturnOf(mention: KeptFigure, outturn: KeptFigure) {
  const { stated, revisionId } = outturn;
  const href = figureAddress('published', revisionId);
  return { text: valueText(stated), href, difference: agreementOf(mention, outturn) };
}

function mentionTable(mentions: readonly KeptFigure[], outturn: KeptFigure): TableView {
  return {
    id: 'mentions',
    caption: 'Stated once more',
    captionClasses: 'govuk-visually-hidden',
    firstColumn: 'plain',
    head: [{ text: 'Where' }, { text: 'Value', numeric: true }, { text: 'Agrees' }],
    rows: mentions.map((mention) => [
      { text: mention.mentionedIn },
      valueCell(mention.stated, {
        href: figureAddress('published', mention.revisionId),
        label: `${printPeriod(mention.period)}, stated once more`,
      }),
      { text: agreementOf(mention, outturn) },
    ]),
  };
}

function agreementOf(mention: KeptFigure, outturn: KeptFigure): string {
  const [finding] = findContradictions([mention], [outturn]);
  if (!finding) return 'Yes';
  return finding.difference === null ? 'No' : `No: ${differenceText(finding.difference)}`;
}
