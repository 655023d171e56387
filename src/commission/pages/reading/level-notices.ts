import type { MonthIndex } from '../../../calendar/index.ts';
import { type Address, printAddress } from '../../../catalogue/index.ts';
import { pathOf } from '../../agreement/change.ts';
import type { AgreementView } from '../../agreement/get-agreement.ts';
import { contentOn } from '../../agreement/standing.ts';
import { noticeAddress } from '../addresses.ts';

/** The notice that a figure follows from. */
export type NoticeLink = { number: number; title: string; href: string };

/** The last notice, of those that hold in a month, which changed a cell or put its row there. */
export function changedBy(
  { template, file }: Pick<AgreementView, 'template' | 'file'>,
  at: Address,
  month: MonthIndex,
): NoticeLink | undefined {
  const path = printAddress(at);
  const applied = contentOn(template, file, month).notices.toReversed();
  const number = applied.find((one) =>
    file.notices.some((notice) => notice.number === one && notice.changes.some(touches(path))),
  );
  const notice = file.notices.find((one) => one.number === number);
  return (
    notice && {
      ...{ number: notice.number, title: notice.title },
      href: noticeAddress(file.agreement.id, notice.number),
    }
  );
}

function touches(path: string) {
  return (change: Parameters<typeof pathOf>[0]) => {
    const changed = pathOf(change);
    return changed === path || path.startsWith(`${changed}/`);
  };
}
