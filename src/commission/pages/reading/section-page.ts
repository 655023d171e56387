import { z } from 'zod';
import { nearest, type Section } from '../../../catalogue/index.ts';
import { GatehouseError } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import { viewAgreement } from '../../agreement/get-agreement.ts';
import { paragraphsOf } from '../../document/document-table.ts';
import { editAddress, sectionAddress } from '../addresses.ts';
import { agreementFrame, isDraftOpen, stateQuery } from '../agreement-frame.ts';
import { type Asked, shownOf } from '../agreement-page.ts';
import { remarksOn } from '../drafting/remarks.ts';
import { findingGroups } from '../finding-groups.ts';
import { mayWrite } from '../may-write.ts';
import { counted } from '../words.ts';
import { quietWords } from './quiet.ts';
import { tableView } from './table-view.ts';

/** More columns than this need the whole width of a screen. */
const mostNarrow = 6;

/** One section of an agreement: its tables, and beside each cell what the checks say of it. */
export function sectionPage(): Page {
  return page({
    needs: 'see agreements',
    path: '/agreements/:id/sections/:section',
    params: z.object({ id: z.string(), section: z.string() }),
    query: stateQuery,
    show: async ({ hub, params, query }) => {
      const view = await viewAgreement(hub, params.id, query);
      const section = getSection(view.template.sections, params.section);
      return showSection(hub, { hub, view, asked: query }, section);
    },
  });
}

function getSection(sections: readonly Section[], code: string): Section {
  const found = sections.find((section) => section.code === code);
  if (found) return found;
  const near = nearest(
    code,
    sections.map((section) => section.code),
    3,
  ).join(', ');
  throw new GatehouseError(
    'COMMISSION_UNKNOWN_SECTION',
    `The form has no section “${code.slice(0, 60)}”. ${near === '' ? 'Choose one from the overview.' : `Did you mean ${near}?`}`,
    { status: 404 },
  );
}

function showSection(hub: Hub, shown: Asked, section: Section): View {
  const { view, asked } = shown;
  const { id } = view.file.agreement;
  const frame = agreementFrame(hub, view, { tab: 'overview', title: section.title, asked });
  const tables = section.tables.map((table) => ({
    ...tableView(table, view.results, shownOf(shown)),
    remarks: remarksOn(view, table),
    edit: mayWrite(hub, view) && {
      href: editAddress(id, table.code),
      text: isDraftOpen(view) ? 'Change or comment on' : 'Comment on',
    },
  }));
  const findings = tables.reduce((sum, table) => sum + table.findings.length, 0);
  return {
    view: 'commission/views/reading/section.njk',
    ...frame,
    data: {
      ...frame.data,
      section: { title: section.title, notes: paragraphsOf(section.note ?? '') },
      wide: tables.some(({ head, shape }) => shape !== 'form' && head.length > mostNarrow),
      findings: counted(findings, 'finding'),
      found: findings,
      tables: tables.map((table) => ({
        ...{ ...table, quiet: quietWords(table), explained: findingGroups(table.findings) },
      })),
      beside: besideOf(shown, section),
    },
  };
}

/** The section before and the one after, as GOV.UK pagination takes them. */
function besideOf({ view, asked }: Asked, section: Section) {
  const { sections } = view.template;
  const index = sections.indexOf(section);
  const link = (at: number) => {
    const there = at < 0 ? undefined : sections[at];
    return (
      there && {
        labelText: there.title,
        href: sectionAddress(view.file.agreement.id, there.code, asked),
      }
    );
  };
  return { previous: link(index - 1), next: link(index + 1) };
}
