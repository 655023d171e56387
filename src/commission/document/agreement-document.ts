import { dayWords, type IsoDate, type MonthIndex, monthWords } from '../../calendar/index.ts';
import type { AgreementTemplate, Party } from '../../catalogue/index.ts';
import type { Agreement } from '../agreement/agreement.ts';
import type { Content } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';
import { type DocumentTable, documentTable } from './document-table.ts';

/** Who signed, for which party, and on which day. */
export type Signature = { party: Party; name: string; role: string; on: IsoDate };

export type DocumentInput = {
  template: AgreementTemplate;
  content: Content;
  agreement: Agreement;
  /** The parties, and the title of the agreement to which it is an annex. */
  names: { provider: string; commissioner: string; parent?: string | undefined };
  results: readonly CheckResult[];
  signatures: readonly Signature[];
  version: number;
  contentHash: string;
  /** In words: `in force`, `draft`. */
  standing: string;
  /** The month whose agreement this is; without it the version as it was written. */
  month?: MonthIndex | undefined;
  /** The notices of change that the content follows, a line each. */
  noticesApplied: readonly string[];
};

export type DocumentSection = {
  id: string;
  title: string;
  note: string | null;
  tables: readonly DocumentTable[];
};

/** A whole agreement for reading, in the order of its form: plain data, from which each kind of file is drawn. */
export type AgreementDocument = {
  agreementId: string;
  title: string;
  /** What kind of agreement it is. */
  form: string;
  version: number;
  contentHash: string;
  /** `As it stood in October 2014`; null where no month was asked for. */
  asItStood: string | null;
  /** Where it stands in its life, as a line of words. */
  standing: string;
  /** First the parties, term and signatures, then the sections of the form. */
  sections: readonly DocumentSection[];
};

/** The agreement as a document. Findings are those that disagree; checks that came out well are not told. */
export function agreementDocument(input: DocumentInput): AgreementDocument {
  const { template, agreement, month } = input;
  return {
    agreementId: agreement.id,
    title: agreement.title,
    form: template.title,
    version: input.version,
    contentHash: input.contentHash,
    asItStood: month === undefined ? null : `As it stood in ${monthWords(month)}`,
    standing: input.standing,
    sections: [
      {
        id: 'agreement',
        title: 'Parties and term',
        note: null,
        tables: [particulars(input), signatures(input)],
      },
      ...template.sections.map(({ code, title, note, tables }) => ({
        id: `section-${code}`,
        title,
        note: note ?? null,
        tables: tables.map((table) => documentTable(table, input)),
      })),
    ],
  };
}

/** More than this does not fit an upright page: a column of words counts as two of figures. */
const mostUpright = 12;

/** Whether the pages of a section lie on their side, for the sake of a table in it. */
export function isWide({ tables }: Pick<DocumentSection, 'tables'>): boolean {
  return tables.some(
    ({ columns }) => columns.reduce((sum, { figures }) => sum + (figures ? 1 : 2), 0) > mostUpright,
  );
}

const words = (title: string) => ({ title, figures: false });

function particulars(input: DocumentInput): DocumentTable {
  const { agreement, names, template, noticesApplied } = input;
  const rows: Array<[string, string | null]> = [
    ['Provider', names.provider],
    ['Commissioner', names.commissioner],
    ['Term', `${dayWords(agreement.startsOn)} to ${dayWords(agreement.endsOn)}`],
    ['Form', template.title],
    ['Annex to', names.parent ?? agreement.parentId],
    ['Standing', input.standing],
    ['Changed by', noticesApplied.join('\n')],
    ['Version', String(input.version)],
    ['Content hash', input.contentHash],
    ['Source', agreement.source],
  ];
  return {
    id: 'particulars',
    label: null,
    title: 'The agreement',
    note: null,
    columns: [words('Item'), words('Agreed')],
    rowHeader: 0,
    grouped: false,
    groups: [rows.flatMap(([name, text]) => (text ? [[name, text]] : []))],
    totals: [],
    findings: [],
    nothing: null,
  };
}

function signatures({ signatures: given, names }: DocumentInput): DocumentTable {
  return {
    id: 'signatures',
    label: null,
    title: 'Signatures',
    note: null,
    columns: ['For', 'Name', 'Role', 'Signed on'].map(words),
    rowHeader: 0,
    grouped: false,
    groups: [
      given.map(({ party, name, role, on }) => [
        `${names[party]} (${party})`,
        name,
        role,
        dayWords(on),
      ]),
    ],
    totals: [],
    findings: [],
    nothing: given.length === 0 ? 'Nobody has signed this version.' : null,
  };
}
