import { type AgreementTemplate, findTable, type Severity } from '../../catalogue/index.ts';
import type { Acceptance } from '../agreement/agreement.ts';
import { placeWords } from '../agreement/change-words.ts';
import type { Content } from '../agreement/content.ts';
import type { CheckResult, Outcome } from '../agreement/finding.ts';
import { cellId, findingId, type StateAsked, sectionAddress, tableId } from './addresses.ts';

/** What results are shown with. */
export type Shown = {
  agreementId: string;
  template: AgreementTemplate;
  content: Content;
  acceptances: readonly Acceptance[];
  asked: StateAsked;
};

/** A party that accepts a finding with these very figures, and why. */
export type AcceptedBy = { party: string; name: string; role: string; reason: string };

/** One result of a check as a page tells it. */
export type FindingView = {
  id: string;
  key: string;
  /** The id of the cell that it is about. */
  at: string;
  outcome: Outcome;
  title: string;
  /** What kind of check it was, in words. */
  rule: string;
  section: string;
  table: string;
  tableTitle: string;
  place: string;
  placeHref: string;
  stated: string;
  computed: string;
  difference: string;
  severity: Severity;
  explanation: string;
  cause: string | null;
  accepted: readonly AcceptedBy[];
  acceptedByBoth: boolean;
};

const rules: Readonly<Record<string, string>> = {
  row: 'Worked out from its row',
  total: 'Total of its table',
  profile: 'Months of a level',
};

/** What kind of check it was. */
function ruleWords(rule: string): string {
  return rules[rule] ?? (rule.startsWith('regime-') ? 'The core day' : 'Between tables');
}

/** A result with the words for where it stands, and who accepts it. */
export function findingView(result: CheckResult, shown: Shown): FindingView {
  const { agreementId, template, content, asked } = shown;
  const { key, section, table, row, column, rule } = result;
  const at = row === '' ? tableId(table) : cellId({ table, row, column });
  const accepted = acceptedBy(result, shown.acceptances);
  return {
    ...{
      id: findingId(key),
      key,
      at,
      outcome: result.outcome,
      title: result.title,
      section,
      table,
    },
    rule: ruleWords(rule),
    tableTitle: findTable(template, table)?.title ?? table,
    place: placeWords(template, content, { table, row, column }),
    placeHref: sectionAddress(agreementId, section, asked, at),
    stated: result.stated ?? 'nothing',
    computed: result.computed ?? 'nothing',
    difference: result.difference ?? '',
    severity: result.severity,
    explanation: result.explanation,
    cause: result.cause,
    accepted,
    acceptedByBoth: new Set(accepted.map(({ party }) => party)).size === 2,
  };
}

/** Acceptances hold for the very texts they were made on. */
function acceptedBy(
  { key, stated, computed }: CheckResult,
  acceptances: readonly Acceptance[],
): AcceptedBy[] {
  return acceptances
    .filter((given) => given.findingKey === key)
    .filter((given) => given.stated === stated && given.computed === computed)
    .map(({ actor: { party, name, role }, reason }) => ({ party, name, role, reason }));
}
