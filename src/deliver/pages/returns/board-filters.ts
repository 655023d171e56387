import { mayDoFor } from '../../../access/index.ts';
import { nameOf } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { address } from '../../../web/index.ts';
import { returnStates } from '../../returns/return.ts';
import type { BoardQuery } from './board-query.ts';
import { boardAddress } from './door.ts';
import { stateWords } from './state-words.ts';

type Choice = { value: string; text: string };
const listNames = ['template', 'region', 'provider', 'state'] as const;
type ListName = (typeof listNames)[number];

/** The form that narrows the board, with what is chosen now. */
export function boardFilters(hub: Hub, query: BoardQuery, wrongPeriod: string | undefined) {
  const { page: _page, ...asked } = query;
  const lists = choicesOf(hub);
  const without = (name: keyof typeof asked) =>
    address(boardAddress, { ...asked, [name]: undefined });
  const chosen = listNames.flatMap((name) => {
    const choice = lists[name].find(({ value }) => value === query[name]);
    return choice ? [{ text: choice.text, href: without(name) }] : [];
  });
  const select = (name: ListName, label: string, any: string) => ({
    ...{ kind: 'select', name, label },
    options: [{ value: '', text: any }, ...lists[name]].map((choice) => ({
      ...choice,
      selected: choice.value === (query[name] ?? ''),
    })),
  });
  return {
    ...{ action: boardAddress, label: 'Narrow the returns', submit: 'Show', clear: boardAddress },
    fields: [
      {
        ...{ kind: 'text', name: 'period', label: 'Months, such as 2007-08', value: query.period },
        error: wrongPeriod,
      },
      select('template', 'Return', 'Every return'),
      select('region', 'Region', 'Every region'),
      select('provider', 'Provider', 'Every provider'),
      select('state', 'State', 'Any state'),
    ],
    chosen: [
      ...(query.period === undefined ? [] : [{ text: query.period, href: without('period') }]),
      ...chosen,
    ],
  };
}

function choicesOf(hub: Hub): Record<ListName, Choice[]> {
  const seen = hub.estate.providers.filter(
    (provider) => !provider.simulated && mayDoFor(hub.caller, 'see returns', provider.id),
  );
  const regions = new Set(
    seen.flatMap(({ facts }) =>
      facts.filter(({ fact }) => fact === 'region').map(({ value }) => value),
    ),
  );
  const byText = (one: Choice, other: Choice) => one.text.localeCompare(other.text);
  return {
    template: hub.catalogue.returns.map(({ code, title }) => ({ value: code, text: title })),
    region: hub.estate.regions
      .filter(({ id }) => regions.has(id))
      .map(({ id }) => ({ value: id, text: nameOf(hub.estate, id) }))
      .sort(byText),
    provider: seen
      .filter(({ kind }) => kind === 'area' || kind === 'establishment')
      .map(({ id, name }) => ({ value: id, text: name }))
      .sort(byText),
    state: [
      { value: 'missing', text: 'Missing' },
      ...returnStates.map((state) => ({ value: state, text: stateWords[state] })),
    ],
  };
}
