import { z } from 'zod';
import { agreementsFile } from './agreement/template-definition.ts';
import { domainsFile } from './domain-definition.ts';
import { metricsFile } from './metric-definition.ts';
import { breakdownsFile, recordsFile } from './record-definition.ts';
import { returnsFile } from './return/return-definition.ts';
import { rolesFile } from './role/role-definition.ts';
import { schemesFile } from './scheme/scheme-definition.ts';
import { suppressionFile } from './suppression/suppression-definition.ts';
import { talliesFile } from './tally-definition.ts';

/** What a definitions file can be: its `kind`, and what the rest of it must hold. */
export const definitionKinds = {
  metrics: metricsFile,
  domains: domainsFile,
  breakdowns: breakdownsFile,
  records: recordsFile,
  tallies: talliesFile,
  agreements: agreementsFile,
  schemes: schemesFile,
  returns: returnsFile,
  roles: rolesFile,
  suppression: suppressionFile,
} as const;
export type DefinitionKind = keyof typeof definitionKinds;

/** The JSON Schema of each kind of definitions file by file name, for editors and for `definitions/schema`. */
export function definitionSchemas(): Record<string, object> {
  const schemas = Object.entries(definitionKinds).map(([kind, schema]) => [
    `${kind}.schema.json`,
    z.toJSONSchema(schema, { io: 'input' }),
  ]);
  return Object.fromEntries(schemas);
}
