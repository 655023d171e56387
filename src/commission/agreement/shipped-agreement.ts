import { z } from 'zod';
import { type IsoDate, isDate } from '../../calendar/index.ts';
import {
  type AgreementTemplate,
  type Catalogue,
  parties,
  readYaml,
  remedyFor,
  shapeProblems,
  type YamlText,
} from '../../catalogue/index.ts';
import { GatehouseError, type Problem } from '../../errors.ts';
import type { Actor, Agreement } from './agreement.ts';
import type { Content } from './content.ts';
import { readWrittenTables, type WrittenMistake, writtenTables } from './written-tables.ts';

/** A signature that was given outside the hub. */
export type Signature = { actor: Actor; on: IsoDate; note: string | null };

/** An agreement as a file of `data/agreements` gives it. */
export type ShippedAgreement = {
  agreement: Agreement;
  content: Content;
  signatures: readonly Signature[];
};

const text = (words: string) => z.string({ error: words }).trim().min(1, words);
const id = (words: string) => text(words).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, words);
const day = z.string({ error: 'a day such as 2014-04-01' }).refine(isDate, {
  error: 'a day such as 2014-04-01',
});

const signed = z.strictObject(
  {
    party: z.enum(parties, { error: `one of ${parties.join(', ')}` }),
    name: text('who signed'),
    role: text('the role in which they signed'),
    on: day,
    note: text('what is known of the signature').optional(),
  },
  { error: 'the fields of a signature' },
);

const agreementFile = z.strictObject(
  {
    agreement: id('the id of the agreement, such as stafford-2014-15'),
    template: text('the code of a template'),
    title: text('what it is called'),
    provider: id('the id of a provider'),
    commissioner: id('the id of a region or nation'),
    parent: id('the id of another agreement').optional(),
    starts: day,
    ends: day,
    source: text('where it comes from').optional(),
    signed: z.array(signed, { error: 'a list of signatures' }).default([]),
    tables: writtenTables,
  },
  { error: 'the fields of an agreement' },
);
type AgreementFile = z.output<typeof agreementFile>;

/**
 * Reads an agreement from YAML, every cell as the text that stands there; whether a cell makes sense is not asked
 * here. Throws COMMISSION_FILE_INVALID with every mistake and its line.
 */
export function readShippedAgreement(
  yamlText: string,
  fileName: string,
  catalogue: Pick<Catalogue, 'templates'>,
): ShippedAgreement {
  const yaml = readYaml(yamlText, fileName, 'failsafe');
  const file = shapedFile(yaml, fileName);
  const template = catalogue.templates.find(({ code }) => code === file.template);
  const mistakes = [
    ...(template ? [] : [unknownTemplate(file, catalogue.templates)]),
    ...dateMistakes(file),
  ];
  const tables = template && readWrittenTables(file.tables, template);
  const problems = [...mistakes, ...(tables?.mistakes ?? [])].map(
    ({ path, key, message }): Problem => ({ message, place: yaml.placeOf(path, key) }),
  );
  if (problems.length > 0 || !tables) throw invalid(fileName, problems);
  return { agreement: agreementOf(file), content: tables.content, signatures: signaturesOf(file) };
}

function shapedFile(yaml: YamlText, fileName: string): AgreementFile {
  if (yaml.problems.length > 0) throw invalid(fileName, yaml.problems);
  const parsed = agreementFile.safeParse(yaml.value);
  if (parsed.success) return parsed.data;
  throw invalid(fileName, shapeProblems(parsed.error, yaml, fieldsAt));
}

/** What may stand at a path of the file, for the remedy of a field that may not. */
function fieldsAt(path: readonly (string | number)[]): string[] {
  if (path.length === 0) return Object.keys(agreementFile.shape);
  if (path[0] === 'signed') return Object.keys(signed.shape);
  return ['rows', 'totals', 'entry'];
}

function unknownTemplate(
  { template }: AgreementFile,
  templates: readonly AgreementTemplate[],
): WrittenMistake {
  const there = templates.map(({ code }) => code);
  const remedy = remedyFor(template, there, 'Declare it in definitions/agreements');
  return { path: ['template'], message: `There is no template “${template}”. ${remedy}.` };
}

function dateMistakes({ starts, ends }: AgreementFile): WrittenMistake[] {
  if (starts <= ends) return [];
  return [{ path: ['ends'], message: `It ends on ${ends}, before it starts. Give a later day.` }];
}

function agreementOf(file: AgreementFile): Agreement {
  return {
    id: file.agreement,
    template: file.template,
    title: file.title,
    providerId: file.provider,
    commissionerId: file.commissioner,
    parentId: file.parent ?? null,
    startsOn: file.starts,
    endsOn: file.ends,
    source: file.source ?? null,
  };
}

function signaturesOf(file: AgreementFile): Signature[] {
  return file.signed.map(({ on, note, ...actor }) => ({ actor, on, note: note ?? null }));
}

function invalid(fileName: string, problems: readonly Problem[]): GatehouseError {
  const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`;
  const remedy = problems.length === 1 ? 'Correct it' : 'Correct them';
  return new GatehouseError(
    'COMMISSION_FILE_INVALID',
    `${fileName} has ${count}. ${remedy} and read the file again.`,
    { status: 422, problems },
  );
}
