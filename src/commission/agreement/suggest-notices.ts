import { findTable, type MaterialDifference } from '../../catalogue/index.ts';
import { findSubject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { figureNumber, readCell } from './cell-value.ts';
import { type Content, cellAt } from './content.ts';
import type { Evidence, Recorded } from './evidence.ts';
import type { AgreementView } from './get-agreement.ts';
import { termOf } from './level-figures.ts';

/** A material difference between what is agreed and what is recorded: a reason to propose a change. */
export type SuggestedNotice = {
  code: string;
  title: string;
  /** The agreed cell, `table/row/column`, and its text. */
  at: MaterialDifference['agreed'];
  agreed: string;
  recorded: Recorded;
  difference: number;
  /** The tolerance in words: `2% of 741`. */
  tolerance: string;
};

/** The differences of an agreement in force that are more than its form allows, from the latest figures of its term. */
export async function suggestNotices(
  hub: Hub,
  evidence: Evidence,
  { template, file, content, stage }: AgreementView,
): Promise<SuggestedNotice[]> {
  if (template.material.length === 0 || stage.signedBy.length < 2) return [];
  // Of a provider that is gone from the estate nothing is recorded.
  if (!findSubject(hub.estate, file.agreement.providerId)) return [];
  const recorded = await evidence.recorded(hub, {
    ...{ providerId: file.agreement.providerId, term: termOf(file.agreement) },
    metrics: template.material.map((material) => material.recorded),
  });
  return template.material.flatMap((material) => {
    const figure = recorded.find(({ metric }) => metric === material.recorded);
    return figure ? suggestion(material, figure, { template, content }) : [];
  });
}

function suggestion(
  { code, title, agreed: at, tolerance }: MaterialDifference,
  recorded: Recorded,
  { template, content }: Pick<AgreementView, 'template' | 'content'>,
): SuggestedNotice[] {
  const agreed = figureAt(template, content, at);
  if (agreed === undefined) return [];
  const allowed = 'percent' in tolerance ? (agreed * tolerance.percent) / 100 : tolerance.number;
  const difference = recorded.value - agreed;
  if (Math.abs(difference) <= allowed) return [];
  const words =
    'percent' in tolerance ? `${tolerance.percent}% of ${agreed}` : `${tolerance.number}`;
  return [
    { code, title, at, agreed: cellAt(content, at) ?? '', recorded, difference, tolerance: words },
  ];
}

function figureAt(
  template: AgreementView['template'],
  content: Content,
  at: MaterialDifference['agreed'],
): number | undefined {
  const column = findTable(template, at.table)?.columns.find(({ code }) => code === at.column);
  return column && figureNumber(readCell(cellAt(content, at), column));
}
