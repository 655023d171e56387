import { GatehouseError } from '../errors.ts';
import type { AgreementTemplate } from './agreement/template.ts';
import type { Catalogue } from './metric.ts';
import { nearest } from './nearest.ts';
import type { RecordType } from './record-type.ts';
import type { ReturnTemplate } from './return/return-template.ts';
import type { Scheme } from './scheme/scheme.ts';
import type { Tally } from './tally.ts';

/** The record type with this code; undefined when there is none. */
export function findRecordType(
  { recordTypes }: Pick<Catalogue, 'recordTypes'>,
  code: string,
): RecordType | undefined {
  return recordTypes.find((type) => type.code === code);
}

/** As findRecordType; throws CATALOGUE_UNKNOWN_RECORD_TYPE with the nearest codes when there is none. */
export function getRecordType(catalogue: Pick<Catalogue, 'recordTypes'>, code: string): RecordType {
  const found = findRecordType(catalogue, code);
  if (found) return found;
  throw new GatehouseError(
    'CATALOGUE_UNKNOWN_RECORD_TYPE',
    unknown('record type', code, catalogue.recordTypes),
    { status: 404 },
  );
}

/** The types whose records come one by one: without the figures of returns, which come by the return alone. */
export function recordedTypes({ recordTypes }: Pick<Catalogue, 'recordTypes'>): RecordType[] {
  return recordTypes.filter(({ returned }) => returned === undefined);
}

/** The tally with this code; undefined when there is none. */
export function findTally(
  { tallies }: Pick<Catalogue, 'tallies'>,
  code: string,
): Tally | undefined {
  return tallies.find((tally) => tally.code === code);
}

/** As findTally; throws CATALOGUE_UNKNOWN_TALLY with the nearest codes when there is none. */
export function getTally(catalogue: Pick<Catalogue, 'tallies'>, code: string): Tally {
  const found = findTally(catalogue, code);
  if (found) return found;
  throw new GatehouseError('CATALOGUE_UNKNOWN_TALLY', unknown('tally', code, catalogue.tallies), {
    status: 404,
  });
}

/** The agreement template with this code; throws CATALOGUE_UNKNOWN_TEMPLATE with the nearest codes when there is none. */
export function getTemplate(
  { templates }: Pick<Catalogue, 'templates'>,
  code: string,
): AgreementTemplate {
  const found = templates.find((template) => template.code === code);
  if (found) return found;
  throw new GatehouseError(
    'CATALOGUE_UNKNOWN_TEMPLATE',
    unknown('agreement template', code, templates),
    { status: 404 },
  );
}

/** The return template with this code; throws CATALOGUE_UNKNOWN_RETURN with the nearest codes when there is none. */
export function getReturnTemplate(
  { returns }: Pick<Catalogue, 'returns'>,
  code: string,
): ReturnTemplate {
  const found = returns.find((template) => template.code === code);
  if (found) return found;
  throw new GatehouseError('CATALOGUE_UNKNOWN_RETURN', unknown('return', code, returns), {
    status: 404,
  });
}

/**
 * The scheme of a code, or of a code and version such as `ippf-2007@1`; without a version the highest.
 * Undefined when there is none.
 */
export function findScheme(
  { schemes }: Pick<Catalogue, 'schemes'>,
  name: string,
): Scheme | undefined {
  const [code = '', ...versionNamed] = name.split('@');
  const versions = schemes
    .filter((scheme) => scheme.code === code)
    .sort((a, b) => b.version - a.version);
  if (versionNamed.length === 0) return versions[0];
  return versions.find(({ version }) => String(version) === versionNamed.join('@'));
}

/** As findScheme; throws CATALOGUE_UNKNOWN_SCHEME with the nearest when there is none. */
export function getScheme(catalogue: Pick<Catalogue, 'schemes'>, name: string): Scheme {
  const found = findScheme(catalogue, name);
  if (found) return found;
  const names = catalogue.schemes.map(({ code, version }) =>
    name.includes('@') ? `${code}@${version}` : code,
  );
  const there = [...new Set(names)].map((code) => ({ code }));
  throw new GatehouseError('CATALOGUE_UNKNOWN_SCHEME', unknown('scheme', name, there), {
    status: 404,
  });
}

function unknown(what: string, code: string, there: ReadonlyArray<{ code: string }>): string {
  const near = nearest(
    code,
    there.map((item) => item.code),
    3,
  );
  const suggestion =
    near.length === 0 ? `The catalogue holds no ${what}.` : `Did you mean ${near.join(', ')}?`;
  return `No ${what} has the code “${code.slice(0, 100)}”. ${suggestion}`;
}
