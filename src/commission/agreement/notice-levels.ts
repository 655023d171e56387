import type { MonthIndex } from '../../calendar/index.ts';
import { getTemplate } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import type { StatedFigure } from '../stated-figure.ts';
import { getFile } from './get-agreement.ts';
import { levelFigures } from './level-figures.ts';
import { getNotice } from './notice-actions.ts';
import { noticeStatus } from './notice-life.ts';
import { withAgreed } from './notice-preview.ts';
import { contentByMonth, signedVersion } from './standing.ts';

/**
 * The levels that an agreement would state, were an open notice agreed. Throws COMMISSION_UNKNOWN_AGREEMENT,
 * COMMISSION_UNKNOWN_NOTICE, COMMISSION_NOTICE_CLOSED and COMMISSION_NOT_SIGNED.
 */
export async function levelsUnderNotice(
  hub: Pick<Hub, 'database' | 'catalogue'>,
  { agreement: id, number }: { agreement: string; number: number },
): Promise<StatedFigure[]> {
  const whole = await getFile(hub.database, id);
  const notice = getNotice(whole, number);
  const { status } = noticeStatus(notice);
  if (status !== 'open') {
    throw new GatehouseError('COMMISSION_NOTICE_CLOSED', `Notice ${number} is ${status} already.`, {
      status: 409,
    });
  }
  const others = whole.notices.filter((other) => other !== notice);
  const file = withAgreed({ ...whole, notices: others }, notice);
  const { agreement } = file;
  const template = getTemplate(hub.catalogue, agreement.template);
  const contents = contentByMonth(template, file);
  const signed = signedVersion(file).content;
  const contentIn = (month: MonthIndex) => contents.get(month) ?? signed;
  const stating = { template, agreement, catalogue: hub.catalogue };
  return levelFigures(stating, 'level', contentIn, () => false);
}
