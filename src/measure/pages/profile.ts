import type { IsoDate } from '../../calendar/index.ts';
import {
  comparatorGroupOf,
  type DatedFact,
  type Estate,
  factsOn,
  nameOf,
  type Provider,
  predecessorsOf,
  reportingGroupOf,
  successorsOf,
} from '../../estate/index.ts';
import { providerAddress } from './addresses.ts';
import { dateWords, spanWords } from './date-words.ts';

type Link = { text: string; href: string };
/** A stretch of a sentence, linked or not. */
type Part = { text: string; href?: string };

/** What is known of a provider on a day. */
export type Profile = {
  /** `Prison`, `Probation area`. */
  kind: string;
  codes: Array<{ name: string; code: string }>;
  /** How it began and ended, as sentences of texts and links. */
  life: Part[][];
  /** Whether it was open on the day, as far as its dates are known. */
  openThen: boolean;
  comparedWith: Link | undefined;
  reportedWith: Link | undefined;
  aliases: Array<{ name: string; span: string; source: string }>;
  facts: Array<{ name: string; value: string; href?: string; span: string; source: string }>;
};

const kinds: Partial<Record<Provider['kind'], string>> = {
  area: 'Probation area',
  establishment: 'Prison',
  partnership: 'Local partnership',
};

const codeNames: Readonly<Record<string, string>> = { prison: 'Prison code', nomis: 'NOMIS code' };

/** The profile of a provider on a day; `period` goes into the links. */
export function profileOn(
  estate: Estate,
  provider: Provider,
  on: IsoDate,
  period: string | undefined,
): Profile {
  const link = ({ id, name }: { id: string; name: string }): Link => ({
    text: name,
    href: providerAddress(id, period),
  });
  const comparator = comparatorGroupOf(estate, provider, on);
  const reporting = reportingGroupOf(estate, provider, on);
  return {
    kind: kinds[provider.kind] ?? '',
    codes: Object.entries(provider.codes).map(([name, code]) => ({
      name: codeNames[name] ?? name,
      code,
    })),
    life: lifeOf(estate, provider),
    openThen:
      (provider.opened ?? '') <= on && (provider.closed === undefined || on < provider.closed),
    comparedWith: comparator && link(comparator),
    reportedWith: reporting && link(reporting),
    aliases: provider.aliases.map(({ alias, source, ...span }) => ({
      name: alias,
      span: spanWords(span),
      source,
    })),
    facts: factsOn(provider, on).map((fact) => shownFact(estate, fact, period)),
  };
}

function shownFact(
  estate: Estate,
  { fact, value, source, note, ...span }: DatedFact,
  period: string | undefined,
): Profile['facts'][number] {
  const region = fact === 'region';
  return {
    name: fact.charAt(0).toUpperCase() + fact.slice(1),
    value: region ? nameOf(estate, value) : withCommas(value),
    ...(region && { href: providerAddress(value, period) }),
    span: spanWords(span),
    source: note ? `${source}. ${note}` : source,
  };
}

function lifeOf(estate: Estate, { id, opened, closed, stated }: Provider): Profile['life'] {
  const before = predecessorsOf(estate, id).map(linkTo);
  const after = successorsOf(estate, id).map(linkTo);
  return [
    ...(opened === undefined ? [] : [[{ text: `Opened ${whenWords(stated?.opened ?? opened)}.` }]]),
    ...(before.length === 0
      ? []
      : [[{ text: 'It took the place of ' }, ...inSentence(before), { text: '.' }]]),
    ...(closed === undefined ? [] : [[{ text: `Closed ${whenWords(stated?.closed ?? closed)}.` }]]),
    ...(after.length === 0 ? [] : [[...inSentence(after), { text: ' took its place.' }]]),
  ];
}

function linkTo({ id, name }: { id: string; name: string }): Link {
  return { text: name, href: providerAddress(id) };
}

/** `a, b and c` with links. */
function inSentence(links: readonly Link[]): Part[] {
  return links.flatMap((link, index) => {
    if (index === 0) return [link];
    return [{ text: index === links.length - 1 ? ' and ' : ', ' }, link];
  });
}

function whenWords(date: string): string {
  return `${date.length === 10 ? 'on' : 'in'} ${dateWords(date)}`;
}

function withCommas(value: string): string {
  return /^\d{4,}$/.test(value) && !/^(19|20)\d\d$/.test(value)
    ? Number(value).toLocaleString('en-GB')
    : value;
}
