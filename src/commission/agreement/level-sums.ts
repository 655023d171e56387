import type { AgreementTemplate, Catalogue } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import { checkAgreement } from './consistency/check-agreement.ts';
import type { Content } from './content.ts';

/** The levels whose months do not make their total or a quarter once a change is made, though they did before it. */
export function brokenSums(
  template: AgreementTemplate,
  { before, after }: { before: Content; after: Content },
  catalogue: Pick<Catalogue, 'metrics'>,
): Problem[] {
  const known = new Set(profilesThatDisagree(template, before, catalogue).map(({ key }) => key));
  return profilesThatDisagree(template, after, catalogue)
    .filter(({ key }) => !known.has(key))
    .map(({ title, table, row, column, stated, computed }) => ({
      message: `${title}: the months come to ${computed}, and ${stated} is stated. Spread the level anew, so that they make it.`,
      found: stated ?? '',
      expected: computed ?? '',
      place: { path: `${table}/${row}/${column}` },
    }));
}

function profilesThatDisagree(
  template: AgreementTemplate,
  content: Content,
  catalogue: Pick<Catalogue, 'metrics'>,
) {
  const results = checkAgreement(template, content, { catalogue, facts: new Map() });
  return results.filter(({ rule, outcome }) => rule === 'profile' && outcome === 'disagrees');
}
