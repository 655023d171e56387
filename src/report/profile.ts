import { describePeriod, monthPeriod } from '../calendar/index.ts';
import type { Cell, Table } from './document.ts';
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
    columns: [{ heading: 'Fact' }, { heading: 'At the end of the year' }, { heading: 'Source' }],
    rows,
  };
}

/** The profiles of all providers as one tidy table. */
export function tidyProfiles(years: readonly ProviderYear[]): Table {
  return {
    id: 'profiles',
    caption: 'Profiles of the providers at the end of the year',
    notes: ['What a source says, with that source, and what happened in the year.'],
    columns: ['Provider', 'Fact', 'Value', 'Remark', 'Source'].map((heading) => ({ heading })),
    rows: years.flatMap((year) =>
      told(year).map(({ fact, value, remark, source }): Cell[] => [
        { text: year.subject.name },
        { text: fact },
        { text: value },
        { text: remark },
        { text: source },
      ]),
    ),
    sheet: 'Profiles',
  };
}

function profileRows(year: ProviderYear): Cell[][] {
  return told(year).map(({ fact, value, remark, source }): Cell[] => [
    { text: fact },
    { text: value, ...(remark !== '' && { detail: remark }) },
    { text: source },
  ]);
}

function told(year: ProviderYear) {
  return year.facts
    .filter(({ fact }) => !untold.has(fact))
    .map(({ fact, value, stated, source, note }) => ({
      fact: capital(fact),
      value: capital(value),
      remark: [stated?.from && `From ${describeDate(stated.from)}.`, note]
        .filter(Boolean)
        .join(' '),
      source,
    }));
}

/** A date no finer than its source: '2007', 'December 2007', '25 June 2008'. */
function describeDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const words = describePeriod(monthPeriod(Number(year), Number(month)));
  return day === undefined ? words : `${Number(day)} ${words}`;
}
