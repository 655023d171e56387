import { z } from 'zod';
import { type Section, type Severity, severities } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import { address, type Page, page, type View } from '../../../web/index.ts';
import type { CheckResult, Outcome } from '../../agreement/finding.ts';
import { viewAgreement } from '../../agreement/get-agreement.ts';
import { partAddress, type StateAsked, sectionAddress } from '../addresses.ts';
import { agreementFrame, stateQuery } from '../agreement-frame.ts';
import { type Asked, shownOf } from '../agreement-page.ts';
import type { DataTable } from '../data-table.ts';
import { findingGroups } from '../finding-groups.ts';
import { findingView } from '../finding-view.ts';
import { capital, counted } from '../words.ts';
import { uncheckedGroups } from './quiet.ts';

const findingsQuery = stateQuery.extend({
  section: z.string().optional(),
  severity: z.enum(severities, { error: `choose ${severities.join(', ')}` }).optional(),
});
type Filter = { section?: string | undefined; severity?: Severity | undefined };

/** Every check of an agreement and how it came out: what disagrees first. */
export function agreementFindingsPage(): Page {
  return page({
    needs: 'see agreements',
    path: '/agreements/:id/findings',
    params: z.object({ id: z.string() }),
    query: findingsQuery,
    show: async ({ hub, params, query: { section, severity, ...asked } }) => {
      const view = await viewAgreement(hub, params.id, asked);
      return showFindings(hub, { hub, view, asked }, { section, severity });
    },
  });
}

function showFindings(hub: Hub, shown: Asked, filter: Filter): View {
  const { view, asked } = shown;
  const { section, severity } = filter;
  const frame = agreementFrame(hub, view, { tab: 'findings', title: 'Findings', asked });
  const results = view.results.filter(
    (result) =>
      (section === undefined || result.section === section) &&
      (severity === undefined || result.severity === severity),
  );
  const told = results.map((result) => findingView(result, shownOf(shown)));
  const disagreeing = told.filter(({ outcome }) => outcome === 'disagrees');
  const unchecked = told.filter(({ outcome }) => outcome === 'cannot be checked');
  return {
    view: 'commission/views/reading/findings.njk',
    ...frame,
    data: {
      ...frame.data,
      summary: summaryWords(view.results),
      filters: filtersOf(shown, filter),
      isFiltered: section !== undefined || severity !== undefined,
      clearHref: partAddress(view.file.agreement.id, 'findings', asked),
      all: view.results.length,
      disagreeing: bySection(view.template.sections, disagreeing).map(({ title, findings }) => ({
        ...{ title, groups: findingGroups(findings) },
      })),
      count: counted(disagreeing.length, 'disagreement'),
      unchecked: bySection(view.template.sections, unchecked).map(({ title, findings }) => ({
        ...{ title, groups: uncheckedGroups(findings) },
      })),
      uncheckedCount: unchecked.length,
      bySection: sectionTable(shown, results),
    },
  };
}

/** How many checks ran and how they came out, in one sentence. */
export function summaryWords(results: readonly Pick<CheckResult, 'outcome'>[]): string {
  if (results.length === 0) return 'The form declares nothing to be checked.';
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  const disagrees = count('disagrees');
  const rounding = count('agrees within rounding');
  const unchecked = count('cannot be checked');
  const ran = results.length - unchecked;
  const found = disagrees === 0 ? 'none disagrees' : `${disagrees} ${verb(disagrees, 'disagree')}`;
  const room =
    rounding === 0 ? '' : `, ${rounding} of them only within the rounding of what is printed`;
  const not = unchecked === 0 ? '' : `; ${counted(unchecked, 'more', 'more')} could not be made`;
  const agree = count('agrees') + rounding;
  return `${counted(ran, 'check')} ran: ${agree} ${verb(agree, 'agree')}${room}, and ${found}${not}.`;
}

function verb(count: number, word: string): string {
  return count === 1 ? `${word}s` : word;
}

function bySection<T extends { section: string }>(
  sections: readonly Section[],
  findings: readonly T[],
): Array<{ title: string; findings: T[] }> {
  return sections
    .map(({ code, title }) => ({
      title,
      findings: findings.filter(({ section }) => section === code),
    }))
    .filter((one) => one.findings.length > 0);
}

function sectionTable({ view, asked }: Asked, results: readonly CheckResult[]): DataTable {
  const columns = ['agrees', 'agrees within rounding', 'disagrees', 'cannot be checked'] as const;
  return {
    ...{ id: 'by-section', caption: 'How the checks came out, by section' },
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Section' },
      { text: 'Agree', numeric: true },
      { text: 'Agree within rounding', numeric: true },
      { text: 'Disagree', numeric: true },
      { text: 'Cannot be checked', numeric: true },
    ],
    rows: view.template.sections.map(({ code, title }) => [
      { text: title, href: sectionAddress(view.file.agreement.id, code, asked) },
      ...columns.map((outcome) => {
        const own = results.filter((one) => one.section === code && one.outcome === outcome);
        return { text: own.length.toLocaleString('en-GB'), numeric: true };
      }),
    ]),
  };
}

function filtersOf({ view, asked }: Asked, { section, severity }: Filter) {
  const action = partAddress(view.file.agreement.id, 'findings');
  const state = stateOf(asked);
  const any = (text: string, chosen: string | undefined) => ({
    ...{ value: '', text, selected: chosen === undefined },
  });
  const sections = view.template.sections.map(({ code, title }) => ({
    ...{ value: code, text: title, selected: code === section },
  }));
  const chosen = sections.find(({ selected }) => selected);
  return {
    ...{ action, label: 'Filter the findings', submit: 'Show' },
    fields: [
      ...Object.entries(state).map(([name, value]) => ({ kind: 'hidden', name, value })),
      {
        ...{ kind: 'select', name: 'section', label: 'Section' },
        options: [any('All sections', section), ...sections],
      },
      {
        ...{ kind: 'select', name: 'severity', label: 'Severity' },
        options: [
          any('Any severity', severity),
          ...severities.map((one) => ({
            value: one,
            text: capital(one),
            selected: one === severity,
          })),
        ],
      },
    ],
    chosen: [
      ...(chosen ? [{ text: chosen.text, href: address(action, { ...state, severity }) }] : []),
      ...(severity
        ? [{ text: capital(severity), href: address(action, { ...state, section }) }]
        : []),
    ],
    clear: address(action, state),
  };
}

/** What is asked of the state, without what is not. */
function stateOf({ on, asAt, version }: StateAsked): Record<string, string> {
  return {
    ...(on !== undefined && { on }),
    ...(asAt !== undefined && { asAt }),
    ...(version !== undefined && { version: String(version) }),
  };
}
