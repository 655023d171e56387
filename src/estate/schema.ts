import { z } from 'zod';
import { isStatedDate } from './stated-date.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in lower case with hyphens, such as stoke-heath');
const text = z.string().min(1, 'Fill the cell in');
const optional = z.string().transform((cell) => (cell === '' ? undefined : cell));
const date = optional.refine(
  (cell) => cell === undefined || isStatedDate(cell),
  'Write a day as 2008-06-25, or only the month (2009-04) or year (1993) when no more is known',
);
const code = optional.refine(
  (cell) => cell === undefined || /^[A-Z]{2,5}$/.test(cell),
  'Write a code in two to five capitals',
);

/** `scheme CODE` pairs apart by semicolons, such as `nomis women PFI; lids PA`. */
const otherCodes = z
  .string()
  .regex(/^$|^[a-z][A-Za-z ]* [A-Z]{2,5}(; [a-z][A-Za-z ]* [A-Z]{2,5})*$/, {
    message: 'Write other codes as: scheme CODE; scheme CODE',
  })
  .transform((cell) => (cell === '' ? [] : cell.split('; ').map(schemeAndCode)));

function schemeAndCode(pair: string): [scheme: string, code: string] {
  const space = pair.lastIndexOf(' ');
  return [pair.slice(0, space), pair.slice(space + 1)];
}

const named = { id, name: text, official_name: text };
const lifetime = { opened: date, closed: date, source: text };

/** The columns of each data file. */
export const rowSchemas = {
  'regions.csv': z.object({ ...named, kind: z.enum(['nation', 'region']), source: text }),
  'areas.csv': z.object({ ...named, ...lifetime }),
  'establishments.csv': z.object({
    ...named,
    prison_code: code,
    nomis_code: code,
    other_codes: otherCodes,
    ...lifetime,
  }),
  'partnerships.csv': z.object({ ...named, ...lifetime }),
  'register-2017.csv': z.object({
    provider: id,
    from: date,
    until: date,
    region: id,
    operator: text,
    management: text,
    function: text,
    designation: text,
    contract_holder: optional,
    remark: optional,
  }),
  'facts.csv': z.object({
    provider: id,
    fact: text,
    value: text,
    from: date,
    until: date,
    source: text,
    note: optional,
  }),
  'aliases.csv': z.object({ subject: id, alias: text, from: date, until: date, source: text }),
  'groups.csv': z.object({ ...named, kind: z.enum(['reporting', 'comparator']), source: text }),
  'group-members.csv': z.object({ group: id, member: id, from: date, until: date }),
  'successions.csv': z.object({
    from: id,
    to: id,
    on: text.refine(isStatedDate, 'Write the day as 2008-06-25, or only the month or year'),
    source: text,
  }),
} as const;

export type FileName = keyof typeof rowSchemas;
export type RowOf<Name extends FileName> = z.infer<(typeof rowSchemas)[Name]>;
