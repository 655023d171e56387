import { describeDate } from './date-words.ts';
import type { Cell, Column, Table } from './document.ts';
import { happens } from './facts-of-year.ts';
import type { ProviderYear } from './material.ts';
import { capital } from './sentence.ts';

/** Facts that the report tells elsewhere, or that only place the provider. */
const untold: ReadonlySet<string> = new Set(['region']);

/** What sources say of a provider at the end of the year. */
export function profileTable(year: ProviderYear): Table | undefined {
  const rows = profileRows(year);
  if (rows.length === 0) return undefined;
  return {
    id: `profile-${year.subject.id}`,
    caption: `Profile of ${year.subject.officialName}`,
    notes: [],
    columns: profileColumns,
    rows,
  };
}

/** The profiles of all providers as one tidy table. */
export function tidyProfiles(years: readonly ProviderYear[]): Table {
  return {
    id: 'profiles',
    caption: 'Profiles of the providers at the end of the year',
    notes: ['What a source says, with that source, and what happened in the year.'],
    columns: [{ heading: 'Provider' }, ...profileColumns],
    rows: years.flatMap((year) =>
      profileRows(year).map((cells): Cell[] => [{ text: year.subject.name }, ...cells]),
    ),
    sheet: 'Profiles',
  };
}

const profileColumns: readonly Column[] = [
  { heading: 'Fact' },
  { heading: 'At the end of the year', details: 'Remark' },
  { heading: 'Source' },
];

function profileRows(year: ProviderYear): Cell[][] {
  return year.facts
    .filter(({ fact }) => !untold.has(fact))
    .map(({ fact, value, stated, source, note }): Cell[] => {
      const remark = [sinceWhen(fact, stated?.from), note].filter(Boolean).join(' ');
      const told = { text: capital(value), ...(remark !== '' && { detail: remark }) };
      return [{ text: capital(fact) }, told, { text: source }];
    });
}

/** 'From 2001.' for what holds, 'December 2007.' for what happened. */
function sinceWhen(fact: string, from: string | undefined): string {
  if (from === undefined) return '';
  return `${happens(fact) ? '' : 'From '}${describeDate(from)}.`;
}
