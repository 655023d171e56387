import { printAddress } from '../../catalogue/index.ts';
import { address } from '../../web/index.ts';
import { placeWords } from '../agreement/change-words.ts';
import type { AgreementView } from '../agreement/get-agreement.ts';
import type { SuggestedNotice } from '../agreement/suggest-notices.ts';
import { cellId, newNoticeAddress, sectionAddress } from './addresses.ts';

/** A notice that is suggested, with the way to the cell that it is about and to the notice itself. */
export type SuggestionView = {
  title: string;
  place: string;
  placeHref: string;
  agreed: string;
  recorded: string;
  period: string;
  source: string;
  difference: string;
  tolerance: string;
  beginHref: string;
};

/** What is agreed beside what is recorded, and the difference with its sign. */
export function suggestionView(
  { template, content, file }: AgreementView,
  { title, at, agreed, recorded, difference, tolerance }: SuggestedNotice,
): SuggestionView {
  const { id } = file.agreement;
  const { text, period, source } = recorded;
  const section = template.sections.find(({ tables }) =>
    tables.some(({ code }) => code === at.table),
  );
  const reason = `${title}: ${agreed} is agreed and ${text} is recorded, which differ by more than ${tolerance}.`;
  const evidence = `${recorded.title}, ${period}: ${text} (${source})`;
  return {
    ...{ title, agreed, recorded: text, period, source, tolerance },
    place: placeWords(template, content, at),
    placeHref: sectionAddress(id, section?.code ?? '', {}, cellId(at)),
    difference: `${difference > 0 ? '+' : '−'}${Math.abs(difference).toLocaleString('en-GB')}`,
    beginHref: address(newNoticeAddress(id), {
      ...{ at: printAddress(at), to: text, title, reason, evidence },
    }),
  };
}
