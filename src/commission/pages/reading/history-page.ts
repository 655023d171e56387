import type { Page } from '../../../web/index.ts';
import { compareAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { agreementPage } from '../agreement-page.ts';
import { historyItems } from './history-items.ts';

/** All that happened to an agreement, in order of time, each with who did it. */
export function historyPage(): Page {
  return agreementPage('/history', ({ hub, view, asked }) => {
    const frame = agreementFrame(hub, view, { tab: 'history', title: 'History', asked });
    return {
      view: 'commission/views/reading/history.njk',
      ...frame,
      data: {
        ...frame.data,
        items: historyItems(view),
        compareHref: compareAddress(view.file.agreement.id),
      },
    };
  });
}
