import type { Hub } from '../../hub.ts';
import { address } from '../../web/index.ts';
import { statuses } from '../variance.ts';
import { type Option, periodOptions } from './chosen-period.ts';
import { territoryOptions } from './chosen-territory.ts';
import type { MatrixQuery, MatrixQuestion } from './matrix-question.ts';

const path = '/performance';

type Field = { kind: 'select'; name: string; label: string; options: Option[] };

/** The form above the matrix: what can be chosen, what is chosen, and the way back. */
export function matrixFilters(hub: Hub, question: MatrixQuestion) {
  return {
    action: path,
    label: 'Choose figures',
    submit: 'Show',
    fields: fieldsOf(hub, question),
    chosen: chosenOf(question),
    clear: path,
  };
}

/** What is asked of the address, with some of it changed. */
export function matrixAddress(question: MatrixQuestion, changed: Partial<MatrixQuery>): string {
  const { period, region, kind, domain, status, use } = { ...question, ...changed };
  return address(path, {
    period,
    region,
    kind,
    domain,
    status,
    use: use === 'delivery' ? undefined : use,
  });
}

function fieldsOf(hub: Hub, question: MatrixQuestion): Field[] {
  const { chosen, territory, kind, domainAsked, status, use, domains } = question;
  return [
    select('period', 'Period', periodOptions(chosen)),
    select('region', 'Region', territoryOptions(hub, territory)),
    select('kind', 'Providers', [
      option('', 'All', kind === undefined),
      option('areas', 'Probation areas', kind === 'areas'),
      option('prisons', 'Prisons', kind === 'prisons'),
    ]),
    select('use', 'Figures', [
      option('', 'Delivery', use === 'delivery'),
      option('context', 'Context', use === 'context'),
    ]),
    select('domain', 'Domain', [
      option('', 'All domains', domainAsked === undefined),
      ...domains.map(({ code, title }) => option(code, title, code === domainAsked?.code)),
    ]),
    select('status', 'Status', [
      option('', 'Any status', status === undefined),
      ...statuses.map((one) => option(one, capitalised(one), one === status)),
    ]),
  ];
}

function chosenOf(question: MatrixQuestion): Array<{ text: string; href: string }> {
  const { kind, domainAsked, status, use, territory, isUsualTerritory } = question;
  const without = (name: keyof MatrixQuery) => matrixAddress(question, { [name]: undefined });
  return [
    ...(isUsualTerritory ? [] : [{ text: territory.officialName, href: without('region') }]),
    ...(kind
      ? [{ text: kind === 'areas' ? 'Probation areas' : 'Prisons', href: without('kind') }]
      : []),
    ...(use === 'context'
      ? [
          {
            text: 'Context figures',
            href: matrixAddress(question, { use: 'delivery', domain: undefined }),
          },
        ]
      : []),
    ...(domainAsked ? [{ text: domainAsked.title, href: without('domain') }] : []),
    ...(status ? [{ text: capitalised(status), href: without('status') }] : []),
  ];
}

function select(name: string, label: string, options: Option[]): Field {
  return { kind: 'select', name, label, options };
}

function option(value: string, text: string, selected: boolean): Option {
  return { value, text, selected };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
