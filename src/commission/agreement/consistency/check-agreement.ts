import type { AgreementTemplate, Catalogue } from '../../../catalogue/index.ts';
import type { Content } from '../content.ts';
import type { CheckResult, Finding } from '../finding.ts';
import { declaredResults } from './declared-results.ts';
import { profileResults } from './profile-results.ts';
import { readTables } from './read-tables.ts';
import { rowResults } from './row-results.ts';
import { totalResults } from './total-results.ts';

/** What an agreement is checked against besides itself. */
export type CheckContext = {
  catalogue: Pick<Catalogue, 'metrics'>;
  /** What the register holds of the provider on the day of commencement, by the name of the fact. */
  facts: ReadonlyMap<string, string>;
};

/**
 * Recomputes everything that an agreement states twice: cells that follow from their row, totals, months against
 * quarters and totals, and what its template says must agree. In the order of the form, declared checks last.
 */
export function checkAgreement(
  template: Pick<AgreementTemplate, 'sections' | 'checks'>,
  content: Content,
  { catalogue, facts }: CheckContext,
): CheckResult[] {
  const tables = readTables(template, content, catalogue.metrics);
  return [
    ...[...tables.values()].flatMap((read) => [
      ...rowResults(read),
      ...totalResults(read),
      ...profileResults(read),
    ]),
    ...declaredResults(template, { tables, facts }),
  ];
}

/** The disagreements: what both parties mend or accept before they sign. */
export function findingsOf(results: readonly CheckResult[]): Finding[] {
  return results.filter((result): result is Finding => result.outcome === 'disagrees');
}
