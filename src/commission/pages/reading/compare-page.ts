import { z } from 'zod';
import { isDate, monthWords } from '../../../calendar/index.ts';
import { type Hub, today } from '../../../hub.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import type { Content } from '../../agreement/content.ts';
import { diffContent } from '../../agreement/diff-content.ts';
import {
  type AgreementView,
  getVersion,
  monthWithin,
  viewAgreement,
} from '../../agreement/get-agreement.ts';
import { contentOn } from '../../agreement/standing.ts';
import { agreementAddress, compareAddress, partAddress } from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { tableChanges } from '../change-view.ts';
import { counted } from '../words.ts';

const versionNumber = /^[1-9]\d{0,5}$/;

const state = z
  .string()
  .trim()
  .refine(
    (text) => versionNumber.test(text) || isDate(text),
    'write the number of a version, such as 2, or a day, such as 2014-11-30',
  );

/** Two states of an agreement beside each other: what differs, table by table. */
export function comparePage(): Page {
  return page({
    needs: 'see agreements',
    path: '/agreements/:id/compare',
    params: z.object({ id: z.string() }),
    query: z.object({ from: state.optional(), to: state.optional() }),
    show: async ({ hub, params, query }) => {
      const view = await viewAgreement(hub, params.id);
      const usual = usualStates(hub, view);
      return showComparison(hub, view, {
        from: stateOf(view, query.from ?? usual.from),
        to: stateOf(view, query.to ?? usual.to),
      });
    },
  });
}

type State = { asked: string; words: string; href: string; content: Content };

/** Signed, what was signed and how it stands today; before that, the last version and what it was made from. */
function usualStates(hub: Hub, { file, stage }: AgreementView): { from: string; to: string } {
  if (stage.signedBy.length === 2) return { from: String(stage.version), to: today(hub) };
  const latest = file.versions.at(-1);
  return {
    from: String(latest?.basedOn ?? latest?.number ?? 1),
    to: String(latest?.number ?? 1),
  };
}

function stateOf({ file, template }: AgreementView, asked: string): State {
  const { id } = file.agreement;
  if (versionNumber.test(asked)) {
    const { number, content } = getVersion(file, Number(asked));
    const href = agreementAddress(id, { version: number });
    return { asked, words: `Version ${number}`, href, content };
  }
  const month = monthWithin(file.agreement, asked);
  const { content } = contentOn(template, file, month);
  return { asked, words: monthWords(month), href: agreementAddress(id, { on: asked }), content };
}

function showComparison(
  hub: Hub,
  view: AgreementView,
  { from, to }: { from: State; to: State },
): View {
  const { id } = view.file.agreement;
  const frame = agreementFrame(hub, view, {
    ...{ tab: 'history', title: 'Compare' },
    crumbs: [{ text: 'History', href: partAddress(id, 'history') }],
  });
  const changes = diffContent(view.template, from.content, to.content);
  const named = { ...from.content, ...to.content };
  return {
    view: 'commission/views/reading/compare.njk',
    ...frame,
    data: {
      ...frame.data,
      ...{ from: shownState(from), to: shownState(to) },
      action: compareAddress(id),
      swapHref: compareAddress(id, to.asked, from.asked),
      versions: counted(view.file.versions.length, 'version'),
      days: view.stage.signedBy.length === 2,
      count: counted(changes.length, 'difference'),
      tables: tableChanges(view.template, named, changes),
    },
  };
}

function shownState({ asked, words, href }: State) {
  return { asked, words, href };
}
