import { z } from 'zod';
import { nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { address, type Page, page, type View } from '../../web/index.ts';
import type { FiledFinding } from '../proposal.ts';
import { listQualityFindings } from '../quality.ts';
import { findingTable, ruleNote, ruleTitle } from './finding-table.ts';
import { groupBy } from './groups.ts';
import { pageField, portionOf } from './portion.ts';
import { counted } from './table-view.ts';

const path = '/sources/findings';
const findingsAtATime = 50;

const findingsQuery = z.object({
  rule: z.string().optional(),
  provider: z.string().optional(),
  source: z.string().optional(),
  page: pageField,
});
type FindingsQuery = z.output<typeof findingsQuery>;
type Filter = 'rule' | 'provider' | 'source';

/** What each filter looks at. */
const keyOf: Record<Filter, (finding: FiledFinding) => string> = {
  rule: ({ rule }) => rule,
  provider: ({ providerId }) => providerId,
  source: ({ batchId }) => String(batchId),
};
const filters: readonly Filter[] = ['rule', 'provider', 'source'];

/** Everything that the sources say against themselves, grouped by the check that found it. */
export function findingsPage(): Page {
  return page({
    needs: 'see published',
    path,
    query: findingsQuery,
    show: async ({ hub, query }) => showFindings(hub, await listQualityFindings(hub), query),
  });
}

function showFindings(hub: Hub, findings: readonly FiledFinding[], query: FindingsQuery): View {
  const fitting = findings.filter((finding) =>
    filters.every((name) => query[name] === undefined || query[name] === keyOf[name](finding)),
  );
  const sorted = fitting.toSorted((one, other) =>
    one.rule < other.rule ? -1 : Number(one.rule > other.rule),
  );
  const hrefOf = (number: number) => address(path, { ...query, page: number });
  const portion = portionOf({ page: query.page, size: findingsAtATime }, sorted.length, hrefOf);
  const shown = sorted.slice(portion.offset, portion.offset + portion.limit);
  return {
    view: 'deliver/views/findings.njk',
    title: 'Where sources do not agree with themselves',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Data sources', href: '/sources' },
      { text: 'Quality findings' },
    ],
    data: {
      count: counted(fitting.length, 'finding'),
      all: findings.length,
      fitting: fitting.length,
      filters: formOf(hub, findings, query),
      groups: [...groupBy(shown, ({ rule }) => rule)].map(([rule, ofRule], index) => ({
        title: ruleTitle(rule),
        note: ruleNote(rule),
        table: findingTable(
          hub,
          {
            id: `findings-${index + 1}`,
            caption: ruleTitle(rule),
            captionClasses: 'govuk-visually-hidden',
          },
          ofRule,
        ),
      })),
      portion,
    },
  };
}

function formOf(hub: Hub, findings: readonly FiledFinding[], query: FindingsQuery) {
  const textOf: Record<Filter, (finding: FiledFinding) => string> = {
    rule: ({ rule }) => ruleTitle(rule),
    provider: ({ providerId }) => nameOf(hub.estate, providerId),
    source: ({ fileName, batchId }) => `${fileName} (import ${batchId})`,
  };
  const select = (name: Filter, label: string, all: string) => ({
    kind: 'select',
    name,
    label,
    options: [['', all] as const, ...optionsOf(findings, keyOf[name], textOf[name])].map(
      ([value, text]) => ({ value, text, selected: value === (query[name] ?? '') }),
    ),
  });
  const chosen = filters.flatMap((name) => {
    const like = findings.find((finding) => keyOf[name](finding) === query[name]);
    const value = query[name];
    if (value === undefined) return [];
    const href = address(path, { ...query, page: undefined, [name]: undefined });
    return [{ text: like ? textOf[name](like) : value, href }];
  });
  return {
    action: path,
    label: 'Choose findings',
    submit: 'Show',
    fields: [
      select('rule', 'Check', 'Every check'),
      select('provider', 'Provider', 'Every provider'),
      select('source', 'Source', 'Every source'),
    ],
    chosen,
    clear: path,
  };
}

function optionsOf(
  findings: readonly FiledFinding[],
  value: (finding: FiledFinding) => string,
  text: (finding: FiledFinding) => string,
): Array<readonly [string, string]> {
  const options = new Map(findings.map((finding) => [value(finding), text(finding)]));
  return [...options].toSorted(([, one], [, other]) => one.localeCompare(other, 'en-GB'));
}
